"""Who gets what at each address: a row for every named URL, a column for every kind of person.

A row holds what the address answers to a visitor who is not signed in, a link worker, a lead and a trainer, in
that order; programme staff (`admin`) get whatever anybody gets, and are not listed. The answers:

    ok      the page                                  in      to the sign-in page
    gone    not found (hidden and absent are alike)   away    a redirect elsewhere
    post    only a form may come here

`WITH` gives the arguments that an address needs, as text that leads to nothing, so that a row states what somebody
who guesses gets; what the right person gets for a real object stands in the tests of that screen. Names of
Wagtail's admin are one rule: signed-in authors only (see the test).
"""

from __future__ import annotations

from dataclasses import dataclass

OK, IN, GONE, AWAY, POST = "ok", "in", "gone", "away", "post"


@dataclass(frozen=True)
class Row:
    """What an address answers to a visitor, a link worker, a lead and a trainer."""

    visitor: str
    link_worker: str
    lead: str
    trainer: str


EVERYBODY = Row(OK, OK, OK, OK)
SIGNED_IN = Row(IN, OK, OK, OK)
NOBODY_WITHOUT_ONE = Row(IN, GONE, GONE, GONE)

LEADS_ONLY = Row(IN, GONE, OK, GONE)
FORM_ONLY = Row(POST, POST, POST, POST)

