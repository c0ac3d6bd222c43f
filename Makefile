# make run    the daemon: crawls all sources on schedule, feeds and page on 127.0.0.1:8000
# make demo   the same against an imitated newsroom on this machine; no network is needed
# make test   the tests                    make check   lint, types and tests
# make bench  the figures                  make clean   removes what these targets made
# make sets   fetches public sets of pages, on which make bench measures how well articles are read
# make model  grows the model that reads pages of unknown sites anew, from those sets

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
READY_FOR_TESTS := $(VENV)/ready-for-tests
TESTS := $(BIN)/python -m pytest --numprocesses 2 --dist loadfile

.PHONY: run demo test check bench sets model clean
.DEFAULT_GOAL := run

run: $(READY)
	$(BIN)/python -m crawler watch

demo: $(READY)
	$(BIN)/python -m crawler demo

test: $(READY_FOR_TESTS)
	$(TESTS)

check: $(READY_FOR_TESTS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(TESTS)

bench: $(READY_FOR_TESTS)
	$(BIN)/python -m tests.bench

sets: $(READY_FOR_TESTS)
	$(BIN)/python -m tests.bench.sets

model: sets $(READY_FOR_TESTS)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --requirement tests/bench/requirements.txt
	$(BIN)/python -W ignore -m tests.bench.train
	$(BIN)/python -W ignore -m tests.bench.lists
	$(BIN)/python -W ignore -m tests.bench.asides

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(READY_FOR_TESTS): $(READY) tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --requirement tests/requirements.txt
	@touch $@
