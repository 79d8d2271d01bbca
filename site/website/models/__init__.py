from website.models.page import HomePage
from website.models.set_up import SetUpMark

__all__ = ["HomePage", "SetUpMark"]
