# The ways in. `make` alone lists them; ARGS goes to pytest.
#   make acceptance ARGS="-m scenario1"

PYTHON ?= python3
ARGS ?=
# Tests mostly wait, so more of them than processors can run at once.
WORKERS ?= 4
BIN := .venv/bin
GO_PROGRAMS := $(dir $(wildcard fixtures/standin/components/go/*/main.go))

# Every worker reads all modules: compiled ones are kept, but not between the sources.
unexport PYTHONDONTWRITEBYTECODE
export PYTHONPYCACHEPREFIX := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/k3s-acceptance/bytecode

.DEFAULT_GOAL := help
.NOTPARALLEL:
MAKEFLAGS += --no-print-directory

.PHONY: help
help: ## list these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: python ## Debian packages, .venv, components; nothing to do takes some seconds
	@$(PYTHON) -m fixtures.bootstrap

.PHONY: acceptance
acceptance: setup ## set up, then run the suite on the stand-in
	@$(BIN)/pytest suites -n $(WORKERS) $(ARGS)

.PHONY: test
test: setup check vet unit ## set up, then static checks, unit tests and the suite but what is slow
	@$(BIN)/pytest suites -n $(WORKERS) -m "not slow" $(ARGS)

.PHONY: check
check: environment ## static checks: ruff, mypy
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: unit
unit: environment ## unit tests: no root, no cluster
	@$(BIN)/pytest fixtures reports -n 2

.PHONY: vet
vet: ## static checks and tests of our own Go programs
	@for program in $(GO_PROGRAMS); do go vet -C $$program ./... && go test -C $$program ./... || exit 1; done

.PHONY: bench
bench: setup ## how fast the stand-in, the suite and its reports are, as medians and ratios
	@$(BIN)/python -m fixtures.standin.bench
	@$(BIN)/python -m fixtures.bench
	@$(BIN)/python -m reports.page.bench

.PHONY: faults
faults: setup ## break the stand-in in every known way and see whose tests notice
	@$(BIN)/acceptance faults $(if $(ONLY),--only $(ONLY))

.PHONY: clean
clean: ## remove .venv and the tools' caches from the checkout
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Components stay in the cache; to remove them too: rm -rf $${XDG_CACHE_HOME:-$$HOME/.cache}/k3s-acceptance"

# Not for typing: what the targets above stand on.
.PHONY: environment
environment: python
	@$(PYTHON) -m fixtures.bootstrap --environment-only

.PHONY: python
python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "setup: $(PYTHON) is not on PATH: install Python 3.11 or newer, or name one with PYTHON=..." >&2; \
	  exit 2; }
