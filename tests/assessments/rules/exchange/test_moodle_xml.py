"""Moodle XML, type by type, as Moodle exports it."""

from __future__ import annotations

import pytest

from tests.assessments.rules.exchange.moodle import answer, category, found_in, one, question, read

RIGHT_AND_WRONG = answer("100", "Ask her", "Yes.") + answer("0", "Wait", "No.")


def weights(options: list[dict[str, object]]) -> list[tuple[object, object]]:
    return [(option["text"], option["weight"]) for option in options]


def test_one_right_answer_has_shares_and_feedback_for_each_and_for_all() -> None:
    inside = (
        '<generalfeedback format="html"><text><![CDATA[<p>Safety <b>first</b>.</p>]]></text></generalfeedback>'
        "<defaultgrade>1.0000000</defaultgrade><penalty>0.3333333</penalty><hidden>0</hidden><single>true</single>"
        + RIGHT_AND_WRONG + answer("33.33333", "Ring", "Perhaps.")
    )  # fmt: skip

    found = one("multichoice", inside)

    assert found.text is not None
    assert (found.text.type, found.text.stem, found.text.feedback) == (
        "single",
        "What first?",
        "Safety **first**.",
    )
    assert weights(found.text.content["options"]) == [("Ask her", 100), ("Wait", 0), ("Ring", 33)]
    assert (found.notes, found.is_draft) == ((), False)


def test_several_right_answers_take_away_for_wrong_ones_as_in_the_file() -> None:
    inside = "<single>false</single>" + "".join(
        answer(share, text) for share, text in (("50", "a"), ("50", "b"), ("-50", "c"), ("-25", "d"))
    )

    found = one("multichoice", inside)

    assert found.text is not None
    assert (found.text.type, found.notes) == ("multiple", ())
    assert weights(found.text.content["options"]) == [("a", 100), ("b", 100), ("c", 0), ("d", 50)]


@pytest.mark.parametrize(
    ("shares", "note"),
    [
        (("60", "40", "-50"), "earn different shares"),
        (("50", "50", "0"), "costs nothing in the file"),
        (("50", "50", "-100"), "costs more in the file"),
    ],
)
def test_what_counts_differently_here_is_named(shares: tuple[str, ...], note: str) -> None:
    inside = "<single>false</single>" + "".join(answer(share, f"a{n}") for n, share in enumerate(shares))

    assert any(note in said for said in one("multichoice", inside).notes)


def test_true_and_false_keep_what_is_said_to_each() -> None:
    text = read("truefalse", answer("0", "true", "No.") + answer("100", "false", "Yes."))

    assert text.type == "true-false"
    assert [(row["text"], row["weight"], row["feedback"]) for row in text.content["options"]] == [
        ("True", 0, "No."), ("False", 100, "Yes."),
    ]  # fmt: skip


def test_few_words_keep_stars_and_lose_capital_letters_by_name() -> None:
    inside = (
        "<usecase>1</usecase>" + answer("100", "link worker*") + answer("50", "R&amp;D") + answer("0", "*")
    )

    found = one("shortanswer", inside)

    assert found.text is not None
    assert weights(found.text.content["options"]) == [("link worker*", 100), ("R&D", 50)]
    assert found.notes == ("Capital letters count in the file; here they do not.",)


def test_numbers_keep_their_tolerance_and_the_unit_that_they_are_in() -> None:
    units = (
        "<units><unit><multiplier>1</multiplier><unit_name>km</unit_name></unit>"
        "<unit><multiplier>1000</multiplier><unit_name>m</unit_name></unit></units>"
    )
    inside = (
        answer("100", "7.50", more="<tolerance>0.5</tolerance>") + answer("0", "*", "Think of a bus.") + units
    )

    found = one("numerical", inside)

    assert found.text is not None
    assert weights(found.text.content["options"]) == [("7.5 ± 0.5 km", 100)]
    assert found.notes == (
        "What is said to every other answer is left out: “Think of a bus.”.",
        "The unit “m”, which the file converts, is left out.",
    )


def test_pairs_may_have_a_right_side_too_many() -> None:
    pair = (
        '<subquestion format="html"><text><![CDATA[{}]]></text><answer><text>{}</text></answer></subquestion>'
    )

    text = read(
        "matching",
        "".join(pair.format(*each) for each in (("<p>GP</p>", "Treats"), ("Worker", "Asks"), ("", "Pays"))),
    )

    assert [(row["left"], row["right"]) for row in text.content["pairs"]] == [
        ("GP", "Treats"), ("Worker", "Asks"), ("", "Pays"),
    ]  # fmt: skip