TABLE: dict[str, Row] = {
    # config
    "healthz": EVERYBODY,
    "media": Row(GONE, GONE, GONE, GONE),
    # website
    "website:my_learning": SIGNED_IN,
    "website:coming_up_calendar": SIGNED_IN,
    "website:account": SIGNED_IN,
    "website:my_posts": SIGNED_IN,
    "website:welcome_who_sees_what": SIGNED_IN,
    "website:welcome_post": SIGNED_IN,
    "website:leaving": NOBODY_WITHOUT_ONE,
    "website:welcome_address": SIGNED_IN,
    "website:welcome_begin": Row(IN, AWAY, AWAY, AWAY),
    "website:take_place": NOBODY_WITHOUT_ONE,
    "website:join": EVERYBODY,
    "website:join_link_worker": EVERYBODY,
    "website:join_organisation": EVERYBODY,
    "website:join_programme": Row(GONE, GONE, GONE, GONE),
    "website:join_sent": EVERYBODY,
    "website:join_request": Row(GONE, GONE, GONE, GONE),
    "website:open_invitation": Row(AWAY, AWAY, AWAY, AWAY),
    "website:invitation": Row(GONE, GONE, GONE, GONE),
    "website:new_invitation": FORM_ONLY,
    # employers' administrators and the programme team; a line manager is neither
    "website:add_person": NOBODY_WITHOUT_ONE,
    "website:invitations": NOBODY_WITHOUT_ONE,
    "website:requests": NOBODY_WITHOUT_ONE,
    "website:request": NOBODY_WITHOUT_ONE,
    "website:posts": NOBODY_WITHOUT_ONE,
    "website:confirm_posts": NOBODY_WITHOUT_ONE,
    "website:post": NOBODY_WITHOUT_ONE,
    "website:end_post": NOBODY_WITHOUT_ONE,
    "website:keep_post": NOBODY_WITHOUT_ONE,
    "website:accessibility": EVERYBODY,
    "website:privacy": EVERYBODY,
    "website:cookies": EVERYBODY,
    "website:help": EVERYBODY,
    "website:help_guide": Row(GONE, GONE, GONE, GONE),
    "website:glossary": EVERYBODY,
    "website:search": EVERYBODY,
    "website:saved": SIGNED_IN,
    "website:save": FORM_ONLY,
    "website:report": EVERYBODY,
    "website:reported": EVERYBODY,
    "website:my_help_requests": SIGNED_IN,
    "website:my_help_request": NOBODY_WITHOUT_ONE,
    "website:help_request_answer": Row(GONE, GONE, GONE, GONE),
    # the programme team; and, once they may write, authors for what is said of their own pages
    "website:support": NOBODY_WITHOUT_ONE,
    "website:support_request": NOBODY_WITHOUT_ONE,
    "website:support_people": NOBODY_WITHOUT_ONE,
    "website:support_person": NOBODY_WITHOUT_ONE,
    # design
    "design:gallery": Row(GONE, GONE, GONE, GONE),
    # people
    "people:who_sees_what": SIGNED_IN,
    "people:cannot_sign_in": EVERYBODY,
    "people:devices": SIGNED_IN,
    "people:second_step": SIGNED_IN,
    "people:file_ready": SIGNED_IN,
    "people:sign_in_again": SIGNED_IN,
    "people:signed_in_again": EVERYBODY,
    "people:waiting_words": SIGNED_IN,
    # notifications
    "notifications:inbox": SIGNED_IN,
    "notifications:read": FORM_ONLY,
    "notifications:preferences": SIGNED_IN,
    "notifications:address_works": FORM_ONLY,
    "notifications:open": NOBODY_WITHOUT_ONE,
    "notifications:stop": Row(GONE, GONE, GONE, GONE),
    "notifications:mail_reports": FORM_ONLY,
    # Only where mails are kept rather than sent, and only for staff.
    "notifications:kept_mail_list": Row(GONE, GONE, GONE, GONE),
    "notifications:kept_mail": Row(GONE, GONE, GONE, GONE),
    "notifications:kept_mail_html": Row(GONE, GONE, GONE, GONE),
    # courses
    "courses:programmes": EVERYBODY,
    "courses:programme_page": Row(GONE, GONE, GONE, GONE),
    "courses:how_to_be_enrolled": EVERYBODY,
    "courses:leave": NOBODY_WITHOUT_ONE,
    "courses:come_back": NOBODY_WITHOUT_ONE,
    "courses:plan": NOBODY_WITHOUT_ONE,
    "courses:choose_pathway": NOBODY_WITHOUT_ONE,
    "courses:acknowledge_changes": FORM_ONLY,
    "courses:complete_lesson": FORM_ONLY,
    "courses:save_reflection": FORM_ONLY,
    "courses:prior_learning": SIGNED_IN,
    "courses:begin_claim": Row(IN, POST, POST, POST),
    "courses:prior_claim": NOBODY_WITHOUT_ONE,
    "courses:withdraw_claim": Row(IN, POST, POST, POST),
    # assessments
    "assessments:begin": FORM_ONLY,
    "assessments:check": NOBODY_WITHOUT_ONE,
    "assessments:further_attempt": NOBODY_WITHOUT_ONE,
    "assessments:result": NOBODY_WITHOUT_ONE,
    "assessments:question": NOBODY_WITHOUT_ONE,
    "assessments:ask_observer": NOBODY_WITHOUT_ONE,
    "assessments:keep_words": FORM_ONLY,
    "assessments:observation": NOBODY_WITHOUT_ONE,
    "assessments:withdraw_observation": NOBODY_WITHOUT_ONE,
    "assessments:observations_asked": SIGNED_IN,  # anybody may be asked to observe
    "assessments:observation_asked": NOBODY_WITHOUT_ONE,
    "assessments:take_observation": FORM_ONLY,
    "assessments:guest_observation_open": Row(GONE, GONE, GONE, GONE),
    "assessments:guest_observation": Row(GONE, GONE, GONE, GONE),
    "assessments:save_work": FORM_ONLY,
    "assessments:check_work": NOBODY_WITHOUT_ONE,
    "assessments:work_version": NOBODY_WITHOUT_ONE,
    "assessments:add_file": FORM_ONLY,
    "assessments:file": NOBODY_WITHOUT_ONE,
    "assessments:remove_file": FORM_ONLY,
    # competencies; a framework is needed for a page of one
    "competencies:home": SIGNED_IN,
    "competencies:competency": NOBODY_WITHOUT_ONE,
    "competencies:verifications": SIGNED_IN,
    "competencies:ask_verification": SIGNED_IN,
    "competencies:verification": NOBODY_WITHOUT_ONE,
    "competencies:withdraw_verification": Row(IN, POST, POST, POST),
    # line managers, professional supervisors and assessors
    "competencies:answer_verifications": LEADS_ONLY,
    "competencies:answer_verification": NOBODY_WITHOUT_ONE,
    # assessors
    "competencies:verification_pool": NOBODY_WITHOUT_ONE,
    "competencies:take_verification": NOBODY_WITHOUT_ONE,
    "competencies:give_back_verification": NOBODY_WITHOUT_ONE,
    "competencies:answer_sign_off": NOBODY_WITHOUT_ONE,
    "competencies:sign_offs": SIGNED_IN,
    "competencies:sign_off": NOBODY_WITHOUT_ONE,
    "competencies:withdraw_sign_off": Row(IN, POST, POST, POST),
    # whoever has the link
    "competencies:open_guest_verification": Row(GONE, GONE, GONE, GONE),
    "competencies:guest_verification": Row(GONE, GONE, GONE, GONE),
    "assessments:claim_queue": NOBODY_WITHOUT_ONE,
    "assessments:prior_claim": NOBODY_WITHOUT_ONE,
    # portfolio
    "portfolio:home": SIGNED_IN,
    "portfolio:cpd_year": SIGNED_IN,
    "portfolio:log": SIGNED_IN,
    "portfolio:entry": NOBODY_WITHOUT_ONE,
    "portfolio:remove_entry": NOBODY_WITHOUT_ONE,
    "portfolio:certificates": SIGNED_IN,
    "portfolio:certificate": NOBODY_WITHOUT_ONE,
    "portfolio:training": SIGNED_IN,
    "portfolio:record_training": SIGNED_IN,
    "assessments:evidence_files": SIGNED_IN,
    "assessments:evidence_file": NOBODY_WITHOUT_ONE,
    "assessments:remove_evidence": Row(IN, POST, POST, POST),
    "portfolio:correct_training": NOBODY_WITHOUT_ONE,
    "portfolio:training_file": NOBODY_WITHOUT_ONE,
    "portfolio:remove_training": Row(IN, POST, POST, POST),
    "portfolio:record_for_step": FORM_ONLY,
    "portfolio:training_of_my_people": LEADS_ONLY,
    "portfolio:my_data": SIGNED_IN,
    "portfolio:data_export": NOBODY_WITHOUT_ONE,
    "portfolio:erasure": SIGNED_IN,
    "portfolio:erasure_begun": EVERYBODY,
    "portfolio:verify": Row(GONE, GONE, GONE, GONE),
    # analytics
    "analytics:this_week": LEADS_ONLY,
    "analytics:people": LEADS_ONLY,
    "analytics:people_export": LEADS_ONLY,
    "analytics:person": NOBODY_WITHOUT_ONE,
    "analytics:cohort": NOBODY_WITHOUT_ONE,
    "analytics:remind_person": NOBODY_WITHOUT_ONE,
    "analytics:remind_cohort": NOBODY_WITHOUT_ONE,
    "analytics:cohort_export": NOBODY_WITHOUT_ONE,
    "analytics:leaving": NOBODY_WITHOUT_ONE,
    "analytics:retention": LEADS_ONLY,
    "analytics:retention_another_day": Row(IN, GONE, AWAY, GONE),  # without a day, back to the page
    "analytics:retention_export": NOBODY_WITHOUT_ONE,  # nothing has been worked out yet
}

