package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

// checkHit fails unless the hit's spans are the text's own characters.
func checkHit(t testing.TB, query string, h store.Hit, text string) {
	t.Helper()
	if !h.Span.Valid(text) || h.Span.In(text) != h.Snippet {
		t.Fatalf("%q: snippet %q is not the text at %v", query, h.Snippet, h.Span)
	}
	if n := utf8.RuneCountInString(h.Snippet); n > 200 {
		t.Errorf("%q: a snippet of %d characters", query, n)
	}
	last := h.Span.Start
	for _, m := range h.Matches {
		if !m.Valid(text) || !h.Span.Contains(m) || m.Start < last {
			t.Errorf("%q: match %v is not in %v, or not after %d", query, m, h.Span, last)
		}
		last = m.End
	}
	if h.Document.Text != "" || h.Document.Furniture != nil {
		t.Errorf("%q: a hit's document carries its text", query)
	}
}

func testSearch(t *testing.T, s store.Store) {
	long := strings.Repeat("Grey water stood in the lanes and nothing moved. ", 40)
	texts := map[string]*rapporteur.Reading{
		"a": Text("a", "Ferry sinks", "The ferry Hallgerd sank off the northern jetty. "+long+"Captain O'Hara-Lund and the coastguard disagree about the jetty light."),
		"b": Text("b", "Jetty closed", long+"The coastguard closed the road — “for the night”, it said."),
		"c": Text("c", "Ärger über Brücke", "Der Café-Besitzer Erdoğan Šimůnek sah nichts. "+long),
		"d": Text("d", "Nothing", "No AND OR NOT NEAR here. Column title:ferry* is text too, said \"quoted people\"."),
		"e": Text("e", "One word", strings.Repeat("x", 1000)+" end"),
	}
	for _, ref := range []string{"a", "b", "c", "d", "e"} {
		add(t, s, 1, texts[ref])
	}
	for _, c := range []struct{ query, refs, matches string }{
		{"hallgerd", "a", "Hallgerd"},
		{"HALLGERD ferry", "a", "ferry Hallgerd"},
		{"coastguard", "a b", ""},
		{`"coastguard closed"`, "b", "coastguard closed"},
		{`"closed coastguard"`, "", ""},
		{`“coastguard closed”`, "b", "coastguard closed"},
		{`"coastguard closed`, "b", "coastguard closed"},
		{"O'Hara-Lund", "a", "O Hara Lund"},
		{"Hara", "a", "Hara"},
		{"hara-o", "", ""},
		{"cafe", "c", "Café"},
		{"CAFÉ", "c", "Café"},
		{"cafe\u0301", "c", "Café"},
		{"erdogan simunek", "c", "Erdoğan Šimůnek"},
		{"brucke", "c", ""}, // in the title only
		{"jetty closed", "b", "closed"},
		{"AND", "a b c d", ""},
		{"NOT near", "d", "NOT NEAR"},
		{"title:ferry*", "d", "title ferry"},
		{"ferry OR", "d", "OR ferry"},
		{"hallgerd zeppelin", "", ""},
		{strings.Repeat("x", 1000), "e", strings.Repeat("x", 1000)},
		{`" " * ( ) : ^ - + " { }`, "", ""},
		{"'; DROP TABLE documents; --", "", ""},
		{"\x00\xff", "", ""},
	} {
		hits, err := s.Search(t.Context(), c.query, 0)
		if err != nil {
			t.Errorf("%q: %v", c.query, err)
			continue
		}
		var refs []string
		for _, h := range hits {
			refs = append(refs, h.Document.Ref)
			checkMatches(t, c.query, c.matches, h, texts[h.Document.Ref].Document.Text)
		}
		slices.Sort(refs)
		if got := strings.Join(refs, " "); got != c.refs {
			t.Errorf("%q finds %q, want %q", c.query, got, c.refs)
		}
	}
	for _, empty := range []string{"", " \t\n"} {
		if _, err := s.Search(t.Context(), empty, 3); !errors.Is(err, store.ErrNoWords) {
			t.Errorf("%q: %v, want ErrNoWords", empty, err)
		}
	}
	if hits, err := s.Search(t.Context(), "water", 2); err != nil || len(hits) != 2 {
		t.Errorf("limit 2 gives %d hits, %v", len(hits), err)
	}
	// The word in a title and twice in a short text is better than once in a long one.
	add(t, s, 1, Text("f", "The jetty light", "A jetty light, and a jetty."))
	if hits, err := s.Search(t.Context(), "jetty light", 0); err != nil || len(hits) != 2 || hits[0].Document.Ref != "f" {
		t.Errorf("best first: %v, %v", hits, err)
	}
}