def test_lines_are_put_in_the_order_that_their_shares_count() -> None:
    text = read(
        "ordering", answer("2.0000000", "Agree") + answer("1.0000000", "Listen") + answer("3.0000000", "Plan")
    )

    assert [item["text"] for item in text.content["items"]] == ["Listen", "Agree", "Plan"]


def test_a_text_with_answers_in_it_has_gaps() -> None:
    found = one(
        "cloze",
        "",
        "<p>Ask what {1:SHORTANSWER:=matters#Yes~%100%counts~%50%is} to the {2:MCV:=person~problem}, \\} and {:NM:=7}.</p>",
    )

    assert found.text is not None
    assert (found.text.type, found.text.stem) == ("gap", "Ask what [[1]] to the [[2]], \\\\} and [[3]].")
    assert found.text.content == {"gaps": [["matters", "counts"], ["person"], ["7"]]}
    assert len(found.notes) == 4


@pytest.mark.parametrize("kind", ["gapselect", "ddwtos"])
def test_words_to_choose_for_a_text_are_written_here(kind: str) -> None:
    tag = "selectoption" if kind == "gapselect" else "dragbox"
    inside = "".join(f"<{tag}><text>{word}</text><group>1</group></{tag}>" for word in ("cat", "dog", "cow"))

    found = one(kind, inside, "<p>The [[2]] chased the [[1]].</p>")

    assert found.text is not None
    assert (found.text.stem, found.text.content) == (
        "The [[1]] chased the [[2]].",
        {"gaps": [["dog"], ["cat"]]},
    )
    assert found.notes == (
        "A word that is chosen from a list in the file is written here.",
        "The words that fit no gap are left out.",
    )


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("essay", "Make it an assignment"),
        ("description", "asks nothing"),
        ("calculatedmulti", "whose numbers change"),
        ("ddmarker", "Dragging onto a picture"),
        ("stack", "the type “stack”"),
        ("", "the type “”"),
    ],
)
def test_types_that_are_not_shared_are_refused_by_name(kind: str, words: str) -> None:
    found = one(kind, "")

    assert found.text is None
    assert words in found.reason


@pytest.mark.parametrize(
    ("kind", "inside", "text", "words"),
    [
        ("multichoice", answer("90", "a") + answer("0", "b"), "x", "No answer earns the whole mark"),
        ("multichoice", answer("lots", "a"), "x", "“lots” is no share of a mark"),
        ("truefalse", answer("100", "yes"), "x", "not “true” and “false”"),
        ("numerical", answer("100", "seven"), "x", "“seven” is not a number"),
        ("cloze", "", "No gap", "no gap"),
        ("cloze", "", "{1:NM:=3:0.5}", "a little off"),
        ("cloze", "", "{1:MULTIRESPONSE:=a~=b}", "kind “MULTIRESPONSE”"),
        ("gapselect", "", "See [[4]]", "[[4]] has no word"),
        ("multichoice", RIGHT_AND_WRONG, "  ", "its text is empty"),
    ],
)
def test_a_question_that_does_not_hold_together_is_refused_alone(
    kind: str, inside: str, text: str, words: str
) -> None:
    bad, good = found_in(question(kind, inside, text), question("multichoice", RIGHT_AND_WRONG))

    assert bad.text is None
    assert words in bad.reason
    assert good.text is not None


def test_categories_tags_ids_and_lines_are_read() -> None:
    tags = "<idnumber>safe-01</idnumber><tags><tag><text>safety</text></tag><tag><text>competency:B1</text></tag></tags>"

    found = found_in(
        question("multichoice", RIGHT_AND_WRONG),
        category("$course$/top/Default for X/Safeguarding/Adults//children"),
        question("multichoice", RIGHT_AND_WRONG + tags),
        category("$course$/top"),
        question("multichoice", RIGHT_AND_WRONG + "<tags></tags>"),
    )

    assert [each.category for each in found] == [None, "Default for X / Safeguarding / Adults-children", ""]
    assert [each.tags for each in found] == [None, ("safety",), ()]
    assert [each.line for each in found] == [3, 5, 7]
    assert found[1].outside_id == "safe-01"
    assert found[1].text is not None
    assert found[1].text.competency == "B1"


