# Everything a person does here. `make` alone explains the targets.
SHELL := /bin/sh
BUILD_FLAGS := --explicit-target-dependency-import-check error
RELEASE := .build/release/zhalan
PREFIX ?= /usr/local

.DEFAULT_GOAL := help
.PHONY: help demo test build release check lint format deps test-deps soak fuzz sanitize interop bench evaluate model man completions install deb clean

help: ## Explain the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: deps release ## Set up, build, and run the whole job offline on sample sites
	@$(RELEASE) demo --output demo-output

test: deps test-deps ## Set up, build once, and run all tests with the real resolvers (at most 20 minutes)
	@scripts/test-tier "make test" scripts/run-tests

build: deps ## Build for development
	swift build $(BUILD_FLAGS)

release: deps ## Build the optimised programs
	swift build -c release $(BUILD_FLAGS)

check: lint test ## What a change must pass: formatting, then make test

lint: ## Check the formatting of the Swift sources
	swift format lint --strict --recursive Sources Tests Package.swift

format: ## Format the Swift sources in place
	swift format --in-place --recursive Sources Tests Package.swift

deps: ## Install the build dependencies with apt (lists them first; nothing to do when they are there)
	@scripts/install-deps

test-deps: ## Install the resolvers' programs for tests; starts no service, masks each unit it newly installs
	@scripts/install-test-deps

soak: deps test-deps ## Hundreds of kills and faults, an hour of fuzzing (LISTS=DIR adds real lists in every resolver)
	@ZHALAN_SOAK=1 ZHALAN_LISTS="$(LISTS)" scripts/test-tier "make soak" scripts/run-tests
	@scripts/test-tier "make soak, an hour of mutated pages" scripts/fuzz "$(or $(SECONDS),900)" decoder markup script record

fuzz: deps ## Read mutated lists and pages under libFuzzer and AddressSanitizer (SECONDS=300 each), from the kept corpora on
	@scripts/test-tier "make fuzz" scripts/fuzz "$(or $(SECONDS),300)"

sanitize: deps ## Run the list engine's tests under ThreadSanitizer and AddressSanitizer (builds everything twice)
	@scripts/test-tier "make sanitize" scripts/sanitize

interop: release deb ## Check releases with validators from PyPI, texts with Chromium, the Debian package in a clean Debian, and scenarios as the units confine them
	@scripts/install-interop-deps
	@scripts/test-tier "make interop, package" scripts/check-deb "$$(ls -t dist/zhalan_*.deb | head -n 1)"
	@scripts/test-tier "make interop, as the units confine it" scripts/interop-confined
	@scripts/test-tier "make interop" scripts/interop

bench: release ## All timings, as ratios to named peers of the same run (LINES=N LISTS=DIR PEERS=DIR widen it)
	@scripts/install-bench-deps
	@LINES="$(LINES)" LISTS="$(LISTS)" PEERS="$(PEERS)" scripts/test-tier "make bench" scripts/bench
	@scripts/test-tier "make bench (page reader)" scripts/bench-parser
	@scripts/test-tier "make bench, the crawler" scripts/bench-crawl
	@scripts/test-tier "make bench, the classifier" scripts/bench-classifier
	@scripts/test-tier "make bench, from report to resolver" scripts/bench-publish

man: release ## Write the man pages from the commands' own help into dist/man
	@scripts/man-pages $(RELEASE) dist/man/man1

completions: release ## Write the completions of bash, zsh and fish into dist/completions
	@scripts/completions $(RELEASE) dist/completions

install: man completions ## Install programs, lists, man pages, completions and units under PREFIX (DESTDIR= for packagers)
	@DESTDIR="$(DESTDIR)" PREFIX="$(PREFIX)" scripts/install

deb: deps ## Build a Debian package into dist, with the Swift runtime inside
	@scripts/install-deb-deps
	swift build -c release $(BUILD_FLAGS) --static-swift-stdlib --scratch-path .build/static
	@scripts/man-pages .build/static/release/zhalan dist/man/man1
	@scripts/completions .build/static/release/zhalan dist/completions
	@scripts/deb .build/static/release dist

evaluate: release ## Measure the classifier on pages whose truth is known (DATA=DIR with an index and its pages)
	@scripts/evaluate $(RELEASE) "$(DATA)"

model: release ## Train the shipped model from DATA=DIR (ALL=1: from every row, for one's own use, into dist/model)
	@scripts/model $(RELEASE) "$(DATA)" $(if $(ALL),all)

clean: ## Remove what was built
	rm -rf .build dist demo-output
