from people.actions.import_organisations import import_organisations
from people.management.commands._import import ImportCommand
from people.rules.described import ORGANISATIONS


class Command(ImportCommand):
    help = "Bring the organisations on record to what a file says."
    run_import = staticmethod(import_organisations)
    describes = ORGANISATIONS