NO_UUID = "00000000-0000-7000-8000-000000000000"
WITH: dict[str, dict[str, str | int]] = {
    "media": {"path": "certificates/somebody.pdf"},
    "notifications:open": {"uuid": NO_UUID},
    "notifications:stop": {"token": "no-such-token"},
    "notifications:kept_mail": {"name": "no-such-mail"},
    "notifications:kept_mail_html": {"name": "no-such-mail"},
    "website:help_guide": {"slug": "no-such-guide"},
    "website:my_help_request": {"uuid": NO_UUID},
    "website:help_request_answer": {"key": "no-such-key"},
    "website:support_request": {"uuid": NO_UUID},
    "website:support_person": {"pk": 0},
    "website:take_place": {"code": "no-such-programme"},
    "website:join_programme": {"code": "no-such-programme"},
    "website:join_request": {"key": "no-such-key"},
    "website:open_invitation": {"key": "no-such-key"},
    "website:leaving": {"uuid": NO_UUID},
    "website:request": {"uuid": NO_UUID},
    "website:post": {"uuid": NO_UUID},
    "website:end_post": {"uuid": NO_UUID},
    "website:keep_post": {"uuid": NO_UUID},
    "courses:programme_page": {"path": "no-such-programme/"},
    "courses:leave": {"programme": "no-such-programme"},
    "courses:come_back": {"programme": "no-such-programme"},
    "courses:plan": {"programme": "no-such-programme"},
    "courses:choose_pathway": {"pathway": NO_UUID},
    "courses:begin_claim": {"target": NO_UUID},
    "courses:prior_claim": {"uuid": NO_UUID},
    "courses:withdraw_claim": {"uuid": NO_UUID},
    "courses:acknowledge_changes": {"module": NO_UUID},
    "courses:complete_lesson": {"step": NO_UUID},
    "courses:save_reflection": {"step": NO_UUID, "prompt": "r1"},
    "assessments:begin": {"step": NO_UUID},
    "assessments:check": {"attempt": NO_UUID},
    "assessments:further_attempt": {"uuid": NO_UUID},
    "assessments:result": {"attempt": NO_UUID},
    "assessments:question": {"attempt": NO_UUID, "position": 1},
    "assessments:ask_observer": {"step": NO_UUID},
    "assessments:keep_words": {"step": NO_UUID},
    "assessments:observation": {"uuid": NO_UUID},
    "assessments:withdraw_observation": {"uuid": NO_UUID},
    "assessments:observation_asked": {"uuid": NO_UUID},
    "assessments:take_observation": {"uuid": NO_UUID},
    "assessments:guest_observation_open": {"key": "no-such-key"},
    "assessments:guest_observation": {"uuid": NO_UUID},
    "assessments:save_work": {"step": NO_UUID},
    "assessments:check_work": {"step": NO_UUID},
    "assessments:work_version": {"step": NO_UUID, "number": 1},
    "assessments:add_file": {"step": NO_UUID},
    "assessments:file": {"file": NO_UUID},
    "assessments:remove_file": {"file": NO_UUID},
    "competencies:competency": {"code": "Z9"},
    "competencies:verification": {"uuid": NO_UUID},
    "competencies:withdraw_verification": {"uuid": NO_UUID},
    "competencies:answer_verification": {"uuid": NO_UUID},
    "competencies:take_verification": {"uuid": NO_UUID},
    "competencies:answer_sign_off": {"uuid": NO_UUID},
    "competencies:sign_off": {"uuid": NO_UUID},
    "competencies:withdraw_sign_off": {"uuid": NO_UUID},
    "competencies:give_back_verification": {"uuid": NO_UUID},
    "competencies:open_guest_verification": {"key": "no-such-key"},
    "competencies:guest_verification": {"uuid": NO_UUID},
    "portfolio:entry": {"uuid": NO_UUID},
    "assessments:prior_claim": {"uuid": NO_UUID},
    "assessments:evidence_file": {"file": NO_UUID},
    "assessments:remove_evidence": {"file": NO_UUID},
    "portfolio:correct_training": {"uuid": NO_UUID},
    "portfolio:training_file": {"uuid": NO_UUID},
    "portfolio:remove_training": {"uuid": NO_UUID},
    "portfolio:record_for_step": {"step": NO_UUID},
    "portfolio:remove_entry": {"uuid": NO_UUID},
    "portfolio:certificate": {"pk": NO_UUID},
    "portfolio:data_export": {"uuid": NO_UUID},
    "portfolio:verify": {"number": "no-such-number"},
    "analytics:people_export": {"kind": "csv"},
    "analytics:person": {"person_id": 999_999_999},
    "analytics:remind_person": {"person_id": 999_999_999},
    "analytics:remind_cohort": {"slug": "no-such-cohort"},
    "analytics:cohort": {"slug": "no-such-cohort"},
    "analytics:cohort_export": {"slug": "no-such-cohort", "kind": "csv"},
    "analytics:retention_export": {"kind": "csv"},
}

# allauth's and Wagtail's own addresses have tests of their own; these prefixes are not in the table. `readyz` answers
# by what runs, not by who asks.
OTHERS = ("account_", "mfa_", "socialaccount_", "openid_connect_", "wagtail", "readyz")
