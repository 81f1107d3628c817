# make demo   set up the core and audit samples/
# make test   set up everything, lint, check types and imports, run the tests
# make lint, make docs, make bench, make clean
PYTHON ?= python3.11
VENV   := .venv
BIN    := $(VENV)/bin
JOBS   ?= auto

.PHONY: demo test lint docs bench clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || python3 -m venv $(VENV)
	$(BIN)/pip install -q --upgrade pip

$(VENV)/.core: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install -q -c constraints.txt -e .
	$(BIN)/python -m compileall -q auditor
	touch $@

$(VENV)/.all: $(BIN)/python pyproject.toml constraints.txt
	$(BIN)/pip install -q -c constraints.txt -e '.[all,browser,docs,test]'
	$(BIN)/python -m compileall -q auditor
	touch $@ $(VENV)/.core

demo: $(VENV)/.core
	$(BIN)/auditor check --full samples/*.txt

lint: $(VENV)/.all
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.all lint
	$(BIN)/python -m pytest -n $(JOBS) --dist loadfile

docs: $(VENV)/.all
	$(BIN)/mkdocs build --strict --quiet

bench: $(VENV)/.all
	$(BIN)/python -m pytest benchmarks --benchmark-only

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist build site
