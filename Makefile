# The two commands of the README are run and test.
GO ?= go
export CGO_ENABLED ?= 0

# generate makes the Go of the pages' templates, which is committed.
.PHONY: generate
generate:
	$(GO) run github.com/a-h/templ/cmd/templ@v0.3.977 generate ./web

.PHONY: run test bench torture lint race fuzz build pages islands

# pages makes what pages have beyond their HTML: the scripts of map, network and plots, outlines of countries, fonts. The
# program is complete without them.
pages:
	cd web/islands && npm ci --ignore-scripts --no-audit --no-fund && npx --no tsc && $(GO) run .

web/static/built/map.js: $(wildcard web/islands/src/*.ts web/islands/*.go web/islands/*.json)
	$(MAKE) --no-print-directory pages

# islands makes them where Node.js is, if they are older than what they are made from.
islands:
	@if ! command -v npm >/dev/null 2>&1; then echo "Without Node.js (npm) the islands are not built: map, network and timeline are drawn by the server only."; \
	else $(MAKE) --no-print-directory web/static/built/map.js || echo "The islands are not built (see above): map, network and timeline are drawn by the server only."; fi

# run reads the bundled samples, shows what they report, and serves pages of them until Ctrl-C.
run: islands
	$(GO) run ./cmd/musnad demo

build: islands
	$(GO) build -o musnad ./cmd/musnad

test: islands
	$(GO) vet ./...
	$(GO) test ./...

RACED ?= $$($(GO) list ./... | grep -v /serve/browser)

# race needs a C compiler. What a browser does is no race of ours: serve's own tests ask for all that it serves.
race:
	CGO_ENABLED=1 $(GO) test -race $(RACED)

# bench prints ratios measured in one run. A ledger is filled with so many events: make bench EVENTS=1000000
EVENTS ?= 20000
bench:
	cd bench && $(GO) test -run TestReport -v -count=1 .
	$(GO) test -run '^$$' -bench . -benchtime 2s ./internal/store
	$(GO) run ./tools/load -events $(EVENTS)

# torture prints what it did and measured: processes that write are killed, disks filled, bits flipped; hostile input of
# full size is read.
torture:
	MUSNAD_TORTURE=1 $(GO) test -v -count=1 -timeout 90m -run 'Kill|Flips|Fail|Full|Histor' ./internal/store
	MUSNAD_TORTURE=1 $(GO) test -v -count=1 -timeout 90m -run TestKill ./cmd/musnad
	$(GO) test -v -count=1 -timeout 30m -run 'Huge|Entities|Overlapping|Damaged|Truncated|Bombs|Speed' ./gather -torture
	$(GO) test -v -count=1 -timeout 60m -run 'Histories|Undo' ./ledger -histories 500

lint:
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@v0.8.2 ./...

fuzz:
	$(GO) test -fuzz=FuzzFold -fuzztime=30s -fuzzminimizetime=1x ./arabic
	$(GO) test -fuzz=FuzzTokens -fuzztime=30s -fuzzminimizetime=1x ./arabic
	$(GO) test -fuzz=FuzzRead -fuzztime=60s -fuzzminimizetime=1x ./engine
	$(GO) test -fuzz=FuzzFeed -fuzztime=30s -fuzzminimizetime=1x ./gather
	$(GO) test -fuzz=FuzzPage -fuzztime=30s -fuzzminimizetime=1x ./gather
	$(GO) test -fuzz=FuzzArchive -fuzztime=30s -fuzzminimizetime=1x ./gather

# dist makes binaries for people who have no Go: static, stripped, with the pages' scripts where Node.js is.
VERSION ?= $(shell git describe --tags --always --dirty)
PLATFORMS = linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64
.PHONY: dist cross
dist: islands
	rm -rf dist && mkdir dist
	set -e; for p in $(PLATFORMS); do os=$${p%/*}; arch=$${p#*/}; ext=; [ $$os != windows ] || ext=.exe; \
	  echo "musnad_$(VERSION)_$${os}_$$arch$$ext"; \
	  CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch $(GO) build -trimpath -ldflags "-s -w -X main.built=$(VERSION)" -o "dist/musnad_$(VERSION)_$${os}_$$arch$$ext" ./cmd/musnad; done
	cd dist && { sha256sum * 2>/dev/null || shasum -a 256 *; } > ../SHA256SUMS.new && mv ../SHA256SUMS.new SHA256SUMS

# cross checks that the program is one for other systems too.
cross:
	GOOS=windows $(GO) vet ./cmd/musnad
	GOOS=darwin GOARCH=arm64 $(GO) build -o /dev/null ./cmd/musnad