func checkMatches(t testing.TB, query, want string, h store.Hit, text string) {
	t.Helper()
	if len(want) < 200 {
		checkHit(t, query, h, text)
	}
	var got []string
	for _, m := range h.Matches {
		got = append(got, m.In(text))
	}
	if want != "" && len(want) < 200 && strings.Join(got, " ") != want {
		t.Errorf("%q in %s marks %q, want %q (snippet %q)", query, h.Document.Ref, got, want, h.Snippet)
	}
}

func testSearchVersions(t *testing.T, s store.Store) {
	old, now := Text("page", "Old", "A heron was seen."), Text("page", "New", "An egret was seen.")
	add(t, s, 2, old, now)
	for query, want := range map[string]int{"heron": 0, "egret": 1, "seen": 1} {
		hits, err := s.Search(t.Context(), query, 0)
		if err != nil || len(hits) != want {
			t.Errorf("%q: %d hits, %v; want %d", query, len(hits), err, want)
		}
	}
}

// testSearchAny looks for every word and many phrases of the samples: each
// must be found where it stands and be marked there.
func testSearchAny(t *testing.T, s store.Store) {
	readings := Samples(0, 4, 1500)
	add(t, s, 4, readings...)
	for _, r := range readings {
		text := r.Document.Text
		words := strings.Fields(text)
		for i := 0; i < len(words); i += 5 {
			query := `"` + strings.Join(words[i:min(i+1+i%4, len(words))], " ") + `"`
			if !strings.ContainsFunc(query, func(r rune) bool { return r >= 'a' && r <= 'z' }) {
				continue
			}
			hits, err := s.Search(t.Context(), query, 0)
			if err != nil {
				t.Fatal(err)
			}
			k := slices.IndexFunc(hits, func(h store.Hit) bool { return h.Document.ID == r.Document.ID })
			if k < 0 {
				t.Fatalf("%s does not find the document it is from", query)
			}
			checkHit(t, query, hits[k], text)
			if len(hits[k].Matches) == 0 {
				t.Fatalf("%s: found but nothing marked in %q", query, hits[k].Snippet)
			}
		}
	}
}

// testConcurrent reads from several goroutines while one adds. Every document
// that is seen must be whole.
func testConcurrent(t *testing.T, s store.Store) {
	const batches, size = 8, 6
	add(t, s, size, Samples(0, size, 900)...)
	done := make(chan struct{})
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for last := false; !last; {
				select {
				case <-done:
					last = true // one more round, on all of it
				default:
				}
				if err := readAll(t, s, size); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	for b := 1; b < batches; b++ {
		if n, err := s.Add(t.Context(), Samples(b*size, (b+1)*size, 900)); err != nil || n != size {
			t.Errorf("add while reading: %d, %v", n, err)
		}
	}
	close(done)
	readers.Wait()
}

func readAll(t *testing.T, s store.Store, batch int) error {
	n := 0
	for d, err := range s.Documents(t.Context(), store.DocumentFilter{}) {
		if err != nil {
			return err
		}
		n++
		r, err := s.Reading(t.Context(), d.ID)
		if err != nil {
			return err
		}
		receipts, err := s.Receipts(t.Context(), d.ID)
		if err != nil {
			return err
		}
		if len(receipts) != len(r.Entries()) || rapporteur.TextHash(r.Document.Text) != d.SHA256 {
			return fmt.Errorf("document %s is not whole", d.Ref)
		}
	}
	if n%batch != 0 {
		return fmt.Errorf("%d documents: part of a batch of %d is seen", n, batch)
	}
	if _, err := s.Search(t.Context(), "people storm", 3); err != nil {
		return err
	}
	_, err := s.Counts(t.Context())
	return err
}
