from portfolio.models.certificate import Certificate
from portfolio.models.cpd_entry import CPDEntry
from portfolio.models.cpd_plan import CPDPlan
from portfolio.models.data_export import DataExport
from portfolio.models.erasure import ClosedAccount, Erasure
from portfolio.models.external_training import ExternalTraining, TrainingRecordPage

__all__ = [
    "CPDEntry",
    "CPDPlan",
    "Certificate",
    "ClosedAccount",
    "DataExport",
    "Erasure",
    "ExternalTraining",
    "TrainingRecordPage",
]
