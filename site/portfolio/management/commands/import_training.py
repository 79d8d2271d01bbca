from people.management.commands._import import ImportCommand
from portfolio.actions.import_training import import_training
from portfolio.rules.training_row import TRAINING_FILE


class Command(ImportCommand):
    help = "Record training that people took elsewhere, as a file lists it."
    run_import = staticmethod(import_training)
    describes = TRAINING_FILE
