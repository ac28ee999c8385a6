package en_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"hash/maphash"
	"reflect"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/rapporteur/rapporteur/internal/lang"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/text"
)

// articles is how many news articles TestCorpus reads: 50 in the suite, more
// with `make race-corpus`.
var articles = flag.Int("articles", 50, "news articles that TestCorpus reads, each twice")

// TestCorpus has 8 goroutines share one engine over news articles. Each
// article is read by two of them; both must get the same, and what the engine
// promises of any text must hold. Under the race detector this shows that
// nothing is shared but what is read only.
func TestCorpus(t *testing.T) {
	in := bufio.NewScanner(shared(t, "corpus/allsides_news.jsonl.gz"))
	in.Buffer(nil, 1<<26)
	e, seed := en.New(), maphash.MakeSeed()
	type job struct {
		n    int
		text string
		seen *atomic.Uint64 // of the first reading
	}
	jobs := make(chan job, 8)
	var tokens atomic.Int64
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for j := range jobs {
				l := text.Split(j.text, nil)
				a := e.Read(l)
				if j.seen.Load() == 0 {
					if err := broken(j.text, l, a); err != nil {
						t.Errorf("article %d: %v", j.n, err)
					}
				}
				tokens.Add(int64(len(a.Tokens)))
				sum := fingerprint(seed, a)
				if !j.seen.CompareAndSwap(0, sum) && j.seen.Load() != sum {
					t.Errorf("article %d is read one way and another", j.n)
				}
			}
		})
	}
	n := 0
	for ; n < *articles && in.Scan(); n++ {
		var d struct{ Text string }
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			t.Fatal(err)
		}
		seen := new(atomic.Uint64)
		jobs <- job{n, d.Text, seen}
		jobs <- job{n, d.Text, seen}
	}
	close(jobs)
	wait.Wait()
	if err := in.Err(); err != nil {
		t.Fatal(err)
	}
	t.Logf("%d articles, %d words read", n, tokens.Load())
}

// fingerprint is a hash of all an analysis says; never 0.
func fingerprint(seed maphash.Seed, a lang.Analysis) uint64 {
	var h maphash.Hash
	h.SetSeed(seed)
	for _, list := range []any{a.Tokens, a.Sentences, a.Names} {
		v := reflect.ValueOf(list)
		for i := range v.Len() {
			maphash.WriteComparable(&h, v.Index(i).Interface())
		}
	}
	return h.Sum64() | 1
}
