from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from assessments.models import Question, QuestionBank
from assessments.vocabulary import ExchangeFormat, ReadState

pytestmark = pytest.mark.django_db

GOOD = "::One::What first? {=Ask ~Wait}\n\n::Two::Is it so? {T}\n"


def run(name: str, *options: str | Path) -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command(name, *(str(option) for option in options), stdout=out, stderr=err)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue(), err.getvalue()
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "questions.txt"
    path.write_text(GOOD)
    return path


def bring(file: Path, *options: str) -> tuple[int, str, str]:
    return run("import_questions", file, "--format", "gift", "--bank", "safety", *options)


def test_questions_are_imported_into_a_bank_that_is_made_for_them(file: Path) -> None:
    status, said, _ = bring(file)

    assert (status, said.strip()) == (0, "questions.txt: Done: 2 questions read; 2 new.")
    assert QuestionBank.objects.get(code="safety").questions.count() == 2


def test_a_dry_run_writes_nothing_not_even_a_bank(file: Path) -> None:
    status, said, _ = bring(file, "--dry-run")

    assert (status, QuestionBank.objects.count()) == (0, 0)
    assert "Checked, nothing was written" in said


def test_the_report_in_json_counts_and_names(file: Path) -> None:
    file.write_text(GOOD + "\n::Three::Write. {}\n")
    bring(file)

    status, said, _ = bring(file, "--json")

    report = json.loads(said)
    assert status == 0
    assert (report["read"], report["imported"], report["unchanged"]) == (3, 0, 2)
    assert report["refused"] == [
        {"line": 5, "name": "Three", "reason": "It has no answers to mark: an essay is not a question here. Make it an assignment."}
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("::Only::Write. {}\n", "none of the 1 question can be asked here"),
        ("// a remark\n", "no question was found in the file. Is it GIFT?"),
        ("", "The file is empty."),
        ("a\n\0", "Line 2: The file has NUL characters here"),
    ],
)
def test_nothing_says_done_with_no_question(file: Path, text: str, words: str) -> None:
    file.write_text(text)

    for options in ((), ("--dry-run",)):
        status, said, refused = bring(file, *options)
        assert (status, said, Question.objects.count()) == (1, "", 0)
        assert words in refused


def test_a_file_that_cannot_be_read_names_its_line_in_json_too(file: Path) -> None:
    file.write_text("<quiz>\n<question>\n</quiz>")

    status, said, _ = run("import_questions", file, "--format", "moodle-xml", "--bank", "safety", "--json")

    report = json.loads(said)
    assert (status, report["read"], report["imported"]) == (1, 0, 0)
    assert report["refused"] == [
        {"line": 3, "name": "", "reason": "This is not well-formed XML: mismatched tag."}
    ]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ("nothing.txt", "--format", "gift", "--bank", "safety"),
            "cannot be read: No such file or directory",
        ),
        ((__file__, "--format", "gift", "--bank", "Not A Slug"), "There is no bank “Not A Slug”"),
        ((__file__, "--format", "gift", "--bank", "twice"), "Write one of: a/twice, b/twice."),
        ((__file__, "--format", "qti", "--bank", "safety"), "invalid choice: 'qti'"),
    ],
)
def test_wrong_options_give_status_2(options: tuple[str, ...], words: str) -> None:
    for curriculum in "ab":
        QuestionBank.objects.create(curriculum=curriculum, code="twice", title="Twice")

    status, _, said = run("import_questions", *options)

    assert status in {1, 2}
    assert words in said


def test_a_bank_of_a_curriculum_is_named_with_it(file: Path) -> None:
    for curriculum in "ab":
        QuestionBank.objects.create(curriculum=curriculum, code="twice", title="Twice")

    status, _, _ = run("import_questions", file, "--format", "gift", "--bank", "b/twice")

    assert (status, QuestionBank.objects.get(curriculum="b").questions.count()) == (0, 2)


@pytest.mark.parametrize("format_", ExchangeFormat.values)
def test_an_export_is_a_file_that_imports_unchanged(file: Path, format_: str) -> None:
    bring(file)
    target = file.with_name("exported")

    status, said, told = run("export_questions", "--bank", "safety", "--format", format_, "--output", target)
    again, report, _ = run("import_questions", target, "--format", format_, "--bank", "safety", "--json")

    assert (status, said, again) == (0, "", 0)
    assert "2 questions written to" in told
    assert (json.loads(report)["unchanged"], Question.objects.count()) == (2, 2)


def test_an_export_names_what_it_leaves_out_and_writes_no_empty_file(file: Path) -> None:
    file.write_text("::Pairs::Match {=a -> b =c -> d}")
    bring(file)
    target = file.with_name("exported")

    status, said, told = run("export_questions", "--bank", "safety", "--format", "aiken", "--output", target)

    assert (status, said, target.exists()) == (1, "", False)
    assert "(“Pairs”): Aiken holds one right answer of several" in told
    assert "No question could be written" in told


def test_an_export_without_a_file_goes_to_standard_output(file: Path) -> None:
    bring(file)

    status, said, _ = run("export_questions", "--bank", "safety", "--format", "gift")

    assert status == 0
    assert said.startswith("// [id:q-")
    assert run("export_questions", "--bank", "none", "--format", "gift")[0] == 2


def test_help_prints_every_word_of_the_vocabularies(capsys: pytest.CaptureFixture[str]) -> None:
    for command in ("import_questions", "export_questions"):
        with pytest.raises(SystemExit):
            call_command(command, "--help")
        said = capsys.readouterr().out
        words = [*ExchangeFormat.values, *(ReadState.values if command == "import_questions" else ())]
        assert [word for word in words if word not in said] == []
