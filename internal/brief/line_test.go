package brief

import (
	"testing"

	"github.com/rapporteur/rapporteur"
)

func TestLine(t *testing.T) {
	a := flood(t)[0]
	var got []string
	for _, e := range a.Entries() {
		got = append(got, Line(e, a.Reading))
	}
	a.Figures[1].Status, a.Figures[1].Place, a.Figures[1].Period.Text = rapporteur.StatusProjected, "Lower Osko", "by Friday"
	got = append(got, Line(a.Figures[1], a.Reading))
	lost := &rapporteur.Attribution{Head: rapporteur.Head{ID: "att-lost"}}
	got = append(got, Line(lost, a.Reading))
	for i, want := range []string{
		"The Relief Council said 12,000 people had left their homes.",
		"Mayor Ivo Lindahl denied that the dam had failed.",
		"Ana Duarte, a nurse: “We heard the water before we saw it”",
		"The Relief Council promised to reopen the bridge by Friday.",
		"“12,000” people (displaced or forced to flee); according to Relief Council > Osko Gazette, as of 2 March 2019.",
		"“Nine” people (killed); place: Lower Osko; according to Osko Gazette (own voice), as of 2 March 2019.",
		"“Nine” people (killed, projected); place: Lower Osko; period: by Friday; according to Osko Gazette (own voice), as of 2 March 2019.",
		"attribution att-lost",
	} {
		if i >= len(got) || got[i] != want {
			t.Errorf("line %d: got %q, want %q", i, got[i], want)
		}
	}
}
