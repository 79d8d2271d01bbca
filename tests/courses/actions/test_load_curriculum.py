"""Loading a curriculum from a folder, and writing it to one."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from courses.models import Activity, GlossaryTerm, LessonPage, LoadedFile, ModulePage
from courses.queries.outline import current_outline
from tests.courses.curriculum_folder import (
    FILES,
    LATER,
    LESSON,
    LESSON_PATH,
    MODULE,
    MODULE_PATH,
    PROGRAMME,
    YEAR,
    a_folder,
    texts_of,
    write_files,
)

pytestmark = pytest.mark.django_db
SHIPPED = Path(__file__).resolve().parents[3] / "courses" / "curriculum"


def load(folder: Path, *options: str) -> tuple[int, str]:
    """Run the command; return its exit status and everything that it said."""
    out, err = StringIO(), StringIO()
    try:
        call_command("load_curriculum", str(folder), *options, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue() + err.getvalue() + str(error)
    return 0, out.getvalue() + err.getvalue()


def export(folder: Path, curriculum: str = "small") -> dict[str, bytes]:
    call_command("export_curriculum", str(folder), "--curriculum", curriculum, stdout=StringIO())
    return texts_of(folder)


def counts() -> dict[str, int]:
    return {
        "pages": LessonPage.objects.count() + ModulePage.objects.count(),
        "activities": Activity.objects.count(),
        "files": LoadedFile.objects.count(),
    }


def edit(code: str, **fields: Any) -> None:
    """Edit a page as a trainer does: a new revision, published."""
    page = Activity.objects.get(code=code).page.specific
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_a_folder_becomes_published_pages_with_their_activities(tmp_path: Path) -> None:
    status, said = load(a_folder(tmp_path))

    outline = current_outline()
    module = outline.module("s1-01")
    coming = outline.module("s1-02")
    assert status == 0, said
    assert module is not None
    assert module.url == "/programmes/small/year-1/listening/"
    assert [step.url for step in module.steps] == ["/programmes/small/year-1/listening/first/"]
    assert module.competencies == (("Z1", 2),)
    assert coming is not None
    assert (coming.title, coming.url, coming.is_published) == ("Linking", None, False)
    assert GlossaryTerm.objects.get().term == "Warm referral"


def test_the_shipped_curriculum_comes_back_byte_for_byte(tmp_path: Path) -> None:
    status, said = load(SHIPPED)

    assert status == 0, said
    assert export(tmp_path / "out", "link-worker-programme") == texts_of(SHIPPED)


def test_a_second_load_changes_nothing(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in"))
    before = counts()
    revisions = LessonPage.objects.get(code="s1-01-first").revisions.count()

    status, said = load(tmp_path / "in")

    assert status == 0
    assert "0 new, 0 changed" in said
    assert counts() == before
    assert LessonPage.objects.get(code="s1-01-first").revisions.count() == revisions


def test_what_neither_side_has_changed_is_not_read_again(tmp_path: Path) -> None:
    load(a_folder(tmp_path))

    with CaptureQueriesContext(connection) as captured:
        load(tmp_path)

    assert not [query for query in captured.captured_queries if "wagtailcore_revision" in query["sql"]]


def test_what_was_exported_loads_and_exports_as_the_same_bytes(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in"))
    edit("s1-01", title="Listening well")
    first = export(tmp_path / "first")

    status, said = load(tmp_path / "first")

    assert status == 0, said
    assert export(tmp_path / "second") == first
    assert b"s1-01: Listening well" in first["year-1/year.md"]


def test_a_file_written_by_hand_goes_out_and_in_without_a_change(tmp_path: Path) -> None:
    by_hand = LESSON.replace("Some words", "* one\r\n* two\r\n\r\nSome __words__\r\nhere").replace(
        "id: s1", "id:   s1", 1
    )
    load(a_folder(tmp_path / "in", **{LESSON_PATH: "\ufeff" + by_hand}))
    export(tmp_path / "out")

    status, said = load(tmp_path / "out")

    assert status == 0
    assert "0 new, 0 changed" in said


def test_a_kind_that_nobody_knows_yet_is_kept_and_written_back(tmp_path: Path) -> None:
    status, said = load(a_folder(tmp_path / "in"))

    assert status == 0
    assert "Kept for later: year-1/01-listening/02-read.peer-review.md (peer-review)" in said
    assert not Activity.objects.filter(code="s1-01-read").exists()
    assert export(tmp_path / "out")["year-1/01-listening/02-read.peer-review.md"] == LATER.encode()


PROBLEMS: dict[str, tuple[dict[str, str | None], str]] = {
    "an unknown key": ({MODULE_PATH: MODULE.replace("minutes: 60", "minuets: 60")}, f"{MODULE_PATH}:9: “minuets”"),
    "an unknown kind": ({"year-1/01-listening/03-x.podcast.md": LESSON}, "03-x.podcast.md:1: “podcast” is not a kind"),
    "an unknown competency": ({MODULE_PATH: MODULE.replace("Z1: 2", "Q9: 2")}, f"{MODULE_PATH}:8: “Q9” is not a competency"),
    "an unknown requirement": ({MODULE_PATH: MODULE.replace("requires: []", "requires: [x9]")}, f"{MODULE_PATH}:10: “x9” is no module"),
    "a circle": ({MODULE_PATH: MODULE.replace("requires: []", "requires: [s1-01]")}, "in a circle: s1-01 → s1-01"),
    "another title in the list": ({"year-1/year.md": YEAR.replace("Listening", "Hearing")}, "year-1/year.md:6: “s1-01” is “Hearing” here"),
    "a module that no list has": ({"year-1/year.md": YEAR.replace("  - s1-01: Listening\n", "")}, f"{MODULE_PATH}:2: “s1-01” is not among"),
    "an id twice": ({"year-1/01-listening/03-again.lesson.md": LESSON.replace("s1-01-r1", "s1-01-r2")}, "03-again.lesson.md:2: The id “s1-01-first”"),
    "a reflection twice": ({"year-1/01-listening/03-b.lesson.md": LESSON.replace("s1-01-first", "s1-01-b")}, "The reflection “s1-01-r1”"),
    "raw HTML": ({LESSON_PATH: LESSON.replace("Some words", "Some <b>words</b>")}, f"{LESSON_PATH}:8: Raw HTML"),
    "a script link": ({LESSON_PATH: LESSON.replace("Some words", "[x](javascript:alert(1))")}, f"{LESSON_PATH}:8: The link"),
    "an open block": ({LESSON_PATH: LESSON.removesuffix(":::\n")}, f"{LESSON_PATH}:10: The block “reflect” is not closed"),
    "an unknown block": ({LESSON_PATH: LESSON.replace("::: reflect", "::: reflext")}, f"{LESSON_PATH}:10: There is no block named “reflext”. Did you mean “reflect”?"),
    "a missing picture": ({LESSON_PATH: LESSON + "\n::: image\nfile: media/none.png\nalt: A tree\n:::\n"}, "There is no file “media/none.png”"),
    "a picture without words": ({LESSON_PATH: LESSON + "\n::: image\nfile: media/none.png\n:::\n"}, "needs “alt:”"),
    "bad UTF-8": ({LESSON_PATH: LESSON.replace("words", "w\udcffrds")}, f"{LESSON_PATH}:8: This line is not UTF-8"),
    "a tab in the front matter": ({LESSON_PATH: LESSON.replace("minutes: 10", "\tminutes: 10")}, f"{LESSON_PATH}:4: The front matter cannot be read"),
    "no front matter": ({LESSON_PATH: "Just words.\n"}, f"{LESSON_PATH}:1: A file opens with front matter"),
    "no programme": ({"programme.md": None}, "programme.md: This file is missing"),
    "a year that is not there": ({"programme.md": PROGRAMME.replace("[year-1]", "[year-1, year-9]")}, "There is no year-9/year.md"),
    "a file out of place": ({"year-1/notes.md": LESSON}, "year-1/notes.md:"),
    "a program": ({"media/run.exe": "MZ"}, "media/run.exe: Files of the type “.exe”"),
    "a drawing with a script": ({"media/x.svg": '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'}, "media/x.svg: An SVG holds drawing only"),
}  # fmt: skip


@pytest.mark.parametrize("spoilt", PROBLEMS)
def test_a_spoilt_folder_is_refused_with_file_and_line_and_changes_nothing(
    spoilt: str, tmp_path: Path
) -> None:
    changes, expected = PROBLEMS[spoilt]
    before = counts()

    status, said = load(a_folder(tmp_path, **changes))

    assert status == 1
    assert expected in said
    assert counts() == before


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    changes = {
        path: text
        for name in ("raw HTML", "an unknown competency")
        for path, text in PROBLEMS[name][0].items()
    }

    _, said = load(a_folder(tmp_path, **changes))

    assert "Raw HTML" in said
    assert "Q9" in said
    assert "2 problems" in said


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    a_folder(tmp_path)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "passwd.txt").symlink_to("/etc/passwd")

    status, said = load(tmp_path)

    assert status == 1
    assert "media/passwd.txt: Links to other places are not followed." in said


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert load(tmp_path / "nowhere")[0] == 2


def test_an_edited_page_is_left_as_it_is_and_everything_else_is_loaded(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    edit("s1-01-first", title="Edited")
    write_files(
        tmp_path,
        {
            LESSON_PATH: LESSON.replace("First things", "From the file"),
            MODULE_PATH: MODULE.replace("Why.", "New."),
        },
    )

    status, said = load(tmp_path)

    assert status == 1
    assert "Conflict: " in said
    assert LESSON_PATH in said
    assert LessonPage.objects.get(code="s1-01-first").title == "Edited"
    assert ModulePage.objects.get(code="s1-01").summary == "New."


def test_overwrite_takes_the_files_version(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    edit("s1-01-first", title="Edited")

    status, _ = load(tmp_path, "--overwrite", "s1-01-first")

    assert status == 0
    assert LessonPage.objects.get(code="s1-01-first").title == "First things"


def test_keep_edited_accepts_the_conflict_quietly(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    edit("s1-01-first", title="Edited")

    status, said = load(tmp_path, "--keep-edited")

    assert status == 0
    assert "Conflict" not in said
    assert LessonPage.objects.get(code="s1-01-first").title == "Edited"


def test_a_file_that_has_gone_unpublishes_nothing_without_prune(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    write_files(tmp_path, {LESSON_PATH: None})

    kept_status, said = load(tmp_path)
    kept = LessonPage.objects.get(code="s1-01-first").live
    pruned_status, _ = load(tmp_path, "--prune")

    assert (kept_status, pruned_status) == (0, 0)
    assert "Its file has gone" in said
    assert kept
    assert not LessonPage.objects.get(code="s1-01-first").live


def test_a_page_keeps_its_activity_when_its_file_moves(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    uuid = Activity.objects.get(code="s1-01-first").uuid
    write_files(tmp_path, {LESSON_PATH: None, "year-1/01-listening/04-renamed.lesson.md": LESSON})

    status, said = load(tmp_path)

    activity = Activity.objects.get(code="s1-01-first")
    assert status == 0, said
    assert activity.uuid == uuid
    assert activity.page.url_path.endswith("/listening/renamed/")


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    before = counts()

    status, said = load(a_folder(tmp_path), "--dry-run")

    assert status == 0
    assert "dry run" in said
    assert counts() == before


def test_content_that_awaits_its_review_stays_a_draft_where_that_is_the_rule(
    tmp_path: Path, settings: Any
) -> None:
    settings.LINKWAY_PUBLISH_UNREVIEWED = False
    a_folder(tmp_path, **{MODULE_PATH: MODULE.replace("needed: []", "needed: [safeguarding]")})

    status, said = load(tmp_path)
    waiting = (ModulePage.objects.get(code="s1-01").live, LessonPage.objects.get(code="s1-01-first").live)
    reviewed = (
        MODULE.replace("needed: []", "needed: [safeguarding]")
        .replace("by:\n", "by: A. Reviewer\n")
        .replace("on:\n", "on: 2026-11-01\n")
    )
    write_files(tmp_path, {MODULE_PATH: reviewed})
    load(tmp_path)

    assert status == 0
    assert "Left as a draft until a practitioner has reviewed it: s1-01" in said
    assert waiting == (False, False)
    assert ModulePage.objects.get(code="s1-01").live
    assert LessonPage.objects.get(code="s1-01-first").live


def test_an_export_refuses_a_folder_that_is_not_empty(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in"))

    with pytest.raises(CommandError) as refused:
        call_command("export_curriculum", str(tmp_path / "in"), "--curriculum", "small")

    assert refused.value.returncode == 1


def test_pictures_and_documents_go_in_and_come_out(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    block = "\n::: diagram\nfile: media/line.svg\nalt: A line\n:::\n\n::: download\nfile: media/form.pdf\ntitle: The form\n:::\n"
    a_folder(
        tmp_path / "in",
        **{LESSON_PATH: LESSON + block, "media/line.svg": drawing, "media/form.pdf": "%PDF-1.7\n%%EOF"},
    )

    status, said = load(tmp_path / "in")

    assert status == 0, said
    assert export(tmp_path / "out") == texts_of(tmp_path / "in")


def test_files_of_the_small_curriculum_are_in_their_one_form(tmp_path: Path) -> None:
    load(a_folder(tmp_path / "in"))
    LoadedFile.objects.filter(is_kept_for_later=False).update(became="unknown")

    assert export(tmp_path / "out") == {path: text.encode() for path, text in sorted(FILES.items())}


def test_a_file_that_comes_back_publishes_its_page_again(tmp_path: Path) -> None:
    load(a_folder(tmp_path))
    load(a_folder(tmp_path, **{LESSON_PATH: None}), "--prune")
    assert not LessonPage.objects.get(code="s1-01-first").live

    load(a_folder(tmp_path))

    assert LessonPage.objects.get(code="s1-01-first").live


@pytest.mark.parametrize(("code", "status"), [("s1-01-first", 0), ("nobody", 2)])
def test_an_id_to_overwrite_is_one_that_something_has(tmp_path: Path, code: str, status: int) -> None:
    assert load(a_folder(tmp_path), "--overwrite", code)[0] == status
    assert LessonPage.objects.exists() is (status == 0)


def test_a_picture_that_was_drawn_anew_changes_the_pages_that_show_it_and_is_no_conflict(
    tmp_path: Path,
) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    lesson = LESSON + "\n::: diagram\nfile: media/line.svg\nalt: A line\n:::\n"
    module = MODULE.replace("sources: []\n", "sources: []\ncover: media/line.svg\n")
    load(a_folder(tmp_path, **{LESSON_PATH: lesson, MODULE_PATH: module, "media/line.svg": drawing}))
    before = ModulePage.objects.get(code="s1-01").cover_id

    write_files(tmp_path, {"media/line.svg": drawing.replace("h9", "v9")})
    status, said = load(tmp_path)
    again = load(tmp_path)

    assert status == 0, said
    assert "0 new, 2 changed" in said
    assert ModulePage.objects.get(code="s1-01").cover_id != before
    assert "0 new, 0 changed" in again[1]


def test_a_page_that_was_edited_is_left_as_it_is_though_its_picture_was_drawn_anew(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>'
    module = MODULE.replace("sources: []\n", "sources: []\ncover: media/line.svg\n")
    load(a_folder(tmp_path, **{MODULE_PATH: module, "media/line.svg": drawing}))
    edit("s1-01", summary="By hand.")

    write_files(tmp_path, {"media/line.svg": drawing.replace("h9", "v9")})
    status, said = load(tmp_path)

    assert status == 1
    assert "s1-01 was edited on the site" in said
