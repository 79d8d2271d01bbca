"""Samples of what stands within a lesson."""

from datetime import UTC, datetime

from django.utils.safestring import SafeString

from design.gallery.sample import Sample

STORY = SafeString(
    "<p>Maureen, 72, has not been out since her husband died. On Tuesday she told Sam about the choir she used to sing in, "
    "and for a moment she was somebody else.</p><p>“I would not know anybody now,” she said.</p>"
)


def content() -> list[Sample]:
    return [
        Sample(
            "key_point.html", {"body": SafeString("<p>The conversation comes before the connection.</p>")}
        ),
        Sample("case_story.html", {"title": "Maureen's Tuesday", "body": STORY}),
        Sample(
            "activity.html",
            {
                "title": "Draw who supports you",
                "minutes": 30,
                "body": SafeString("<p>Put yourself in the middle of a sheet of paper.</p>"),
            },
        ),
        Sample("who_reads.html", {"words": "Your cohort's facilitator can read this.", "url": "#"}),
        Sample(
            "reflection.html",
            {
                "prompt": "When did somebody last ask what matters to you?",
                "identifier": "y1-01-r1",
                "text": "At my mother's clinic.",
                "save_url": "#",
                "saved_at": datetime(2026, 11, 24, 14, 5, tzinfo=UTC),
            },
        ),
        Sample(
            "self_check.html",
            {
                "question": "Which of these is a social prescription?",
                "options": [
                    {
                        "text": "A place in a singing group that Maureen chose",
                        "feedback": "She chose it, and it answers what matters to her.",
                        "is_right": True,
                    },
                    {
                        "text": "A repeat prescription for sleeping tablets",
                        "feedback": "That is a medical prescription.",
                        "is_right": False,
                    },
                ],
            },
        ),
        Sample(
            "quotation.html",
            {
                "text": "I was not a list of problems any more.",
                "source": "A made-up person, for the gallery",
                "url": "#",
            },
        ),
        Sample(
            "design/gallery/term.html",
            {
                "term": "warm handover",
                "meaning": "Introducing somebody in person, or while they listen, so that they need not start again.",
                "url": "#",
            },
        ),
        Sample(
            "accordion.html",
            {
                "items": [
                    {
                        "title": "What if they say no?",
                        "body": SafeString("<p>Then that is the answer for today.</p>"),
                        "is_open": True,
                    },
                    {
                        "title": "Who else should know?",
                        "body": SafeString("<p>Whoever the person agrees to.</p>"),
                    },
                ]
            },
        ),
        Sample(
            "notice.html",
            {
                "text": "A new lesson was added. You need not do it, because you had finished.",
                "title": "This module has changed",
            },
        ),
        Sample("notice.html", {"kind": "success", "text": "Step completed. Two are left in this module."}),
        Sample(
            "notice.html",
            {
                "kind": "warning",
                "text": "No practitioner has reviewed this safety content yet.",
                "url": "#",
                "label": "What that means",
            },
        ),
        Sample("notice.html", {"kind": "problem", "text": "The file was not read. Nothing was changed."}),
        Sample(
            "empty_state.html",
            {
                "title": "No certificates yet",
                "text": "Your first comes with your first finished module.",
                "url": "#",
                "label": "Go to my learning",
            },
        ),
    ]
