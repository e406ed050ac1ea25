# Everything sets itself up: `make run` and `make test` need Python 3.11 or newer and make, nothing else.

SHELL := /bin/bash
BIN := .venv/bin
PYTHONS := python3.13 python3.12 python3.11 python3 python python3.14
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
NO_NETWORK := The packages could not be installed: see the lines above; most often it is the network.

.DEFAULT_GOAL := help
.PHONY: help run test check static format seam e2e endurance clean

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } /^[a-z0-9]+:.*## / { printf "make %-9s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .make/run ## Open Vejviser: in the browser where Node.js is there, else in the terminal
	@if node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1; \
	then $(BIN)/vejviser playground; \
	else echo "Node.js 18 or newer is not here, so this is the chat in the terminal."; $(BIN)/vejviser chat; fi

test: .make/dev ## Run the tests
	@PYTHONHASHSEED=0 $(BIN)/pytest --numprocesses auto --dist loadfile

check: static test ## Everything that must hold: format, lint, types, layers, packs, tests

static: .make/dev ## The checks of `make check` without the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vejviser packs check

seam: .make/dev ## Run the tests of all but bot/ as if the chat SDK were not installed
	@PYTHONHASHSEED=0 $(BIN)/pytest -p tests.without_sdk --numprocesses auto --dist loadfile tests/knowledge tests/dialogs tests/storage

format: .make/dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

e2e: .make/dev .make/browser ## Drive the bot in a browser, in Microsoft 365 Agents Playground
	@command -v "$${CHROMIUM:-/usr/bin/chromium}" >/dev/null || \
	  { echo "The browser tests need Chromium; CHROMIUM names another one than /usr/bin/chromium."; exit 1; }
	PYTHON=$(CURDIR)/$(BIN)/python node --test tests/cardpage/*.test.mjs tests/browser/*.test.mjs

endurance: .make/dev ## Nonsense, killing and long conversations; ENDURANCE=0.1 is a tenth of it
	@$(BIN)/pytest tests/endurance -m endurance --numprocesses 2 --dist loadfile -rP

clean: ## Remove everything that was set up here; drafts and decisions stay
	rm -rf .venv .make build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -rf bot/playground/node_modules tests/cardpage/node_modules
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@for python in $(PYTHONS); do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; python=; \
	done; \
	if [ -z "$$python" ]; then echo "Vejviser needs Python 3.11 or newer, and none of these is: $(PYTHONS)."; exit 1; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "$$python has no venv module; on Debian and Ubuntu: apt install python3-venv."; exit 1; fi; \
	echo "Setting up .venv with $$python; this takes a minute the first time."; \
	"$$python" -m venv .venv

.make/run: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable . || { echo "$(NO_NETWORK)"; exit 1; }
	@mkdir -p .make && touch $@

.make/dev: pyproject.toml | $(BIN)/python
	@$(PIP) install --editable '.[dev]' || { echo "$(NO_NETWORK)"; exit 1; }
	@mkdir -p .make && touch .make/run $@

.make/browser: tests/cardpage/package-lock.json
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null && npm --version >/dev/null 2>&1 || \
	  { echo "The browser tests need Node.js 20 or newer with npm."; exit 1; }
	@npm ci --prefix tests/cardpage --silent || { echo "$(NO_NETWORK)"; exit 1; }
	@mkdir -p .make && touch $@
