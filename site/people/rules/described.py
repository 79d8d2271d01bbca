"""The files of the imports in words, with their vocabularies: for ``--help`` and for the screen."""

from __future__ import annotations

from typing import Final

from people.rules.scope import scopes_in_words
from people.vocabulary import JOB_ROLES, ImportKind, LeavingReason, OrganisationKind, ResponsibilityKind

_DAYS: Final = "Days are written as in 2026-11-24. ended_on is the first day on which it no longer holds."
_FILE: Final = (
    "The file is CSV in UTF-8, with or without a byte order mark. The columns may stand in any order; those that\n"
    "are not known are not read, and named. A bad row refuses the whole file. The same file twice changes nothing;\n"
    "a changed row updates; what a file does not list stays as it is."
)
_RESPONSIBILITIES: Final = "\n".join(
    f"  {kind.value:<24} over {scopes_in_words(kind)}" for kind in ResponsibilityKind
)

ORGANISATIONS: Final = f"""columns:
  code,ods_code,name,kind,parent_code,started_on,ended_on

  code         ours: the ODS code where there is one; known by it, whatever its case
  kind         {", ".join(OrganisationKind.values)}
  parent_code  the code of the organisation that it belongs to, on record or in the file; may be empty
  started_on   may be empty: for as long as anybody asks

{_DAYS}
Another parent than on record means that the organisation moves today: history stays. To state its history, list it
once for each parent, with the days.
{_FILE}"""

PEOPLE: Final = f"""columns:
  email,name,responsibility,scope,started_on,ended_on

  responsibility and scope (empty for somebody who holds none):
{_RESPONSIBILITIES}
  scope        the code of an organisation, the short name of a group, or the e-mail address of a person;
               empty where the responsibility is over the whole programme
  started_on   needed with a responsibility

{_DAYS}
A person is known by any of their addresses; a responsibility by person, kind, scope and started_on.
{_FILE}"""

POSTS: Final = f"""columns:
  email,name,role,employer,employer_ods,deployed_at,funder,fte,started_on,observed_from,ended_on,leaving_reason
  and, if you have them, person_ref,post_ref

  role            {", ".join(code for code, _, _ in JOB_ROLES)}
  employer        a name; one that is not known and has no code is made, with the kind "other"
  employer_ods    its code, if you have it; it must be on record, and goes before the name
  deployed_at     the code of the network, practice or other place; it must be on record; may be empty
  funder          who pays, in your words; may be empty
  fte             over 0 and at most 1; may be empty
  observed_from   the first day on which the post's end would have become known: later than started_on where it
                  was already running when recording began; empty means started_on
  leaving_reason  {", ".join(LeavingReason.values)};
                  only with ended_on, and may be empty
  person_ref      how your system knows the person; post_ref: how it knows the post

{_DAYS}
A post is known by post_ref, else by person, employer, role and started_on. A listed open post counts as confirmed
today. Another deployed_at or funder than on record means a change today, where the post is running; for one that has
ended it is a correction. These rows wait for a decision, change nothing and do not stop the others: a person who looks
like a known one at a new address (the same person_ref, or the same name and a post that ended within 120 days); a post
that would overlap itself; a post that the file lists twice.
{_FILE}"""

DESCRIBED: Final[dict[ImportKind, str]] = {
    ImportKind.ORGANISATIONS: ORGANISATIONS,
    ImportKind.PEOPLE: PEOPLE,
    ImportKind.POSTS: POSTS,
}
"""What the screen says of each kind of file; a storey above that brings a kind adds its own."""
