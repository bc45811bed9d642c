# `make run` opens escalog, `make test` tests it. Both do all the set-up on Debian 12, Ubuntu and their like.

# The first Python here that is new enough; `make run PYTHON=python3.12` chooses another.
ifndef PYTHON
PYTHON := $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(if $(shell \
	$(name) -c 'import sys; print("yes" if (3, 11) <= sys.version_info < (3, 15) else "")' 2>/dev/null),$(name))))
endif
BIN := .venv/bin
LOCKS := packaging/locks

.NOTPARALLEL:
.PHONY: help run demo test quick search coverage lint format bench conformance forgery release-record calendars schema words \
	lock package clean prepare-run prepare-test

help:
	@echo 'make run        open escalog'
	@echo 'make demo       the whole main job on the bundled sample, without a screen, into demo-record/'
	@echo 'make test       style, types and every test'
	@echo 'make quick      style, types and the tests that take little time: for every few minutes of work'
	@echo 'make search     the laws that hold for every example, tried on new ones each time'
	@echo 'make coverage   which lines and branches of domain and ledger their own tests run'
	@echo 'make lint       style and types only'
	@echo 'make format     lay the code out as the style check wants it'
	@echo 'make bench      speed, measured against bounds'
	@echo 'make conformance  programs of others judge one document of every kind'
	@echo 'make forgery    every doctored record and changed bit is found, and both checkers answer alike'
	@echo 'make release-record  keep a record of this version: its verdict then holds for ever'
	@echo 'make calendars  write resources/calendars/ anew from the holidays library'
	@echo 'make schema     write resources/schema/ anew from the types of a procedure'
	@echo 'make words      compile resources/words/ for the program'
	@echo 'make lock       choose dependency versions anew'
	@echo 'make package    the frozen program, into dist/'
	@echo 'make clean      remove everything that make made'

run: prepare-run .venv/.ready
	@$(BIN)/escalog

demo: prepare-run .venv/.ready
	@$(BIN)/escalog demo --out demo-record

test: prepare-test .venv/.ready lint
	$(BIN)/python -m pytest -n 2 -rs

# Left out, so that it takes a minute and a half on two cores: what starts programs or builds packages, doctored files,
# whole windows walked through page by page, laws tried on many examples, and the longest files of the store.
NOT_QUICK := e2e packaging forgery conformance benchmarks format/test_independent_checker.py \
	cli/test_what_stands_in_the_way.py ui/session ui/disagreement ui/procedures ui/agenda ui/shell ui/raising \
	services/disagreements/test_every_pack.py services/disagreements/test_every_kind.py services/care/test_care.py \
	services/agenda store/lists/test_search.py store/log/test_recording.py store/log/test_rollback_mark.py \
	store/log/test_page_check.py store/opening records/scripts records/viewing

quick: .venv/.ready lint
	$(BIN)/python -m pytest -n 2 -q -m 'not slow and not hypothesis' $(addprefix --ignore=tests/,$(NOT_QUICK)) tests

search: prepare-test .venv/.ready
	$(BIN)/python -m pytest -n 2 -m hypothesis --hypothesis-profile=search
	ESCALOG_EVERY_FAULT=1 $(BIN)/python -m pytest -n 2 -rs tests/store/faults/test_faults.py

coverage: .venv/.ready
	$(BIN)/python -m pytest -n 2 -q --cov --cov-report=term tests/domain tests/ledger

lint: .venv/.ready
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.ready
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

bench: prepare-test .venv/.ready
	$(BIN)/python -m tests.benchmarks

conformance: prepare-test .venv/.ready
	$(BIN)/python -m tests.conformance

forgery: prepare-test .venv/.ready
	$(BIN)/python -m tests.forgery

release-record: prepare-run .venv/.ready
	$(BIN)/python packaging/tools/keep_record.py

calendars: .venv/.ready
	$(BIN)/python packaging/tools/make_calendars.py

schema: .venv/.ready
	$(BIN)/python packaging/tools/make_schema.py

# One lock for all three systems: markers say what belongs to which.
words: .venv/.ready
	$(BIN)/python packaging/tools/compile_words.py

lock: .venv/.ready
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --no-header --quiet \
		--no-emit-index-url --no-emit-find-links pyproject.toml -o $(LOCKS)/run.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade --no-header --quiet \
		--no-emit-index-url --no-emit-find-links pyproject.toml --group dev -c $(LOCKS)/run.txt -o $(LOCKS)/dev.txt

package: prepare-test .venv/.ready
	$(BIN)/pyinstaller --noconfirm --clean escalog.spec
	$(BIN)/python packaging/smoke_test.py dist/escalog

clean:
	rm -rf .venv build dist demo-record .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find escalog packaging resources tests -name __pycache__ -type d -prune -exec rm -rf {} +

prepare-run prepare-test: prepare-%:
	@test -n '$(PYTHON)' || { echo 'escalog needs Python 3.11 to 3.14, and none was found.'; exit 1; }
	@packaging/linux/prepare.sh $* $(PYTHON)

.venv/.ready: $(LOCKS)/dev.txt pyproject.toml
	@echo 'Setting up .venv: about a minute, the first time only.'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $(LOCKS)/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@$(BIN)/python -m compileall -q escalog
	@touch $@
