"""Fills `.venv`: run by the Makefile as a file, before anything else is installed.

    python site/config/install.py          install what requirements.lock names, hashes checked
    python site/config/install.py lock     work the lock out anew from pyproject.toml
    python site/config/install.py uv       install uv alone, for the Dockerfile

Packages come from wherever this machine's pip looks. uv is much quicker than pip but does not read pip's
configuration, so it is told at run time; nothing about a machine is written into the project. The packages are
compiled once, here: where the environment forbids Python to keep what it compiles, every start would do it anew.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCK = ROOT / "requirements.lock"
UV = Path(sys.executable).parent / "uv"

# What pip calls it, what uv's environment calls it, and what stands between several.
_NAMES = {
    "index-url": ("UV_DEFAULT_INDEX", " "),
    "extra-index-url": ("UV_INDEX", " "),
    "find-links": ("UV_FIND_LINKS", ","),
    "no-index": ("UV_NO_INDEX", " "),
    "trusted-host": ("UV_INSECURE_HOST", " "),
    "cert": ("SSL_CERT_FILE", " "),
    "default-timeout": ("UV_HTTP_TIMEOUT", " "),
    "timeout": ("UV_HTTP_TIMEOUT", " "),
}
_WEAKEST_FIRST = ("global", "site", "install", ":env:")


def main(arguments: list[str]) -> int:
    _install_uv()
    if arguments == ["uv"]:
        return 0
    if arguments[:1] == ["lock"]:
        return _lock(arguments[1:])
    installed = (
        _uv("pip", "sync", "--require-hashes", "--compile-bytecode", str(LOCK)) == 0 or _install_with_pip()
    )
    if not installed:
        return 1
    return _uv("pip", "install", "--no-deps", "--no-build-isolation", "--offline", "--editable", str(ROOT))


def uv_settings(pip_configuration: str) -> dict[str, str]:
    """Translate what `pip config list` prints.

    >>> uv_settings("global.index-url='https://a.example/simple'")["UV_DEFAULT_INDEX"]
    'https://a.example/simple'
    """
    found: dict[str, str] = {}
    lines = [line.partition("=") for line in pip_configuration.splitlines() if "=" in line]
    for level in _WEAKEST_FIRST:
        for key, _, value in lines:
            section, _, name = key.strip().rpartition(".")
            if section == level and name in _NAMES:
                variable, between = _NAMES[name]
                found[variable] = between.join(str(ast.literal_eval(value.strip())).split())
    # Every file is checked against the lock, so whichever index has it may give it.
    found["UV_INDEX_STRATEGY"] = "unsafe-best-match"
    return found


def _install_uv() -> None:
    wanted = _locked_lines("uv")
    if not wanted and UV.exists():
        return
    version = wanted.split("==")[1].split()[0]
    if UV.exists() and version in _output([str(UV), "--version"]).split():
        return
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(wanted)
        file.flush()
        subprocess.run(
            [*_pip(), "install", "--quiet", "--no-deps", "--require-hashes", "-r", file.name], check=True
        )


def _locked_lines(name: str) -> str:
    """Return one package's lines of the lock, hashes and all."""
    lines: list[str] = []
    for line in LOCK.read_text().splitlines():
        if line.startswith(f"{name}==") or (lines and line.strip().startswith("--hash")):
            lines.append(line)
        elif lines:
            break
    return "".join(f"{line}\n" for line in lines)


def _lock(more: list[str]) -> int:
    """Ask the main index alone: an overlay has one machine's files, and a lock needs every machine's hashes."""
    settings = {"UV_INDEX": "", "UV_FIND_LINKS": ""}
    return _uv(
        "pip", "compile", "pyproject.toml", "--group", "dev", "--group", "embedded", "--universal", "--python-version", "3.11",
        "--generate-hashes", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--quiet",
        "--output-file", LOCK.name, *more,
        **settings,
    )  # fmt: skip


def _uv(*arguments: str, **settings: str) -> int:
    told = uv_settings(_output([*_pip(), "config", "list"])) | settings
    environment = {**os.environ, "VIRTUAL_ENV": str(UV.parent.parent)}
    for name, value in told.items():
        environment.setdefault(name, value)
    environment = {name: value for name, value in environment.items() if value or name not in told}
    return subprocess.run([str(UV), *arguments], cwd=ROOT, env=environment, check=False).returncode


def _install_with_pip() -> bool:
    """Install slowly but surely, where uv cannot talk to this machine's index."""
    sys.stdout.write("uv could not install the packages; pip tries now, which takes longer.\n")
    done = subprocess.run(
        [*_pip(), "install", "--no-deps", "--require-hashes", "-r", str(LOCK)], check=False, cwd=ROOT
    )
    return done.returncode == 0


def _pip() -> list[str]:
    return [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def _output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
