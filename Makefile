# make                 build this collection into public/
# make SITE=dir        build another collection
# make test            every test; needs Chromium, Node and npm for the browser tests
# make serve           show the site and rebuild on save
# make bench           benchmarks; with BENCH=dir of a benchmark kit, the race beside other generators
# make fuzz lint golden screenshots release

SITE ?= .
BENCH ?=
FUZZTIME ?= 30s
GO ?= go

site: bin/fonds
	bin/fonds --source $(SITE) build

bin/fonds: force
	@$(GO) build -o $@ ./cmd/fonds

serve: bin/fonds
	bin/fonds --source $(SITE) serve

test: browser-tools
	test -z "$$(gofmt -l cmd internal layouts static)"
	$(GO) vet ./...
	$(GO) test -timeout 30m ./...

# The browser tests' own tools; SKIP_BROWSER=1, set by hand, leaves them out.
browser-tools:
	@internal/browsertest/prepare.sh

bench: bin/fonds
	$(GO) test -run '^$$' -bench . -benchmem ./...
	@if [ -n "$(BENCH)" ]; then "$(BENCH)/peers.sh" -n '1000 10000' -r 3 -p 'hugo cp' -f "$(abspath bin/fonds)"; \
	else echo "bench: set BENCH to the folder of the benchmark kit for the race beside Hugo and cp"; fi

fuzz:
	@for p in $$($(GO) list ./internal/...); do \
		for f in $$($(GO) test -list '^Fuzz' $$p | grep '^Fuzz'); do \
			echo "$$p $$f"; $(GO) test -run '^$$' -fuzz "^$$f$$" -fuzztime $(FUZZTIME) $$p || exit 1; \
		done; done

lint:
	$(GO) vet ./...
	$(GO) run honnef.co/go/tools/cmd/staticcheck@latest ./...

golden:
	$(GO) test ./... -update

screenshots: site browser-tools
	node internal/browsertest/screenshots.mjs public screenshots

clean:
	rm -rf bin public .cache screenshots

force:
.PHONY: site serve test browser-tools bench fuzz lint golden screenshots clean force
