# Bothways. `make help` lists what there is; every target sets up what it needs.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
RUNTIME := $(VENV)/.runtime
PINNED := --quiet --generate-hashes --no-emit-index-url --no-header --upgrade
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all:

# One sentence, and not pip's about some package, to whoever has another Python.
RIGHT_PYTHON := $(PYTHON) -c "import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v <= (3, 13) else \
  'Bothways needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is %d.%d. Name another: make PYTHON=python3.11 ...' % v)"

.DEFAULT_GOAL := help
.PHONY: help setup demo transcript screenshots test check bench bench-pairing bench-delivery bench-led-sessions bench-coach coach peers run \
  migration messages lock sbom audit chaos attack failover

help: ## List these targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(STAMP) ## Make .venv and install the locked packages

# What running the bot needs, and no tool of its developers.
$(RUNTIME): requirements/runtime.txt requirements/link.py
	@$(RIGHT_PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --no-compile --requirement requirements/runtime.txt
	$(BIN)/python requirements/link.py
	@touch $@

$(STAMP): requirements/dev.txt pyproject.toml
	@$(RIGHT_PYTHON)
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

# Only what is asked for on the line of the command: many systems set LANGUAGE for themselves, to lists such as de_DE:en.
DEMO_IN = $(if $(filter command line,$(origin LANGUAGE)),--language "$(LANGUAGE)")

demo: $(RUNTIME) ## A pretend Slack in your browser, with time travel (PORT=8765; LANGUAGE=de; PEOPLE=people.csv for your own names)
	@exec $(BIN)/python -m simulator.demo $(DEMO_IN) $(if $(PORT),--port "$(PORT)") $(if $(PEOPLE),--people "$(PEOPLE)")

transcript: $(RUNTIME) ## Play a whole cohort in seconds and print what people read (LANGUAGE=de; PEOPLE=people.csv)
	@exec $(BIN)/python -m simulator.demo --transcript $(DEMO_IN) $(if $(PEOPLE),--people "$(PEOPLE)")

test: $(STAMP) ## Run all tests
	@sh tests/browser/install.sh
	$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

screenshots: $(STAMP) ## Take docs/screenshots anew
	@sh tests/browser/install.sh
	$(BIN)/python -m pytest tests/browser -q --screenshots

check: $(STAMP) ## Lint, types, import contract, question bank, wording
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/bothways questions lint
	$(BIN)/python -m bench.wording

bench: $(STAMP) ## Measure, side by side with a bare way of doing the same
	$(BIN)/python -m bench.spine
	$(BIN)/python -m bench.questions
	$(BIN)/python -m bench.balance

coach: .coach/.installed $(STAMP) ## Train the coach's encoder anew from tests/data/questions, into prompts/coach/weights.npz (10 to 40 minutes)
	OMP_NUM_THREADS=1 .coach/bin/python -m bench.coach.make
	$(BIN)/python -m bench.coach.meanings
	$(BIN)/python -m bench.coach.german

.coach/.installed: requirements/coach.txt
	$(PYTHON) -m venv .coach
	.coach/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --requirement $<
	@touch $@

bench-coach: $(STAMP) ## The coach beside simpler ways, its size, memory and speed, into docs/questions.md
	$(BIN)/python -m bench.coach --write

peers: .peers/mentor-match/.installed .peers/matching/.installed ## Install the two tools that pairing is measured beside

.peers/%/.installed: requirements/peer-%.txt
	$(PYTHON) -m venv .peers/$*
	.peers/$*/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement $<
	@touch $@

bench-pairing: $(STAMP) peers ## Every number of pairing, 20 to 50,000 people, into docs/benchmarks (SEED=1)
	$(BIN)/python -m bench.pairing --write $(if $(SEED),--seed $(SEED))

bench-led-sessions: $(STAMP) ## How late switches of led sessions are, 50 and 500 at once, with a replica killed, into docs/benchmarks
	$(BIN)/python -m bench.led_sessions --to docs/benchmarks/led_sessions.md

bench-delivery: $(STAMP) ## Every number of delivery: against a bare loop, 1 to 4 workers, a thousand to a million rows, into docs/benchmarks
	$(BIN)/python -m bench.delivery --to docs/benchmarks/delivery.md

chaos: $(STAMP) ## Kill, freeze and stop real processes, and count every nudge (NUDGES=1000 KILLS=10 for a short one)
	$(BIN)/python -m bench.chaos --nudges $(or $(NUDGES),10000) --kills $(or $(KILLS),50) $(if $(SEED),--seed $(SEED)) $(if $(ONLY),--only "$(ONLY)")

failover: $(STAMP) ## Kill a PostgreSQL primary under two bots and promote its standby, ten times (NUDGES, FAILOVERS)
	$(BIN)/python -m bench.failover --nudges $(or $(NUDGES),10000) --failovers $(or $(FAILOVERS),10) $(if $(SEED),--seed $(SEED))

attack: $(STAMP) ## Attack the front door and every listener, as every role, and count what got through
	$(BIN)/python -m bench.attack --forged $(or $(FORGED),100000) $(if $(MOST),--most $(MOST)) $(if $(SEED),--seed $(SEED))

run: $(RUNTIME) ## Run the bot with the settings in .env
	$(BIN)/bothways run

migration: $(STAMP) ## Draft a migration from the tables: make migration m="what changes"
	$(BIN)/python -m storage.migrations "$(m)"

messages: $(STAMP) ## Extract what people read into the catalogues of handlers/texts and simulator/texts
	$(BIN)/python -m handlers.texts.extract
	$(BIN)/python -m simulator.texts.extract

lock: $(STAMP) ## Pin every package again, with hashes: what running needs, and what developing needs besides
	$(BIN)/python -m uv pip compile $(PINNED) pyproject.toml --output-file requirements/runtime.txt
	$(BIN)/python -m uv pip compile $(PINNED) --extra dev --extra large --constraint requirements/runtime.txt pyproject.toml --output-file requirements/dev.txt
	$(BIN)/python -m uv pip compile $(PINNED) requirements/audit.in --output-file requirements/audit.txt

sbom: .audit/.installed ## Write sbom.json: every package that the bot runs on, with its hashes, as CycloneDX
	.audit/bin/cyclonedx-py requirements --output-reproducible --output-file sbom.json requirements/runtime.txt

audit: .audit/.installed ## Ask an outside service whether a locked package has a known weakness (so not in CI)
	.audit/bin/pip-audit --disable-pip --require-hashes --requirement requirements/runtime.txt

.audit/.installed: requirements/audit.txt
	$(PYTHON) -m venv .audit
	.audit/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: --requirement $<
	@touch $@
