package store

import (
	"slices"
	"testing"

	"github.com/rapporteur/rapporteur"
)

func TestPlace(t *testing.T) {
	at := func(n int) rapporteur.Span { return rapporteur.Span{Start: n, End: n + 1} }
	sentence, cue := rapporteur.Evidence{Field: "sentence", Span: at(1)}, rapporteur.Evidence{Field: "cue", Span: at(5)}
	head := rapporteur.Head{Evidence: []rapporteur.Evidence{sentence, cue}}
	for i, c := range []struct {
		entry rapporteur.Entry
		want  rapporteur.Span
	}{
		{&rapporteur.Figure{Head: head, Span: at(9)}, at(9)},
		{&rapporteur.Attribution{Head: head, Content: []rapporteur.Span{at(7), at(3)}}, at(7)},
		{&rapporteur.Attribution{Head: head}, at(5)},
		{&rapporteur.Attribution{Head: rapporteur.Head{Evidence: []rapporteur.Evidence{sentence}}}, at(1)},
		{&rapporteur.Attribution{}, rapporteur.Span{}},
	} {
		if got := Place(c.entry); got != c.want {
			t.Errorf("entry %d is at %v, want %v", i, got, c.want)
		}
	}
}

func TestNames(t *testing.T) {
	e := &rapporteur.Figure{Head: rapporteur.Head{Chain: []string{"Žofie LÁNSKÁ", "", "The Board", rapporteur.Article}}}
	if got := Names(e); !slices.Equal(got, []string{"žofie lánská", "the board"}) {
		t.Errorf("names %q", got)
	}
}
