# One front door. `make` alone lists what there is.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The detectors' rules, once: workers that begin with none would each compile them.
COMPILE := $(BIN)/python -c "from seawall.app import open_engine; open_engine()"
# One more than the two cores CI has: each worker collects the tests and loads the engine for itself.
WORKERS := 3
# The suite starts hundreds of programs: a shell that forbids bytecode would have each compile the whole house again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help extension install run test prepare suite lint style types fix bench docs lock clean

help:
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

# The lock names every dependency, so pip resolves nothing (its resolver looks for newer releases of extras, and fails).
$(VENV)/.installed: requirements/base.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/build.txt -r requirements/base.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# Not compiled: half of it are SDKs' thousands of files, of which tests import a few.
$(VENV)/.installed-test: $(VENV)/.installed requirements/test.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/test.txt
	touch $@

install: $(VENV)/.installed ## install Seawall into .venv from the hash-pinned lock

run: install ## install, start Seawall and print its address
	$(BIN)/seawall up

test: $(VENV)/.installed-test ## install what the tests need (browser and servers included) and run everything
	sh tests/provision.sh
	$(MAKE) prepare
	$(MAKE) suite

prepare: $(VENV)/.installed-test
	$(BIN)/python -m compileall -q src/seawall
	$(COMPILE) & npm --prefix extension run --silent build && $(BIN)/python tests/rewritten.py && wait

suite:
	$(BIN)/python -m pytest -n $(WORKERS) --dist loadgroup --no-loadscope-reorder

lint: style types ## style, types, import contracts, licences

style: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python tests/house/licences.py

types: $(VENV)/.installed-test
	$(BIN)/mypy
	sh tests/provision.sh extension
	npm --prefix extension run --silent types

extension: ## build the browser extension, also into the package that the server hands out
	sh tests/provision.sh extension
	npm --prefix extension run --silent build
	rm -rf src/seawall/extension
	cp -r extension/dist src/seawall/extension

fix: $(VENV)/.installed-test ## repair style where a machine can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-test ## measure against peers in one run and print the tables
	$(BIN)/python -m bench

docs: $(VENV)/.installed-test ## rewrite the generated tables in docs/
	$(BIN)/python -m docs.generate

lock: ## resolve the dependencies again, with hashes
	$(PYTHON) tests/house/lock.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache
