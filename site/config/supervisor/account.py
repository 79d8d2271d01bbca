"""Who runs PostgreSQL: whoever started Linkway, except root, whom PostgreSQL refuses."""

from __future__ import annotations

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

from config.supervisor.progress import SupervisorRefused

CANDIDATES = ("postgres", "nobody", "daemon")


@dataclass(frozen=True)
class Account:
    """An account of this machine without special rights."""

    name: str
    user: int
    group: int

    def may_use(self, path: Path) -> bool:
        """Say whether this account reaches the path, by trying it as that account."""
        return (
            subprocess.run(
                ["/usr/bin/test", "-x", str(path)],
                user=self.user,
                group=self.group,
                extra_groups=[],
                cwd="/",
                check=False,
            ).returncode
            == 0
        )

    def take(self, path: Path) -> None:
        """Give this account a file or folder, not what is in it."""
        os.chown(path, self.user, self.group)


def unprivileged() -> Account | None:
    """Return the account that PostgreSQL runs under; None means whoever runs this.

    :raises SupervisorRefused: if this is root and the machine has none of the usual accounts.
    """
    if os.geteuid() != 0:
        return None
    for name in CANDIDATES:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=name, user=entry.pw_uid, group=entry.pw_gid)
    raise SupervisorRefused(
        "PostgreSQL does not run as root, and this machine has no account named "
        f"{', '.join(CANDIDATES)}. Start Linkway as another user, or set DATABASE_URL."
    )
