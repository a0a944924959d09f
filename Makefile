PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadscope

.PHONY: setup demo test check audit long stack huge reference lock clean

## Set up the virtual environment with the locked dependencies; nothing to do when it is up to date.
setup: $(VENV)/.installed

$(VENV)/.installed: requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $(VENV)/.runs $@

# What it takes to run: no tests, harness or linters. Setting up everything has it too.
$(VENV)/.runs: requirements-run.lock pyproject.toml
	$(call install,requirements-run.lock)
	@touch $@

define install
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "fiel needs Python 3.11 or newer, found " + sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	@$(call get,--require-hashes --requirement $(1))
	@$(call get,--no-build-isolation --editable .)
endef

# uv takes a quarter of pip's time, and links what another environment has already. Pip does it, too.
get = uv pip install --quiet --python $(BIN)/python --no-deps $(1) 2>/dev/null \
	|| $(BIN)/python -m pip install --quiet --no-deps $(1)

## Run the whole platform with a demonstration campaign. ARGS=--exit does it once and stops.
demo: $(VENV)/.runs
	@$(BIN)/fiel demo $(ARGS)

## Run the tests that protect the code, in about six minutes. ARGS is passed to pytest.
test: setup
	$(PYTEST) $(ARGS)

## Run the rest: browsers, guides, the stack; break its parts while people answer; replay 2024 in small.
long: setup
	$(PYTEST) -m "(slow or long) and not huge" $(ARGS)

## Run the stack of docker-compose.yml on a Docker engine of its own (root, apt-get install docker.io; 20 GB).
stack: setup
	$(BIN)/python -m pytest --numprocesses 0 -m docker tests/docker $(ARGS)

## Ask the three harnesses that take 6 GB each to install, the first time.
huge: setup
	$(BIN)/python -m pytest -m huge $(ARGS)

## Lint, format check and types.
check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

## Ask what is known against the locked dependencies; says so when nobody can be asked.
audit: setup
	@$(PYTHON) .ci/audit

## Write guides/en/reference/ from the code.
reference: setup
	$(BIN)/python -m tests.helpers.reference

## Resolve the dependencies anew (needs uv).
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --extra build --universal --python-version 3.11 --generate-hashes \
		--constraint requirements.lock --no-header --no-annotate --quiet --output-file requirements-run.lock

clean:
	rm -rf $(VENV) .fiel-demo
