from website.models.help_request import HelpRequest, HelpRequestEvent
from website.models.page import HomePage
from website.models.saved import Saved
from website.models.search import SearchEdition, SearchEntry
from website.models.set_up import SetUpMark

__all__ = [
    "HelpRequest",
    "HelpRequestEvent",
    "HomePage",
    "Saved",
    "SearchEdition",
    "SearchEntry",
    "SetUpMark",
]
