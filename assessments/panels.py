"""The panels of the editors of quizzes and assignments, in the order of an author's thought."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

from courses.panels import CHECK, what_it_is

SLOTS_HELP = (
    "Each line asks one question, or draws some at random from a bank. Write questions first, under “Questions” in the "
    "menu; a question that learners have met already is never changed under them: saving it makes a new version."
)

TIME_HELP = "Quizzes have no time limit unless there is a reason. With one, everybody may choose more time, and nobody asks why."

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
                    FieldPanel("section"),
                    FieldPanel("question", heading="This question"),
                    FieldRowPanel(
                        [
                            FieldPanel("bank", heading="Or draw from a bank"),
                            FieldPanel("count"),
                            FieldPanel("category"),
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
            FieldRowPanel([FieldPanel("counts"), FieldPanel("wait_hours")]),
        ],
        heading="How it is completed",
    ),
    MultiFieldPanel(
        [
            HelpPanel(content=TIME_HELP),
            FieldRowPanel([FieldPanel("time_limit_minutes"), FieldPanel("time_limit_reason")]),
            FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
        ],
        heading="Time",
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(
                [FieldPanel("review_marks"), FieldPanel("review_answers"), FieldPanel("review_feedback")]
            )
        ],
        heading="What learners see afterwards, and when",
        classname="collapsed",
    ),
    *CHECK,
]

OBSERVATION = [
    *what_it_is("kind"),
    FieldPanel("body", heading="What happens, and who looks"),
    FieldPanel(
        "criteria",
        heading="What the observer looks for",
        help_text="Each with how it reads when it is not there yet, and when it is. Whoever has been asked already keeps "
        "the criteria that they were asked about.",
    ),
    MultiFieldPanel([FieldPanel("minutes")], heading="How long it takes"),
    *CHECK,
]

RUBRIC_HELP = (
    "Learners read the rubric before they begin, and markers choose one level for each criterion. Work that was handed "
    "in is marked by the rubric as it stood then."
)
SECOND_HELP = (
    "A second person marks this share again without seeing the first marks; how far both agree is shown under “Marking”. "
    "Learners do not wait for it."
)

ASSIGNMENT = [
    *what_it_is("kind"),
    FieldPanel("body", heading="The brief"),
    MultiFieldPanel([FieldRowPanel([FieldPanel("words"), FieldPanel("minutes")])], heading="How much"),
    MultiFieldPanel(
        [
            HelpPanel(content=RUBRIC_HELP),
            InlinePanel(
                "criteria",
                label="Criterion",
                panels=[
                    FieldPanel("title"),
                    FieldPanel("refer"),
                    FieldPanel("passing"),
                    FieldPanel("distinction"),
                ],
            ),
        ],
        heading="Rubric",
    ),
    MultiFieldPanel(
        [HelpPanel(content=SECOND_HELP), FieldPanel("is_anonymous"), FieldPanel("second_share")],
        heading="How it is marked",
    ),
    *CHECK,
]
