# Two commands do everything on a Debian or Ubuntu machine that has Go, git and
# make:
#
#	make demo   builds Cutline, runs the main job on the sample event, and
#	            opens the window on it when there is a display
#	make test   runs all tests with the race detector
#
# `make help` lists the rest.

GO ?= go
DEMO ?= build/demo
TIME ?= 20s
PATTERN ?= .
KILLS ?= 6000
MILLION ?= build/million
MUTANTS ?= 10000

# A release leaves out Fyne's check of every call's goroutine; tests keep it.
TAGS := migrated_fynedo
LDFLAGS := -s -w

# Go stamps the commit into a program, and refuses to build where git refuses
# to answer (a checkout that belongs to somebody else).
ifneq ($(shell git status >/dev/null 2>&1 && echo yes),yes)
export GOFLAGS := $(filter-out -buildvcs=%,$(GOFLAGS)) -buildvcs=false
endif

# Tests read dates and messages; the language must not depend on the machine.
# LANGUAGE is for Fyne, which does not take C for an answer.
WORDS := LC_ALL=C.UTF-8 LANG=C.UTF-8 LANGUAGE=en_US

.PHONY: help demo build test check bench soak fuzz screenshots packages test-packages clean

help:
	@echo "make demo    build, run the main job on the sample event, open the window on it"
	@echo "make test    all tests with the race detector, under a display of their own"
	@echo "make check   gofmt, vet, staticcheck and the rules of the house"
	@echo "make build   cutline and cutlinectl, here"
	@echo "make bench   the figures beside their peers, then the benches: three rounds, medians   PATTERN=name"
	@echo "make soak    kill cutlinectl $(KILLS) times and look for what is lost; type sentences beside IBus"
	@echo "make fuzz    every fuzz target for 20 s               TIME=1m PATTERN=name"
	@echo "make screenshots  pictures of every screen, in build/screenshots, in the README and in the manual"
	@echo "make clean   remove what was built"

demo: build
	@rm -rf build/demo && mkdir -p build
	./cutlinectl demo "$(DEMO)"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname -s)" != Linux ]; then \
		echo "opening the window on $(DEMO)/Sample.cutline"; \
		./cutline "$(DEMO)/Sample.cutline"; \
	else \
		echo "there is no display here; on one, open it with: ./cutline $(DEMO)/Sample.cutline"; \
	fi

build: packages
	$(GO) build -trimpath -tags "$(TAGS)" -ldflags "$(LDFLAGS)" -o cutline ./cmd/cutline
	$(GO) build -trimpath -ldflags "$(LDFLAGS)" -o cutlinectl ./cmd/cutlinectl

test: test-packages
	$(GO) vet ./...
	$(WORDS) .ci/with-display $(GO) test -race -vet=off -timeout 20m ./...

check: packages
	@files="$$(gofmt -l $$(git ls-files -co --exclude-standard '*.go' 2>/dev/null || find . -name '*.go'))"; \
	if [ -n "$$files" ]; then echo "not as gofmt writes it:"; echo "$$files"; exit 1; fi
	$(GO) vet ./...
	$(GO) tool staticcheck ./...
	$(GO) test -count=1 ./catalog/archtest

# The catalog of a million photos takes 2.5 GB and a quarter of an hour, once.
$(MILLION)/Sample.cutline: | test-packages
	@mkdir -p build
	$(GO) run ./cmd/cutlinectl demo "$(MILLION)" --photos 1500 --rows 1000000

bench: test-packages $(MILLION)/Sample.cutline
	CUTLINE_MILLION="$(abspath $(MILLION))" $(WORDS) $(GO) test -tags bench -run TestBench -count=1 -p 1 -v -timeout 60m ./catalog/thumb ./catalog/metadata ./catalog/desk ./catalog/store ./app/telex ./app/stories ./app/grid ./app
	$(WORDS) .ci/with-display .ci/bench "$(PATTERN)"

soak: test-packages
	$(WORDS) CUTLINE_MUTANTS=$(MUTANTS) $(GO) test -run TestMutants -count=1 -v -timeout 60m ./catalog/thumb
	$(WORDS) CUTLINE_KILLS=$(KILLS) $(GO) test -run TestKilledAtAnyPoint -count=1 -v -timeout 60m ./cmd/cutlinectl
	$(WORDS) CUTLINE_ROUNDS=25 $(GO) test -run TestOthersReadWhatWeWrite -count=1 -v -timeout 60m ./catalog/metadata
	$(WORDS) CUTLINE_SENTENCES=60 $(GO) test -run TestTelexBesideIBus -count=1 -v -timeout 60m ./app
	$(WORDS) CUTLINE_KILLS=$(KILLS) $(GO) test -run TestKilledWriteLeavesFilesOldOrNew -count=1 -v -timeout 60m ./catalog/desk

fuzz: packages
	.ci/fuzz "$(TIME)" "$(PATTERN)"

screenshots: test-packages
	$(WORDS) .ci/screenshots

packages:
	@.ci/system-packages build

test-packages:
	@.ci/system-packages test

clean:
	rm -rf build cutline cutlinectl
