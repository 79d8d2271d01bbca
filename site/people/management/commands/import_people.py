from people.actions.import_people import import_people
from people.management.commands._import import ImportCommand
from people.rules.described import PEOPLE


class Command(ImportCommand):
    help = "Bring people, and what they answer for, to what a file says."
    run_import = staticmethod(import_people)
    describes = PEOPLE
