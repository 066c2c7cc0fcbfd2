# make run      the reader, with the sample digests in the library
# make test     every check that the project has
# make bench    how fast the reader is; SIZE=100000 with so many papers
#
# Both make their own environment in .venv first. It is made again when pyproject.toml changes, so a
# second run has nothing to set up and needs no network. Programs are called as `python -m`, for the
# shebang of an installed script breaks in a directory whose name holds a space.

SHELL := /bin/sh
.DELETE_ON_ERROR:

# The first Python on the path that is new enough and can make environments; PYTHON=... chooses another.
USABLE := import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if "$$python" -c '$(USABLE)' >/dev/null 2>&1; then echo "$$python"; break; fi; done)

VENV := .venv
IN_VENV := $(VENV)/bin/python
PIP := $(IN_VENV) -m pip -qq --disable-pip-version-check
WANTED := $(shell cksum < pyproject.toml | cut -d ' ' -f 1)
FOR_READING := $(VENV)/for-reading-$(WANTED)
FOR_TESTING := $(VENV)/for-testing-$(WANTED)

# More workers than this only wait for each other: the terminal tests count milliseconds.
PYTEST := $(IN_VENV) -m pytest -q -n auto --maxprocesses=4

SIZE ?= 1000

.PHONY: run test format bench screenshots clean

run: $(FOR_READING)
	@$(IN_VENV) -m paperreader import --quiet seeds
	@$(IN_VENV) -m paperreader

test: $(FOR_TESTING)
	$(IN_VENV) -m ruff check
	$(IN_VENV) -m ruff format --check
	$(IN_VENV) -m mypy
	$(IN_VENV) -c 'from importlinter.cli import lint_imports_command as lint; lint()' --no-logo
	$(PYTEST)

format: $(FOR_TESTING)
	$(IN_VENV) -m ruff check --fix
	$(IN_VENV) -m ruff format

bench: $(FOR_TESTING)
	$(IN_VENV) -m benchmarks --size $(SIZE)

screenshots: $(FOR_TESTING)
	$(IN_VENV) screenshots/draw.py

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# An older pip cannot read dependency groups.
$(FOR_READING):
	@test -n "$(PYTHON)" || { echo 'paperreader needs Python 3.11 or newer with its venv module' \
		'(Debian and Ubuntu keep it in a package of its own: python3-venv).' >&2; exit 1; }
	@echo 'Making the environment in $(VENV); this happens once.' >&2
	@"$(PYTHON)" -m venv $(VENV)
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable .
	@touch $@

# The tests that trace system calls skip themselves where strace is missing; only root can add it.
$(FOR_TESTING): $(FOR_READING)
	@$(PIP) install --group dev
	@if ! command -v strace >/dev/null && command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
		timeout 120 sh -c 'apt-get -qq update && DEBIAN_FRONTEND=noninteractive \
			apt-get -qq install --no-install-recommends strace' </dev/null >/dev/null 2>&1 \
		|| echo 'Without strace: the tests that need it will be skipped.' >&2; fi
	@touch $@
