package brief

import (
	"fmt"
	"testing"
)

func TestTrimTakesFromTheFullest(t *testing.T) {
	shelves := map[string]*shelf{}
	for name, n := range map[string]int{"killed": 20, "injured": 7, "displaced": 3, "trapped": 1} {
		s := newShelf(20)
		for i := range n {
			s.put(&item{score: i, order: [2]int{i, 0}, key: fmt.Sprint(i)})
		}
		shelves[name] = s
	}
	trim(shelves, 16)
	total := 0
	for name, want := range map[string]int{"killed": 6, "injured": 6, "displaced": 3, "trapped": 1} {
		s := shelves[name]
		total += len(s.items)
		if len(s.items) != want {
			t.Errorf("%s keeps %d items, want %d", name, len(s.items), want)
		}
		if len(s.items) > 0 && s.items[0].score < s.items[len(s.items)-1].score {
			t.Errorf("%s does not keep its best", name)
		}
	}
	if total != 16 {
		t.Errorf("%d items are kept, want 16", total)
	}
	if got := shelves["killed"].left; got != 14 {
		t.Errorf("killed says that %d are left out, want 14", got)
	}
	trim(shelves, 1)
	for name, s := range shelves {
		if len(s.items) != 1 {
			t.Errorf("%s keeps %d items, want one: no indicator vanishes", name, len(s.items))
		}
	}
}
