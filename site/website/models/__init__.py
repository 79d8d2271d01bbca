from website.models.page import HomePage

__all__ = ["HomePage"]
