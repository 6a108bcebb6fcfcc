# make demo   set up everything and serve the demo newsroom on http://127.0.0.1:8000
# make test   set up everything the tests need and run all of them
# make check  lint, types, layers, migrations
# make bench  the benchmarks
# make catalogues  extract what readers see, merge it into the translations, compile them

PORT ?= 8000
HOST ?= 127.0.0.1
DEMO ?= demo-site
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
DEBIAN := DEBIAN_FRONTEND=noninteractive
# Debian starts what it installs; here only the tests and the benchmarks do.
QUIET := RUNLEVEL=1

.PHONY: demo test check bench catalogues setup setup-dev system-bench system-test format lock clean

demo: setup
	$(BIN)/kawaraban demo --folder $(DEMO) --host $(HOST) --port $(PORT)

test: setup-dev system-test
	$(BIN)/pytest -n 2 --dist loadgroup $(PYTEST)

check: setup-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m django makemigrations --check --dry-run --settings tests.settings --pythonpath src --pythonpath .

bench: setup-dev system-bench
	$(BIN)/python -m benchmarks

catalogues: setup-dev
	$(BIN)/python -m tools.catalogues

setup: .make/base
setup-dev: .make/dev

# A virtual environment in a bare Debian needs python3-venv; everything else comes from PyPI.
$(BIN)/uv:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
	  { $(SUDO) apt-get update -q && $(SUDO) env $(DEBIAN) apt-get install -qy --no-install-recommends python3-venv; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.9"

.make/base: requirements/base.txt pyproject.toml | $(BIN)/uv
	@mkdir -p .make
	@# What is there for developers stays: base is a part of dev.
	@[ -e .make/dev ] || $(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/base.txt
	@[ ! -e .make/dev ] || $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/base.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.make/dev: requirements/dev.txt pyproject.toml | $(BIN)/uv
	@mkdir -p .make
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/dev.txt
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@ .make/base

# Chromium drives the journeys, the fonts let it show every script of the demo, the log of changes
# is tested on PostgreSQL too, and deploy/ with nginx and Caddy. The tests start and stop their own
# servers.
system-test: .make/system-test
.make/system-test: Makefile
	@mkdir -p .make
	@{ command -v chromium >/dev/null && command -v openssl >/dev/null && ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && \
	  command -v caddy >/dev/null && ls /usr/sbin/nginx >/dev/null 2>&1 && \
	  fc-list 2>/dev/null | grep -qi 'NotoSerifKhmer' && fc-list | grep -qi 'NotoSerifCJK'; } || \
	  { $(SUDO) apt-get update -q && $(SUDO) env $(DEBIAN) $(QUIET) apt-get install -qy --no-install-recommends \
	    caddy chromium fontconfig fonts-noto-core fonts-noto-cjk nginx-light openssl postgresql; }
	@touch $@

# The peers that the benchmarks measure against, and what measures.
system-bench: .make/system-bench
.make/system-bench: Makefile
	@mkdir -p .make
	@{ ls /usr/sbin/nginx >/dev/null 2>&1 && command -v wrk >/dev/null && command -v hugo >/dev/null; } || \
	  { $(SUDO) apt-get update -q && $(SUDO) env $(DEBIAN) $(QUIET) apt-get install -qy --no-install-recommends \
	    hugo nginx-light wrk; }
	@touch $@

format: setup-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(BIN)/uv
	$(BIN)/uv pip compile --quiet pyproject.toml --generate-hashes --no-emit-index-url --universal --python-version 3.11 -o requirements/base.txt
	$(BIN)/uv pip compile --quiet pyproject.toml --extra postgres --group dev --generate-hashes --no-emit-index-url --universal --python-version 3.11 -o requirements/dev.txt

clean:
	rm -rf $(VENV) .make node_modules
