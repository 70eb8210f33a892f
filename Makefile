# make run   sets everything up and serves the dashboard with sample data at http://127.0.0.1:8000
# make test  sets everything up and runs the tests
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
export DEVELOPMENT ?= 1

.PHONY: run test setup setup-dev prepare ingest remove-sample browser lint lock clean help

help:
	@echo "make run                    serve the dashboard at http://127.0.0.1:$(PORT)"
	@echo "make test                   run the tests"
	@echo "make setup                  the environment alone, in $(VENV)"
	@echo "make ingest PATHS=\"a b\"     take in documents or folders of them"
	@echo "make remove-sample          take the sample data out"
	@echo "make browser                run the browser tests (needs Chromium)"
	@echo "make lint                   ruff, mypy, migrations"
	@echo "make lock                   pin the packages anew"
	@echo "make clean                  remove the environment and caches; the data stays"

run: prepare
	@$(MANAGE) load_sample --if-empty
	@$(MANAGE) demo_users
	@$(MANAGE) serve --port $(PORT)

test: setup-dev
	$(BIN)/pytest -n auto -m "not browser"

# The environment is made anew only when what it is made from has changed.
setup: $(VENV)/.run-time
setup-dev: $(VENV)/.with-tests

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; $$($(PYTHON) --version) was found. Try: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "The environment could not be made. On Debian or Ubuntu: sudo apt install python3-venv"; rm -rf $(VENV); exit 1; }

$(VENV)/.run-time: requirements.txt | $(BIN)/python
	@echo "Installing what the program needs ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.with-tests: requirements-dev.txt $(VENV)/.run-time
	@echo "Installing what the tests need ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# Everything but the server: database, register, themes, static files.
prepare: setup
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_register
	@$(MANAGE) load_themes
	@$(MANAGE) collectstatic --noinput --verbosity 0

ingest: prepare
	@test -n "$(PATHS)" || { echo "Say which documents: make ingest PATHS=\"letter.pdf folder\""; exit 2; }
	@$(MANAGE) ingest $(PATHS)

remove-sample: setup
	@$(MANAGE) remove_sample

browser: setup-dev
	$(BIN)/pytest -m browser

lint: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	$(MANAGE) makemigrations --check --dry-run

lock: | $(BIN)/python
	$(BIN)/python -m pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-find-links --no-emit-index-url -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --strip-extras --no-emit-find-links --no-emit-index-url -o requirements-dev.txt requirements-dev.in

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
