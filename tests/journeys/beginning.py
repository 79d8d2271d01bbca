"""A real site that begins empty: set up by its command, with Orientation as its curriculum, and mails to read."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from assessments.actions.marking_queue import claim, mark
from assessments.models import MarkingTask
from assessments.vocabulary import RubricLevel
from foundations.clock import now
from notifications.models import Mail
from people.models import Person
from tests.journeys.conftest import check_axe, fits_its_width, go_by, run_the_pump
from tests.journeys.studying import answer_all_rightly, hand_in, study_up_to_the_quiz
from tests.snapshot import forget_what_was_remembered

SHIPPED = Path(__file__).resolve().parents[2] / "courses" / "curriculum"
ORIENTATION = "orientation/01-what-this-job-is-really-like"
PASSWORD = "a quiet tram at dusk"
ADMINISTRATOR = "ada@riverside.example"


def orientation_alone(folder: Path) -> Path:
    """Copy of the shipped curriculum the programme, its years, and the lessons, the check and the account of Orientation."""
    names = [
        "programme.md",
        "glossary.md",
        *(f"{year}/year.md" for year in ("orientation", "year-1", "year-2", "year-3")),
    ]
    kinds = (".lesson.", ".quiz.", ".assignment.")
    steps = [path for path in (SHIPPED / ORIENTATION).iterdir() if any(kind in path.name for kind in kinds)]
    files = [SHIPPED / name for name in names] + [SHIPPED / ORIENTATION / "module.md", *steps]
    for path in [*files, *(SHIPPED / "frameworks").iterdir(), *(SHIPPED / "media").rglob("*.*")]:
        to = folder / path.relative_to(SHIPPED)
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, to)
    return folder


def set_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Set the site up as production does, and return what the operator reads."""
    monkeypatch.setattr("courses.management.commands.load_curriculum.SHIPPED", folder)
    out = io.StringIO()
    call_command(
        "set_up", admin_email=ADMINISTRATOR, admin_name="Ada Byron", no_input=True, stdout=out, stderr=out
    )
    forget_what_was_remembered()
    return out.getvalue()


def record_the_review(folder: Path) -> None:
    """Do what the operator does once a practitioner has read Orientation: say so in its file, and load again."""
    module = folder / ORIENTATION / "module.md"
    reviewed = re.sub(
        r"\n  by:\n  on:\n", "\n  by: A practitioner of this test\n  on: 2026-11-02\n", module.read_text()
    )
    assert reviewed != module.read_text()
    module.write_text(reviewed)
    call_command("load_curriculum", str(folder), verbosity=0)
    forget_what_was_remembered()


def link_mailed_to(address: str) -> str:
    """Return where the latest mail to an address leads."""
    mail = Mail.objects.to_address(address).order_by("-pk").first()
    assert mail is not None, f"Nothing was sent to {address}."
    return str(mail.message["action"]["url"])


def mails_to(address: str) -> int:
    return Mail.objects.to_address(address).count()


def look_at(page: Page, heading: str) -> None:
    """See that a page is the one that was meant, fits, and is open to everybody."""
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    fits_its_width(page)
    check_axe(page)


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def follow(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name=name).first.click()


def come_in(page: Page, link: str, name: str) -> None:
    """Open an invitation, choose a password, read who sees what, and go on past my post."""
    page.goto(link)
    look_at(page, f"Welcome, {name}")
    page.get_by_label("Choose a password").fill(PASSWORD)
    press(page, "Go on")
    look_at(page, "Who will see what")
    follow(page, "Go on")
    look_at(page, "Your post, as we have it")


def leave_the_address_for_later(page: Page) -> None:
    """The last step of coming in: an address that outlives the job, which can wait."""
    expect(page.get_by_role("heading", level=1)).to_have_text("An address that outlives the job")
    fits_its_width(page)
    follow(page, "Not now")


def study_orientation(page: Page) -> None:
    """From my learning: every lesson of Orientation, and its check."""
    go_by(page.locator("a.lw-button--go"))
    study_up_to_the_quiz(page, fits_its_width)
    answer_all_rightly(page)
    press(page, "Hand in")
    look_at(page, "You have passed")
    run_the_pump()


def hand_in_an_account(page: Page, words: str) -> None:
    """From my learning: write what the next assignment asks for, and hand it in."""
    page.goto("/learn/")
    go_by(page.locator("a.lw-button--go"))
    page.get_by_label("What you write").fill(words)
    press(page, "Check and hand in")
    look_at(page, "Check and hand in")
    hand_in(page)
    expect(page.get_by_role("heading", name="Handed in", exact=True)).to_be_visible()


def pass_what_waits(marker: Person) -> None:
    """Claim and pass every piece of work that waits to be marked."""
    for task in MarkingTask.objects.filter(marked_at=None):
        claim(task=task, by=marker, at=now())
        levels = [RubricLevel.PASS for _ in task.version.rubric]
        mark(
            task=task, by=marker, levels=levels, comments=[""] * len(levels), outcome=RubricLevel.PASS,
            comment="", at=now(),
        )  # fmt: skip
