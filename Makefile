# The commands of the project. `make help` lists them.
SHELL := bash
GOLANGCI := v2.15.0
SHARED ?= ../shared
CORPUS ?= $(SHARED)/corpus/allsides_news.jsonl.gz
export CGO_ENABLED ?= 0

.PHONY: help build test race race-corpus lint fuzz bench bench-corpus bench-cold crash eval web-test golden release clean

help: ## list these targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

build: ## build bin/rapporteur
	go build -trimpath -o bin/rapporteur ./cmd/rapporteur

test: ## all tests
	go vet ./...
	go test ./...

race: ## all tests under the race detector (needs a C compiler)
	CGO_ENABLED=1 go test -race ./...

race-corpus: ## 8 goroutines share the language engine over ARTICLES (default 1000) of the corpus, under the race detector
	CGO_ENABLED=1 go test -race -run '^TestCorpus$$' -v -timeout 60m ./internal/lang/en -articles $${ARTICLES:-1000}

lint: ## golangci-lint, with the rule on imports
	go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(GOLANGCI) run ./...

fuzz: ## every fuzz target for FUZZTIME (default 20s) each
	@for f in $$(grep -rlE --include='*_test.go' '^func Fuzz' . ); do \
	  for t in $$(sed -nE 's/^func (Fuzz[A-Za-z0-9]+)\(.*/\1/p' $$f); do \
	    echo "$$t in $$(dirname $$f)"; go test -run '^$$' -fuzz "^$$t$$" -fuzztime $${FUZZTIME:-20s} -fuzzminimizetime 20x $$(dirname $$f) || exit 1; done; done

bench: bench-corpus ## benchmarks of every package (compare two runs with benchstat), and bench-corpus
	go test -run '^$$' -bench . -benchmem ./...

bench-corpus: build ## read and store a corpus (CORPUS=FILE): articles, tokens and bytes a second, peak memory, size of the record
	bench/corpus.sh bin/rapporteur $(CORPUS)

bench-cold: ## how long a start of the program takes, and how much memory; fails over 300 ms or 150 MiB
	go test -run '^$$' -bench ColdStart -benchtime 20x ./cmd/rapporteur

crash: build ## kill a run ten times at random points, resume it, compare the records (CORPUS=FILE)
	bench/crash.sh bin/rapporteur $(CORPUS)

eval: build ## score the reading on the gold data in ../shared/gold; fails below a floor
	bin/rapporteur eval all $(SHARED)/gold

golden: ## write the golden files anew; read the difference before you commit it
	go test $$(grep -lE '"update"' --include='*_test.go' -r . | xargs -n1 dirname | sort -u) -update

release: ## one file a platform, in dist/
	@mkdir -p dist
	@for p in linux/amd64 linux/arm64 darwin/amd64 darwin/arm64 windows/amd64 windows/arm64; do \
	  os=$${p%/*}; arch=$${p#*/}; out=dist/rapporteur-$$os-$$arch; [ $$os = windows ] && out=$$out.exe; \
	  echo $$out; CGO_ENABLED=0 GOOS=$$os GOARCH=$$arch go build -trimpath -ldflags '-s -w' -o $$out ./cmd/rapporteur || exit 1; done
	cd dist && sha256sum rapporteur-* > SHA256SUMS

clean: ## remove what the targets above made
	rm -rf bin dist
