# `make` prints the words. Everything they need goes into .venv/ and var/.

.DEFAULT_GOAL := words
SHELL := /bin/sh
.PHONY: words run test check bench lock vendor screenshots format

PYTHON := .venv/bin/python
PORT ?= 8000
SIZE ?= 9000
READY := .venv/ready

words:
	@echo "make run          start everything on http://127.0.0.1:$(PORT)/ (PORT=8001 for another port)"
	@echo "make test         run all tests, with services of their own (ARGS=\"tests/people -k post\" for some)"
	@echo "make check        format, lint, types, storeys and rooms, migrations, Django's own checks"
	@echo "make bench        measure the pages with 9,000 learners (SIZE=90000 for ten times as many)"
	@echo "make format       put the code into its form"
	@echo "make screenshots  take the README's pictures from a running site"
	@echo "make vendor       build the look's CSS, scripts and fonts anew (maintainers; needs npm)"
	@echo "make lock         work the locked dependencies out anew (maintainers)"

run: $(READY)
	@exec $(PYTHON) -m config.supervisor run --port $(PORT)

test: $(READY)
	@exec $(PYTHON) -m config.supervisor test $(ARGS)

bench: $(READY)
	@exec $(PYTHON) -m config.supervisor bench --size $(SIZE) $(ARGS)

check: $(READY)
	@exec $(PYTHON) -m tests.house.check

format: $(READY)
	@$(PYTHON) -m ruff check --fix --quiet .
	@$(PYTHON) -m ruff format .

screenshots: $(READY)
	@exec $(PYTHON) -m tests.journeys.screenshots $(ARGS)

vendor:
	@cd site/design/vendor_build && npm ci --no-audit --no-fund && exec node build.mjs

lock: .venv/made
	@$(PYTHON) site/config/install.py lock $(ARGS)

# The lock, hashes and all; installed again whenever it, or how it is installed, has changed.
$(READY): requirements.lock pyproject.toml site/config/install.py .venv/made
	@echo "Installing what requirements.lock names."
	@$(PYTHON) site/config/install.py
	@touch $@

# Python 3.11 or 3.12: `python3` may be another, and a name on PATH may be a shim that leads nowhere.
.venv/made:
	@for python in python3.11 python3.12 python3 python; do \
		if $$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 13))' 2>/dev/null; then \
			echo "Making .venv with $$($$python --version)."; \
			$$python -m venv --clear .venv && touch $@ && exit 0; exit 1; \
		fi; \
	done; \
	echo "Linkway needs Python 3.11 or 3.12 with its venv module, and finds neither on PATH." >&2; \
	echo "Debian 12: apt-get install python3.11-venv. Elsewhere: https://www.python.org/downloads/" >&2; \
	exit 1
