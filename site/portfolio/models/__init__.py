from portfolio.models.certificate import Certificate
from portfolio.models.cpd_entry import CPDEntry
from portfolio.models.cpd_plan import CPDPlan

__all__ = ["CPDEntry", "CPDPlan", "Certificate"]
