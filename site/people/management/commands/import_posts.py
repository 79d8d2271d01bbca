from people.actions.import_posts import import_posts
from people.management.commands._import import ImportCommand
from people.rules.described import POSTS


class Command(ImportCommand):
    help = "Bring the posts on record, and whose they are, to what a file says."
    run_import = staticmethod(import_posts)
    describes = POSTS
