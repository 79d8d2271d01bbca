"""What this storey holds about people, in words: for the export of one's own data, and for the privacy notice."""

from __future__ import annotations

from foundations.registries import PersonalData, holds_personal_data

WHILE_ACTIVE = "while the account is active, and six years after"
A_YEAR = "one year"

HELD = (
    PersonalData(
        "people.Person",
        "Your account",
        "pk",
        {
            "name": "Your name",
            "email": "Your first e-mail address",
            "ref": "How the list of posts knows you",
            "joined_at": "When your account was made",
            "last_login": "When you last signed in; nobody else sees it",
            "is_active": "Whether you may sign in",
        },
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Post",
        "Your posts",
        "person",
        {
            "role": "Role",
            "employer": "Employer",
            "fte": "Hours, as a part of full time",
            "started_on": "First day",
            "observed_from": "Known since",
            "ended_on": "First day out of post",
            "leaving_reason": "Why it ended",
            "last_confirmed_on": "Last confirmed",
            "ref": "Reference",
        },
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Deployment",
        "Where you worked",
        "post__person",
        {"place": "Place", "started_on": "From", "ended_on": "Until"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Funding",
        "Who paid for your posts",
        "post__person",
        {"funder": "Funder", "started_on": "From", "ended_on": "Until"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Membership",
        "Your groups",
        "person",
        {"group": "Group", "started_on": "From", "ended_on": "Until"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Responsibility",
        "What you answer for",
        "person",
        {
            "kind": "As",
            "organisation": "Over the organisation",
            "group": "Over the group",
            "started_on": "From",
            "ended_on": "Until",
        },
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.AuditEntry",
        "What was changed in your record",
        "person",
        {"at": "When", "by": "By", "action": "What"},
        "six years",
    ),
    PersonalData(
        "people.Opening",
        "Who looked at your details",
        "person",
        {"at": "When", "by": "Who", "kind": "How", "purpose": "For"},
        A_YEAR,
    ),
    PersonalData(
        "people.PersonMerge",
        "Records of you that became one",
        "kept",
        {"at": "When", "by": "By"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.ImportRun",
        "Files that you sent",
        "uploaded_by",
        {"file_name": "File", "kind": "Lists", "uploaded_at": "When"},
        "the file a month, the report a year",
    ),
    PersonalData(
        "people.Invitation",
        "Invitations that were sent to you",
        "person",
        {"address": "To", "sent_at": "When", "accepted_at": "Accepted"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.JoinRequest",
        "Your requests to join",
        "person",
        {
            "kind": "What you asked",
            "name": "Name",
            "address": "E-mail address",
            "asked_at": "When",
            "employer_name": "Employer",
            "place_name": "Place",
            "state": "What became of it",
            "decided_at": "Answered",
            "decline_words": "In words",
        },
        "a year after the answer; three days where the address was never confirmed",
    ),
    PersonalData(
        "people.PostDoubt",
        "What you said was wrong with your posts",
        "person",
        {
            "about": "About",
            "said_at": "When",
            "settled_at": "Answered",
            "kept_because": "Why it is right as it is",
        },
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.Device",
        "Where you are signed in",
        "person",
        {"words": "Device", "signed_in_at": "Since", "ends_at": "Until", "is_own": "Your own"},
        "until you are signed out, 30 days at most",
    ),
    PersonalData(
        "people.SignInRecord",
        "How you signed in",
        "person",
        {"at": "When", "event": "What", "method": "How"},
        A_YEAR,
    ),
    PersonalData(
        "people.SecondStepReset",
        "When your second step of signing in was taken off",
        "person",
        {"asked_at": "Asked for", "asked_by": "By", "state": "What became of it", "decided_at": "Decided"},
        WHILE_ACTIVE,
    ),
    PersonalData(
        "people.GuestLink",
        "Links that you had sent to somebody without an account",
        "asked_by",
        {
            "name": "To",
            "email": "Address",
            "issued_at": "Sent",
            "expires_at": "Until",
            "used_at": "Answered",
            "confirmed_name": "Who they said they are",
            "confirmed_role": "Their role",
        },
        "as long as what was asked; who was asked, six years at most",
    ),
    PersonalData(
        "people.GuestAccess",
        "What was done with these links",
        "link__asked_by",
        {"at": "When", "event": "What"},
        "six years",
    ),
    PersonalData(
        "account.EmailAddress",
        "Your e-mail addresses",
        "user",
        {"email": "Address", "verified": "Confirmed", "primary": "First"},
        "while the account is active",
    ),
    PersonalData(
        "mfa.Authenticator",
        "Your second steps of signing in",
        "user",
        {"type": "Kind", "created_at": "Set up", "last_used_at": "Last used"},
        "while the account is active",
    ),
    PersonalData(
        "socialaccount.SocialAccount",
        "Sign-in providers that you are linked with",
        "user",
        {"provider": "Provider", "date_joined": "Linked", "last_login": "Last used"},
        "while the account is active",
    ),
)


def register_personal_data() -> None:
    for held in HELD:
        holds_personal_data.register(held.model, held)
