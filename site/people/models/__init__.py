from people.models.audit import AuditEntry, Opening
from people.models.device import Device
from people.models.group import Group, Membership
from people.models.guest_link import GuestAccess, GuestLink
from people.models.import_run import ImportRun
from people.models.invitation import Invitation
from people.models.join_request import JoinRequest
from people.models.organisation import Organisation, OrganisationLink
from people.models.person import Person, PersonMerge
from people.models.post import Deployment, Funding, JobRole, Post
from people.models.post_doubt import PostDoubt
from people.models.responsibility import Responsibility
from people.models.second_step_reset import SecondStepReset
from people.models.sign_in import SignInRecord

__all__ = [
    "AuditEntry",
    "Deployment",
    "Device",
    "Funding",
    "Group",
    "GuestAccess",
    "GuestLink",
    "ImportRun",
    "Invitation",
    "JobRole",
    "JoinRequest",
    "Membership",
    "Opening",
    "Organisation",
    "OrganisationLink",
    "Person",
    "PersonMerge",
    "Post",
    "PostDoubt",
    "Responsibility",
    "SecondStepReset",
    "SignInRecord",
]
