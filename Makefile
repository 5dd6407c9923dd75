# The portal's tasks. "make help" lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVED := $(VENV)/.run-installed
DEVELOPED := $(VENV)/.dev-installed
PIP_INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort \
		| while IFS="$$(printf '\t')" read -r task text; do printf '  %-12s %s\n' "$$task" "$$text"; done

.PHONY: run
run: $(SERVED) ## Install, build, make the demo school, serve on PORT (default 3000)
	@elternportal build
	@elternportal migrate
	@elternportal demo
	@exec elternportal serve

.PHONY: reset
reset: ## Throw all data under var away; the next "make run" starts afresh
	rm -rf var

.PHONY: install
install: $(SERVED) ## Install what serving needs into .venv

# Two processes share the files in their order, so that each ends with those in a browser; a portal
# or a school that several tests use is started by each of them.
SHARED := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: test
test: $(DEVELOPED) ## Run all tests, including those in a browser
ifdef ARGS
	pytest $(ARGS)
else
	pytest $(SHARED)
endif

.PHONY: check
check: $(DEVELOPED) ## Lint, types, architecture and unit tests, in under two minutes
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	pytest -q tests/unit

.PHONY: format
format: $(DEVELOPED) ## Bring the sources into the common form
	ruff check --fix .
	ruff format .

.PHONY: bench
bench: $(DEVELOPED) ## Measure an opening night with real clients, and a letter to 2,000 guardians
	elternportal build
	python -m bench.opening_night $(ARGS)
	python -m bench.letters

.PHONY: demo-files
demo-files: $(SERVED) ## Write the demo school's Untis files to var/demo-untis
	elternportal demo-files

.PHONY: migration
migration: $(DEVELOPED) ## Write the next migration: make migration TEXT="what changes"
	python tools/make_migration.py "$(TEXT)"
	ruff check --quiet --fix alembic/versions
	ruff format --quiet alembic/versions

.PHONY: lock
lock: $(DEVELOPED) ## Choose newer packages and lock them, Python and npm
	$(COMPILE) --output-file requirements/run.txt
	$(COMPILE) --extra dev --constraint requirements/run.txt --output-file requirements/dev.txt
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@# npm would copy an installed package into the lock without its hash, so it starts from nothing.
	rm -rf reflex.lock/* .web
	elternportal build --update-lock

COMPILE = uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-header --quiet

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed; set PYTHON to one." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The package itself is installed without its requirements: those come from the lock.
$(SERVED): $(VENV)/bin/python requirements/run.txt pyproject.toml
	$(PIP_INSTALL) --require-hashes -r requirements/run.txt
	$(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(DEVELOPED): $(SERVED) requirements/dev.txt
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
