# make run   the tracker on http://127.0.0.1:8000, from nothing
# make test  every test, in the browser too
# make check what a reviewer should never have to say
# make bench speed and memory, as ratios
# make lock  pin requirements*.in into requirements*.txt
# make words collect and compile the interface texts (needs gettext)
# make pictures take the pictures of the help anew

PYTHON ?= python3
BIN := .venv/bin
HOST ?= 127.0.0.1
PORT ?= 8000
PYTEST_ARGS ?=

.PHONY: run prepare test check bench lock words pictures catalogues chromium

run: prepare
	@echo "The tracker is on http://$(HOST):$(PORT), the staff desk on http://$(HOST):$(PORT)/admin/. Ctrl+C stops it."
	@$(BIN)/granian --interface wsgi --host $(HOST) --port $(PORT) --no-ws --blocking-threads 4 --backpressure 16 --log-level warning benelux_tracker.wsgi:application

prepare: .venv/.runs
	@$(BIN)/python manage.py prepare

test: .venv/.tests chromium
	$(BIN)/pytest -n auto --dist loadgroup $(PYTEST_ARGS)

check: .venv/.tests catalogues
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	DEBUG=False ALLOWED_HOSTS=tracker.example SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') \
		$(BIN)/python manage.py check --deploy --fail-level WARNING
	PATH="$(CURDIR)/$(BIN):$$PATH" .ci/lock-is-fresh

bench: .venv/.tests
	$(BIN)/python manage.py bench

lock: .venv/.tests
	PATH="$(CURDIR)/$(BIN):$$PATH" .ci/lock

words: .venv/.tests
	$(BIN)/python manage.py makemessages --locale nl --locale fr --no-location --no-obsolete --no-wrap --ignore .venv --ignore tests
	$(BIN)/python manage.py compilemessages --ignore .venv

pictures: .venv/.tests chromium
	$(BIN)/python manage.py take_pictures

catalogues: .venv/.tests
	.ci/catalogues

chromium:
	@.ci/install chromium chromium || true

.venv/.runs: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.tests: requirements-dev.txt .venv/.runs
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@
