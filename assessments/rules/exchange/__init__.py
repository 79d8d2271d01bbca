"""Questions from other systems and to them: GIFT, Moodle XML and Aiken.

A reader gives a ``ReadFile``: every question that it met, as a ``QuestionText`` with what could not be carried (``notes``) or
with the reason why it is refused. A writer gives a ``WrittenFile``: the text, and by name what it leaves out. Nothing here
knows what is in the database.
"""
