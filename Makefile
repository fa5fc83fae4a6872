# Everything a person does with this checkout. Each command sets up what it needs.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test check soak soak-short bench messages package lock setup clean

setup:
	@$(PYTHON) tools/setup.py

run: setup  ## open the window; without a screen, leave a picture of it
	@$(BIN)/python -m app

test: setup  ## pass the tests
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n 2 --dist worksteal

check: setup  ## format, lint, types, import rules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

soak: setup  ## every long trial: attacks, hostile servers, changed pages, runs, damage, kills (about twenty minutes)
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak

soak-short: setup  ## the same in less than three minutes
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.soak --short

bench: setup  ## the speed table; DATA=folder adds the extraction scores
	@$(BIN)/python -m tests.bench $(if $(DATA),--data $(DATA))

messages: setup  ## bring the catalogs of every language up to date with the words of the program
	@$(BIN)/python -m tools.messages

package: setup  ## the app for people without a terminal, in dist/
	@$(BIN)/pyinstaller --noconfirm --clean --log-level WARN build.spec
	@$(BIN)/python tools/make_deb.py

lock: setup  ## pin the newest libraries that requirements/*.in allow
	@for name in run dev; do uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
		requirements/$$name.in --output-file requirements/$$name.txt; done

clean:
	rm -rf build dist .venv
