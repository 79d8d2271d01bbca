"""`python -m config.supervisor WORD`: what the Makefile calls."""

from __future__ import annotations

import argparse
import os
import sys

from config.supervisor import running, testing
from config.supervisor.progress import SupervisorRefused, complain


def main(arguments: list[str]) -> int:
    """Do what the word says; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m config.supervisor")
    words = parser.add_subparsers(dest="word", required=True)
    run = words.add_parser("run", help="start everything, and keep it until Ctrl-C")
    run.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
    run.add_argument("--port", type=_port, default=os.environ.get("PORT") or "8000")
    run.add_argument("--without-demo", action="store_true", help="leave an empty database empty")
    words.add_parser("test", help="run pytest with services of its own", add_help=False)
    words.add_parser("bench", help="run the measurements with services of their own", add_help=False)
    options, rest = parser.parse_known_args(arguments)
    try:
        if options.word == "test":
            return testing.test(rest)
        if options.word == "bench":
            return testing.bench(rest)
        if rest:
            parser.error(f"unknown: {' '.join(rest)}")
        running.run(running.Options(host=options.host, port=options.port, with_demo=not options.without_demo))
    except SupervisorRefused as refused:
        complain(f"\nLinkway stopped: {refused}")
        return 1
    return 0


def _port(text: str) -> int:
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise argparse.ArgumentTypeError(f"a port is a number from 1 to 65535, not {text!r}")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
