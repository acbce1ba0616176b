# ledger: build, try, test and install.
#
#   make demo                 build, and extract and report the samples into demo/
#   make test                 build and run the tests
#   make install PREFIX=DIR   put program, completions and manual page in place
#   make check                what every change has to pass: lint and test
#   make samples              write the reports of the samples into Docs/samples
#   make fuzz RUNS=N          read mutated inputs with sanitizers; make sanitize-thread looks for data races
#   make reliability          kill, cut, damage and forge; make reliability-full takes longer
#   make bench                speed, as ratios to yardsticks in the same process

SWIFT ?= swift
CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=

LEDGER = .build/release/ledger
LINTED = Package.swift Sources Schema Reports Tests $(wildcard Benchmarks Fuzz)

# One flag set for every release build: another one would compile everything anew. Where the system has static
# libraries the program is linked fully static, and starts in a third of the time.
RELEASE = -c release --product ledger
ifeq ($(shell uname -s),Linux)
RELEASE += --static-swift-stdlib -Xswiftc -use-ld=lld -Xlinker --gc-sections -Xlinker -s
ifneq ($(findstring /,$(shell $(CC) -print-file-name=libsqlite3.a 2>/dev/null)),)
RELEASE += -Xswiftc -static-executable
endif
endif

.PHONY: all release demo samples test lint check reliability reliability-full fuzz sanitize-thread bench docs install uninstall libraries clean

all: release

release: libraries
	$(SWIFT) build $(RELEASE)

demo: release
	@mkdir -p demo
	@rm -f demo/facts.ledger demo/facts.ledger-journal demo/*.csv demo/*.meta.json
	@echo
	$(LEDGER) extract Samples/*.txt Samples/*.jsonl --ledger demo/facts.ledger --origin samples
	@echo
	$(LEDGER) report timeline --ledger demo/facts.ledger
	@echo
	$(LEDGER) report sources --ledger demo/facts.ledger
	@echo
	$(LEDGER) report --csv -o demo --ledger demo/facts.ledger
	@echo
	@echo "The ledger is demo/facts.ledger; demo/timeline.csv and demo/sources.csv are its tables."
	@echo "Next: $(LEDGER) why CLAIM --ledger demo/facts.ledger, with an identifier from the timeline."

# The reports of the samples, in Docs/samples; a fixed clock makes them the same on every machine.
samples: release
	@mkdir -p .build/samples
	@rm -f .build/samples/facts.ledger
	$(LEDGER) extract Samples/*.txt Samples/*.jsonl --ledger .build/samples/facts.ledger --origin samples \
	  --now 2024-01-02T03:04:05Z
	$(LEDGER) report --ledger .build/samples/facts.ledger -o Docs/samples
	$(LEDGER) report timeline sources claims --csv --ledger .build/samples/facts.ledger -o Docs/samples
	$(LEDGER) report briefing discrepancies citations --place Gaza --ledger .build/samples/facts.ledger -o Docs/samples
	$(LEDGER) audit --ledger .build/samples/facts.ledger > Docs/samples/audit.md

test: libraries
	$(SWIFT) test --disable-xctest

lint:
	$(SWIFT) format lint --strict --recursive $(LINTED)

check: lint test

# The drivers try the program as it is installed; power cuts are recorded by a library loaded before it, which needs the
# build for tests.
reliability reliability-full: release
	$(SWIFT) build --build-tests
	python3 Tests/Reliability/run.py $(if $(findstring full,$@),--full)
	$(if $(findstring full,$@),$(MAKE) sanitize-thread fuzz RUNS=1000000)

# libFuzzer with AddressSanitizer over what reads bytes of others: Fuzz/README.md.
RUNS ?= 100000
FUZZ ?= text lines note entry registry ledger
fuzz: libraries
	$(SWIFT) build -c release --package-path Fuzz -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing
	@for target in $(FUZZ); do sh Fuzz/run $$target $(RUNS) || exit 1; done

# The tests with the thread sanitizer, in a build of their own.
sanitize-thread: libraries
	$(SWIFT) test --disable-xctest --sanitize=thread --scratch-path .build-thread

# Linked as the program is, so that starts compare.
bench: release
	$(SWIFT) build --package-path Benchmarks $(subst --product ledger,,$(RELEASE))
	Benchmarks/.build/release/Benchmarks --program $(LEDGER)

# Each module's pages.
DOCUMENTED = LedgerTypes LedgerLog LedgerDocuments LedgerExtraction LedgerStore LedgerAudit LedgerReports \
  LedgerEvaluation
docs: libraries
	@mkdir -p .build/documentation
	@for module in $(DOCUMENTED); do \
	  echo "$$module"; \
	  $(SWIFT) package --allow-writing-to-directory .build/documentation generate-documentation \
	    --target $$module --disable-indexing \
	    --output-path .build/documentation/$$module >.build/documentation.log 2>&1 \
	    || { cat .build/documentation.log; exit 1; }; \
	done

install: release
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(LEDGER) $(DESTDIR)$(PREFIX)/bin/ledger
	install -m 644 Docs/ledger.1 $(DESTDIR)$(PREFIX)/share/man/man1/ledger.1
	$(LEDGER) --generate-completion-script bash \
	  > $(DESTDIR)$(PREFIX)/share/bash-completion/completions/ledger
	$(LEDGER) --generate-completion-script zsh > $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_ledger
	$(LEDGER) --generate-completion-script fish > $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/ledger.fish

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/ledger $(DESTDIR)$(PREFIX)/share/man/man1/ledger.1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions/ledger \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_ledger \
	  $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/ledger.fish

# Installs the two system libraries when they are missing, and says so.
libraries:
	@CC="$(CC)" SWIFT="$(SWIFT)" sh .ci/libraries

clean:
	rm -rf .build demo
