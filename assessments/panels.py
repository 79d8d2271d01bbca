"""The panels of the quiz's editor, in the order of an author's thought."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from courses.panels import CHECK, what_it_is

SLOTS_HELP = (
    "Each line asks one question, or draws some at random from a bank. Write questions first, under “Questions” in the "
    "menu; a question that learners have met already is never changed under them: saving it makes a new version."
)

QUIZ = [
    *what_it_is(),
    FieldPanel("body", heading="Introduction"),
    MultiFieldPanel(
        [
            HelpPanel(content=SLOTS_HELP),
            InlinePanel(
                "slots",
                label="Question",
                panels=[
                    FieldPanel("question", heading="This question"),
                    FieldRowPanel(
                        [
                            FieldPanel("bank", heading="Or draw from a bank"),
                            FieldPanel("count"),
                            FieldPanel("tag"),
                        ]
                    ),
                ],
            ),
        ],
        heading="Questions",
    ),
    MultiFieldPanel(
        [
            FieldPanel("minutes"),
            FieldRowPanel([FieldPanel("pass_mark"), FieldPanel("attempts")]),
            FieldRowPanel([FieldPanel("draw"), FieldPanel("shuffle")]),
        ],
        heading="How it is completed",
    ),
    *CHECK,
]
