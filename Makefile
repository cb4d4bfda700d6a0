# Everything a developer or a small office runs. Needs python3 >= 3.11, git and make; all else goes into .venv.
.DEFAULT_GOAL := help
.PHONY: help setup tools demo serve check static test bench load fuzz pages lock hooks clean
BIN := .venv/bin
# A machine that forbids compiled modules makes every test process compile all of it again: a third of a full run.
unexport PYTHONDONTWRITEBYTECODE

help:  ## list these targets
	@sed -n 's/^\([a-z]*\):.*##\(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 14

setup: .venv/runtime.stamp  ## make .venv with the command .venv/bin/selaras
	@echo "Ready: .venv/bin/selaras"

tools: .venv/tools.stamp

.venv/runtime.stamp: requirements/runtime.txt pyproject.toml scripts/setup.sh
	@scripts/setup.sh runtime

.venv/tools.stamp: .venv/runtime.stamp requirements/dev.txt
	@scripts/setup.sh tools

demo: setup  ## read, check and accept the sample plan and issue its documents into out/
	@$(BIN)/selaras demo --out out

serve: demo  ## the site on http://127.0.0.1:8000 with the people of the demo
	@$(BIN)/selaras serve

static: tools
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports --config pyproject.toml --no-logo
	$(BIN)/mypy

check: static  ## format, lint, contracts, types, the quick engine tests; a minute, no database
	$(BIN)/pytest -q -n auto -m "not long" tests/test_house.py tests/engine

test: static  ## everything, on SQLite and on PostgreSQL, with the browser
	@scripts/test.sh

bench: tools  ## the benchmarks, as a table
	$(BIN)/python -m benchmarks

load: tools  ## answers of a survey at 50 a second for a minute, on SQLite and on PostgreSQL; 1 where one is lost
	env -u SELARAS_DATABASE_URL $(BIN)/python -m benchmarks.survey_load
	$(BIN)/python scripts/with_postgres.py $(BIN)/python -m benchmarks.survey_load

fuzz: setup  ## random formulas (FORMULA_SECONDS, 10) and mutated real files (FUZZ_SECONDS, 60); 1 on a crash
	@$(BIN)/python -W ignore -m scripts.fuzzing.formulas
	@$(BIN)/python -W ignore -m scripts.fuzzing

pages: setup  ## write docs/checks.md and docs/glossary.md again
	@$(BIN)/python scripts/pages.py

lock: .venv/runtime.stamp  ## write the lock files again; UPGRADE=1 takes the newest versions
	@scripts/lock.sh $(if $(UPGRADE),--upgrade)

hooks:  ## run make check before every git commit
	@scripts/hooks.sh

clean:  ## remove .venv and every cache; databases and out/ stay
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build selaras.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
