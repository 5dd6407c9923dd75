# The portal's tasks. "make help" lists them.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALL = $(PYTHON) tools/install.py --venv $(VENV)
export PATH := $(abspath $(BIN)):$(PATH)

.DEFAULT_GOAL := help

.PHONY: help
help: ## List the tasks
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | sort \
		| while IFS="$$(printf '\t')" read -r task text; do printf '  %-12s %s\n' "$$task" "$$text"; done

.PHONY: run
run: ## Install, build, make the demo school, serve on PORT (default 3000)
	@$(INSTALL) --steps 6 run
	@exec elternportal start --done 2 --steps 6

.PHONY: reset
reset: ## Throw all data under var away; the next "make run" starts afresh
	rm -rf var

.PHONY: install
install: ## Install what serving needs into .venv
	@$(INSTALL) run

.PHONY: install-dev
install-dev: ## Install what tests need, too
	@$(INSTALL) dev

.PHONY: doctor
doctor: ## Say what this machine lacks, before anything is installed
	@$(PYTHON) tools/doctor.py

# Two processes share the files in their order, so that each ends with those in a browser; a portal
# or a school that several tests use is started by each of them.
SHARED := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: test
test: install-dev ## Run all tests, including those in a browser
ifdef ARGS
	pytest $(ARGS)
else
	pytest $(SHARED)
endif

.PHONY: check
check: install-dev ## Lint, types, architecture and unit tests, in under two minutes
	ruff check .
	ruff format --check .
	mypy
	lint-imports
	pytest -q -n 2 tests/unit

# RUNS is how many inputs each parser is given (tests/support/parsers.py lists them).
RUNS ?= 20000
.PHONY: fuzz
fuzz: install-dev ## Give every parser that somebody outside reaches RUNS spoilt inputs
	FUZZ_RUNS=$(RUNS) pytest -q -n 2 tests/security/test_fuzzed_parsers.py

.PHONY: format
format: install-dev ## Bring the sources into the common form
	ruff check --fix .
	ruff format .

.PHONY: bench
bench: install-dev ## Measure nights, arrival, letters, plans, a morning; BASE=path compares
	elternportal build
ifdef BASE
	python -m bench.compare $(BASE)
else
	python -m bench.opening_night
	python -m bench.arrival
	python -m bench.letters
	python -m bench.plans
	python -m bench.morning
endif

.PHONY: demo-files
demo-files: install ## Write the demo school's Untis files to var/demo-untis
	elternportal demo-files

.PHONY: migration
migration: install-dev ## Write the next migration: make migration TEXT="what changes"
	python tools/make_migration.py "$(TEXT)"
	ruff check --quiet --fix alembic/versions
	ruff format --quiet alembic/versions

# The tests run on what is served: the second lock holds the first.
.PHONY: lock
lock: install ## Choose newer packages and lock them, Python and npm
	$(COMPILE) requirements/bootstrap.in --output-file requirements/bootstrap.txt
	$(COMPILE) requirements/build.in --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) pyproject.toml --extra dev --constraint requirements/run.txt \
		--output-file requirements/dev.txt
	@$(INSTALL) dev
	@# npm would copy an installed package into the lock without its hash, so it starts from nothing.
	rm -rf reflex.lock/* .web
	elternportal build --update-lock

COMPILE = uv pip compile --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-header --quiet
