# Safar. `make run` is all a newcomer needs; `make help` lists the rest.
PYTHON ?= python3
PORT ?= 8000
HOST ?= 127.0.0.1
export PORT HOST

VENV := .venv/bin
TESTS ?=

.PHONY: help run test test-browser lint format bench soak locks clean

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## / - /'

run: ## the site with demo people on http://127.0.0.1:8000/ (PORT=8123 make run)
	@$(PYTHON) tools/setup.py base
	@exec $(VENV)/python tools/run.py

test: ## the default test suite (SQLite; DATABASE_URL=postgres://... for PostgreSQL)
	@$(PYTHON) tools/setup.py dev
	@$(VENV)/python manage.py compile_catalogues
	@$(VENV)/pytest -n 2 $(TESTS)

test-browser: ## `make run` itself, and tests in real headless Chromium
	@$(PYTHON) tools/setup.py dev --chromium
	@$(VENV)/python manage.py compile_catalogues
	@$(VENV)/pytest -m "browser or site" $(TESTS)

lint: ## style, types, import contracts, migrations, system checks, the curriculum's rules
	@$(PYTHON) tools/setup.py dev
	$(VENV)/ruff check .
	$(VENV)/ruff format --check .
	$(VENV)/mypy $(wildcard */actions.py */actions/*.py */queries.py */queries/*.py lms/*/actions.py \
		lms/*/actions/*.py lms/*/queries.py lms/*/queries/*.py courses/grading.py courses/worksheets/sums/*.py \
		courses/packs/patch.py courses/packs/review/*.py certificates/pdf.py \
		certificates/pdf/*.py certificates/signing.py lms/*.py lms/backups/*.py tools/*.py)
	$(VENV)/lint-imports
	DJANGO_SETTINGS_MODULE=lms.settings.test $(VENV)/python manage.py makemigrations --check --dry-run
	DJANGO_SETTINGS_MODULE=lms.settings.test $(VENV)/python manage.py check --fail-level WARNING
	DJANGO_SETTINGS_MODULE=lms.settings.test $(VENV)/python manage.py check_curriculum

format: ## let ruff put the code in order
	@$(PYTHON) tools/setup.py dev
	$(VENV)/ruff check --fix .
	$(VENV)/ruff format .

bench: ## CPU-ms of a lesson page against a trivial Django view (a report, not a test)
	@$(PYTHON) tools/setup.py base
	@$(VENV)/python tools/bench.py

soak: ## long randomised runs
	@$(PYTHON) tools/setup.py dev
	@$(VENV)/python manage.py compile_catalogues
	@$(VENV)/pytest -m soak $(TESTS)

locks: ## rewrite requirements/*.txt from *.in (hashes, no index address)
	@$(PYTHON) tools/setup.py dev
	cd requirements && for name in base dev; do CUSTOM_COMPILE_COMMAND="make locks" ../$(VENV)/pip-compile \
		--quiet --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-trusted-host \
		--no-emit-find-links --strip-extras --output-file=$$name.txt $$name.in; done

clean: ## remove the environment and everything made by `make run`, people's work included
	rm -rf .venv var
