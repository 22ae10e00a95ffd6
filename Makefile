# make                 build this collection into public/
# make SITE=dir        build another collection
# make test            every test; needs Chromium, Node and npm for the browser tests;
#                      FONDS_CORPUS=dir adds the pages of real texts (dir/texts),
#                      FONDS_DOCUMENTS=10000 as many made-up documents
# make serve           show the site and rebuild on save
# make accuracy CORPUS=dir   how well labelled texts are read, into docs/accuracy.md
# make calibrate CORPUS="dir dir2"   count how often the values of each rule are right
# make bench           benchmarks; with BENCH=dir of a benchmark kit, the race beside other generators
# make fuzz lint golden screenshots release

SITE ?= .
BENCH ?=
FUZZTIME ?= 30s
GO ?= go
CORPUS ?=
SCORER ?= $(firstword $(CORPUS))/../accuracy
REPORT ?= docs/accuracy.md

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

# Labelled texts stand beside the project; only figures come of them. The bounds
# that fail are in internal/accuracy/floors.go.
accuracy:
	@test -n "$(CORPUS)" || { echo "accuracy: set CORPUS to a folder with texts/ and truth.yaml"; exit 2; }
	$(GO) run ./internal/accuracy report -scorer "$(SCORER)" -o "$(REPORT)" $(if $(UNSEEN),-unseen "$(UNSEEN)") $(CORPUS)

calibrate:
	@test -n "$(CORPUS)" || { echo "calibrate: set CORPUS to folders with texts/ and truth.yaml"; exit 2; }
	$(GO) run ./internal/accuracy calibrate -o internal/infer/calibration.txt $(CORPUS)

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
.PHONY: site serve test browser-tools bench accuracy calibrate fuzz lint golden screenshots clean force
