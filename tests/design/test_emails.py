"""The layout of e-mails: HTML and plain text from the same words."""

from django.template.loader import render_to_string

WHY = "You get this because you finished a module."
MESSAGE = {
    "subject": "Your certificate is ready",
    "greeting": "Hello Nia,",
    "paragraphs": ["You finished “Supporting change” & its certificate is in your portfolio."],
    "action": {"label": "See it", "url": "https://linkway.example/learn/portfolio/?a=1&b=2"},
    "why": WHY,
    "stop": {"label": "Choose what we send you", "url": "https://linkway.example/notices/"},
}


def test_both_forms_of_an_email_carry_its_words_its_one_action_and_why_it_came() -> None:
    html = render_to_string("design/emails/base.html", MESSAGE)
    text = render_to_string("design/emails/base.txt", MESSAGE)

    for words in ("See it", WHY, "Choose what we send you"):
        assert words in html
        assert words in text
    assert "“Supporting change” & its" in text
    assert "a=1&b=2" in text
    assert "“Supporting change” &amp; its" in html


def test_an_email_without_an_action_has_no_button() -> None:
    plain = {key: value for key, value in MESSAGE.items() if key != "action"}

    assert "If the button does nothing" not in render_to_string("design/emails/base.html", plain)
    assert "See it" not in render_to_string("design/emails/base.txt", plain)