def test_what_has_no_place_is_named_and_what_moodle_always_says_is_not() -> None:
    combined = "<{0} format='html'><text>{1}</text></{0}>".format
    inside = (
        RIGHT_AND_WRONG + combined("correctfeedback", "Your answer is correct.") + combined("incorrectfeedback", "Read page 4.")
        + "<hint format='html'><text>Think.</text></hint><defaultgrade>3.0</defaultgrade><hidden>1</hidden>"
    )  # fmt: skip

    found = one("multichoice", inside)

    assert found.notes == (
        "What is said to every wrong answer is left out: “Read page 4.”.",
        "Its hints are left out.",
        "It counts 3 marks in the file; here every question counts alike.",
        "It is hidden in the file, so it is kept as a draft.",
    )
    assert found.is_draft


def test_pictures_files_and_media_are_named_and_make_a_draft() -> None:
    file = '<file name="{0}" path="/" encoding="base64">iVBORw0KGgoAAAANSUhEUgAA</file>'.format
    text = (
        '<p>See <img src="@@PLUGINFILE@@/a%20chart.png" alt="a line"> and <a href="@@PLUGINFILE@@/rules.pdf">the rules</a>.'
        '<img src="data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA"><iframe src="https://v.org/1"></iframe></p>'
    )
    asked = (
        f'<question type="multichoice"><name><text>Q</text></name><questiontext format="html"><text><![CDATA[{text}]]></text>'
        f"{file('a chart.png')}{file('rules.pdf')}{file('lost.png')}</questiontext>{RIGHT_AND_WRONG}</question>"
    )

    (found,) = found_in(asked)

    assert found.text is not None
    assert found.text.stem == "See (Picture: a line) and the rules.(Picture)"
    assert found.is_draft
    assert [note.split(" is left out")[0] for note in found.notes] == [
        "The picture “a chart.png”", "A picture", "The link to the file “rules.pdf”", "A page within the page",
        "The file “lost.png”, which its text does not show,",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("spelling", "sent", "stem"),
    [
        ("html", "<p>1 &lt; 2 &eacute;</p>", "1 < 2 é"),
        ("moodle_auto_format", "One\ntwo\n\nthree", "One\\\ntwo\n\nthree"),
        ("moodle_auto_format", "One <b>two</b>\nthree", "One **two**\\\nthree"),
        ("plain_text", "a <b> *c*", "a \\<b> \\*c\\*"),
        ("markdown", "a **b**\n\n- c", "a **b**\n\n- c"),
        ("unheard_of", "<i>a</i>", "*a*"),
    ],
)
def test_texts_are_read_as_they_are_spelt(spelling: str, sent: str, stem: str) -> None:
    asked = (
        f'<question type="multichoice"><name><text>Q</text></name><questiontext format="{spelling}">'
        f"<text><![CDATA[{sent}]]></text></questiontext>{RIGHT_AND_WRONG}</question>"
    )

    (found,) = found_in(asked)

    assert found.text is not None
    assert found.text.stem == stem


def test_names_of_characters_that_html_has_and_xml_has_not_are_read() -> None:
    (found,) = found_in(question("multichoice", RIGHT_AND_WRONG, name="Caf&eacute;&nbsp;&amp; bar"))

    assert found.name == "Café & bar"


def test_answers_that_were_pictures_are_refused_with_that_reason() -> None:
    picture = "<![CDATA[<img src='@@PLUGINFILE@@/{}.png'>]]>"

    found = one("multichoice", answer("100", picture.format("a")) + answer("0", picture.format("b")))

    assert found.text is None
    assert found.reason == (
        "Two answers read the same. It was read without its pictures and sounds, because questions hold none."
    )


def test_no_text_holds_the_character_that_is_none() -> None:
    text = read("multichoice", RIGHT_AND_WRONG, "<p>a&#0;b <b>c&#x00;</b></p>")

    assert text.stem == "ab **c**"


def test_html_that_is_written_as_elements_is_read_as_html() -> None:
    asked = (
        '<question type="multichoice"><name><text>Q</text></name><questiontext format="html"><text><p>What <b>first</b>,'
        f'<br/>here: <a href="https://e.org/?a=1&amp;b=2">see</a>?</p></text></questiontext>{RIGHT_AND_WRONG}</question>'
    )

    (found,) = found_in(asked)

    assert found.text is not None
    assert found.text.stem == "What **first**,\\\nhere: [see](<https://e.org/?a=1\\&b=2>)?"
