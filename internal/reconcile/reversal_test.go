package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/reconcile"
)

// said is a statement in a document of its own.
func said(day rapporteur.Day, stance rapporteur.Stance, cue, content string) reconcile.Statement {
	id := string(day) + content
	return reconcile.Statement{ID: id, Document: "doc-" + id, From: day, To: day, Stance: stance, Cue: cue, Content: content}
}

const (
	asserts  = rapporteur.StanceAsserts
	denies   = rapporteur.StanceDenies
	concedes = rapporteur.StanceConcedes
	promises = rapporteur.StancePromises
	hedges   = rapporteur.StanceHedges
)

func TestReversals(t *testing.T) {
	for _, c := range []struct {
		name string
		a, b reconcile.Statement
		want reconcile.ReversalKind
	}{
		{"denied, then conceded", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-09", concedes, "admitted", "that marines had shelled the market by mistake"), reconcile.DeniedThenConceded},
		{"denied, then asserted in another tense", said("2021-03-01", denies, "has denied", "shelling the fish market"),
			said("2021-03-09", asserts, "said", "its gunners shelled the fish market at dawn"), reconcile.DeniedThenAsserted},
		{"asserted, then denied", said("2021-03-01", asserts, "said", "the envoy met rebel leaders at Osko"),
			said("2021-03-09", denies, "denied", "that the envoy had met rebel leaders"), reconcile.AssertedThenDenied},
		{"promised, then refused", said("2021-03-01", promises, "promised", "to reopen the salt road"),
			said("2021-03-09", denies, "ruled out", "reopening the salt road this year"), reconcile.PromisedThenDenied},
		{"with and without not", said("2021-03-01", asserts, "said", "the council would not evacuate the lower town"),
			said("2021-03-02", asserts, "announced", "that the council will evacuate the lower town at once"), reconcile.SaidThenUnsaid},

		{"a noun that is not there", said("2021-03-01", asserts, "told", "“no quid pro quo”"),
			said("2021-03-02", asserts, "confirmed", "‘quid pro quo’ for the harbour lease"), reconcile.SaidThenUnsaid},
		{"a pronoun for a name", said("2021-03-01", asserts, "said", "He will open the dam gates in April"),
			said("2021-03-02", asserts, "said", "the mayor will not open the dam gates in April"), reconcile.SaidThenUnsaid},
		{"the same words of another subject", said("2021-03-01", asserts, "said", "the mayor will evacuate the lower town"),
			said("2021-03-02", asserts, "said", "the council will not evacuate the lower town"), ""},
		{"the same words in another order", said("2021-03-01", denies, "denied", "that rebels had attacked the marines"),
			said("2021-03-09", asserts, "said", "the marines had attacked rebels"), ""},
		{"only names in common", said("2021-03-01", denies, "refused", "to endorse Ana Duarte of Osko"),
			said("2021-03-09", asserts, "said", "he met Ana Duarte of Osko"), ""},
		{"another deed refused", said("2021-03-01", asserts, "said", "the inquiry on the northern bridge company had begun"),
			said("2021-03-09", denies, "refused", "to clear the northern bridge company"), ""},
		{"each with a word of its own", said("2021-03-01", denies, "denied", "that the new port had a military purpose"),
			said("2021-03-09", asserts, "said", "the new port had a peaceful purpose"), ""},
		{"not this but that", said("2021-03-01", asserts, "said", "Marland was sending clerks to the island"),
			said("2021-03-09", asserts, "said", "Marland was not sending doctors to the island, it was sending clerks"), ""},
		{"the same day", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-01", concedes, "admitted", "that marines had shelled the market by mistake"), ""},
		{"denied twice", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-02", denies, "denied", "that marines had shelled the market again"), ""},
		{"denied what is not", said("2021-03-01", denies, "denied", "that marines had not left the market"),
			said("2021-03-02", asserts, "said", "marines had left the market"), ""},
		{"a negation elsewhere", said("2021-03-01", asserts, "said", "the council would evacuate the lower town"),
			said("2021-03-02", asserts, "said", "it was not clear when the council would evacuate the lower town"), ""},
		{"opposed is not denied", said("2021-03-01", denies, "opposed", "the evacuation of the lower town"),
			said("2021-03-02", asserts, "announced", "the evacuation of the lower town"), ""},
		{"another place", said("2021-03-01", denies, "denied", "that marines had shelled the market at Osko"),
			said("2021-03-09", concedes, "admitted", "that marines had shelled the market at Lower Marl"), ""},
		{"another number", said("2021-03-01", denies, "denied", "that marines had killed 12 farmers at the market"),
			said("2021-03-09", concedes, "admitted", "that marines had killed 9 farmers at the market"), ""},
		{"too little in common", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-09", asserts, "said", "the market would open when marines had left the bridge"), ""},
		{"a condition", said("2021-03-01", asserts, "said", "the council would not evacuate the lower town"),
			said("2021-03-02", asserts, "said", "the council will evacuate the lower town if the dam breaks"), ""},
		{"a question", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-09", asserts, "said", "marines had shelled the market?"), ""},
		{"only hedged", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("2021-03-09", hedges, "suspected", "that marines had shelled the market"), ""},
		{"the two stand in different sentences", said("2021-03-01", asserts, "said", "the whole valley and its farms were at risk"),
			said("2021-03-02", asserts, "said", "My own farm is not at risk. The whole valley and its farms are."), ""},
		{"undated", said("2021-03-01", denies, "denied", "that marines had shelled the market"),
			said("", concedes, "admitted", "that marines had shelled the market by mistake"), ""},
	} {
		got := reconcile.Reversals([]reconcile.Statement{c.b, c.a})
		if c.want == "" {
			if len(got) > 0 {
				t.Errorf("%s: marked %q over %v", c.name, got[0].Kind, got[0].Shared)
			}
			continue
		}
		if len(got) != 1 || got[0].Kind != c.want || got[0].Earlier != c.a.ID || got[0].Later != c.b.ID {
			t.Errorf("%s: got %+v, want %q", c.name, got, c.want)
		}
	}
}

// What an attribution gives to be compared.
func TestNewStatement(t *testing.T) {
	const text = "Ana Duarte said Dr. Lima had left. Nobody asked. Her promise to stay held."
	doc := &rapporteur.Document{ID: "doc-1", Text: text, Published: rapporteur.Published{Value: "2021-03-01"}}
	at := func(from, to int) []rapporteur.Span { return []rapporteur.Span{{Start: from, End: to}} }
	a := &rapporteur.Attribution{Form: rapporteur.FormMixed, Links: []rapporteur.Link{{Source: at(0, 10), Cue: at(11, 15), Stance: asserts}}, Content: at(16, 48)}
	s, ok := reconcile.NewStatement(a, doc)
	if !ok || s.Content != "Dr. Lima had left." || s.Cue != "said" || s.From != "2021-03-01" || s.To != "2021-03-01" {
		t.Errorf("got %+v, %v", s, ok)
	}
	a.Form = rapporteur.FormDirect
	if s, _ := reconcile.NewStatement(a, doc); s.Content != "Dr. Lima had left. Nobody asked." {
		t.Errorf("her own words were cut: %q", s.Content)
	}
	a.Links[0].Source, a.Content = at(49, 52), at(61, 68)
	if _, ok := reconcile.NewStatement(a, doc); ok {
		t.Error("a mere owner was taken for the speaker")
	}
	a.Links[0].Source, a.Content = at(0, 10), at(16, 480)
	if _, ok := reconcile.NewStatement(a, doc); ok {
		t.Error("a span outside the text was taken")
	}
}

// One document of which only a range of days is known must lie wholly before
// the other.
func TestReversalsNeedAnOrder(t *testing.T) {
	a := said("2021-03-01", denies, "denied", "that marines had shelled the market")
	b := said("2021-03-05", concedes, "admitted", "that marines had shelled the market")
	a.To = "2021-03-05"
	if got := reconcile.Reversals([]reconcile.Statement{a, b}); len(got) != 0 {
		t.Errorf("nobody knows which came first, and %+v", got)
	}
}

func TestReversalsDoNotDependOnOrder(t *testing.T) {
	var list []reconcile.Statement
	deeds := []string{"shelled the fish market", "closed the salt road", "mined the inner harbour", "burned the grain stores"}
	for i := range 40 {
		stance, cue, not := asserts, "said", ""
		switch i % 3 {
		case 1:
			stance, cue = denies, "denied"
		case 2:
			not = "not "
		}
		list = append(list, said(rapporteur.Day("2021-03-01").Add(i/2), stance, cue, fmt.Sprintf("that marines had %s%s", not, deeds[i%4])))
		list[i].ID = fmt.Sprint("att-", i)
	}
	want := fmt.Sprint(reconcile.Reversals(list))
	for seed := range uint64(5) {
		shuffled := slices.Clone(list)
		rand.New(rand.NewPCG(seed, 1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := fmt.Sprint(reconcile.Reversals(shuffled)); got != want {
			t.Fatalf("another order gives\n%s\nnot\n%s", got, want)
		}
	}
	if want == "[]" {
		t.Error("nothing was found at all")
	}
}

// No content, however odd, makes it fail, and no pair breaks its promises.
func FuzzReversals(f *testing.F) {
	f.Add("that the clinic had turned patients away", "the clinic had not turned patients away", true)
	f.Add("'s 's 's n't ’ğ 12. 7,5 not", "- - -. ; ;; Dr. ", false)
	f.Fuzz(func(t *testing.T, a, b string, deny bool) {
		x, y := said("2021-03-01", asserts, "said", a), said("2021-03-02", asserts, "said", b)
		if deny {
			x.Stance, x.Cue = denies, "denied"
		}
		for _, v := range reconcile.Reversals([]reconcile.Statement{x, y}) {
			if v.Earlier != x.ID || v.Later != y.ID || len(v.Shared) < 3 {
				t.Errorf("%+v of %q and %q", v, a, b)
			}
		}
	})
}

func BenchmarkReversals(b *testing.B) {
	var list []reconcile.Statement
	rng := rand.New(rand.NewPCG(1, 1))
	for i := range 5000 {
		content := "that"
		for range 12 {
			content += fmt.Sprintf(" word%c%c", 'a'+rng.IntN(26), 'a'+rng.IntN(26))
		}
		stance, cue := asserts, "said"
		if i%10 == 0 {
			stance, cue = denies, "denied"
		}
		list = append(list, said(rapporteur.Day("2021-03-01").Add(i), stance, cue, content))
	}
	for b.Loop() {
		reconcile.Reversals(list)
	}
}
