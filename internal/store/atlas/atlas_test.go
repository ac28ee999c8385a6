package atlas_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/rapporteur/rapporteur/internal/place"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/atlas"
)

// line is a row of a GeoNames dump.
func line(id int, name, alt, code, day string) string {
	return fmt.Sprintf("%d\t%s\t%s\t%s\t10.5\t20.25\t%s\t%s\tKE\t\t9\t\t\t\t0\t\t\t\t%s\n", id, name, name, alt, code[:1], code[2:], day)
}

func dump(name, text string) atlas.Dump {
	return atlas.Dump{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }}
}

func take(t *testing.T, path string, ds ...atlas.Dump) {
	t.Helper()
	w, err := atlas.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for _, d := range ds {
		if _, after, err := w.Take(t.Context(), d); err != nil || !after.Finished {
			t.Fatalf("%s: %+v, %v", d.Name, after, err)
		}
	}
}

func open(t *testing.T, path string) *atlas.Atlas {
	t.Helper()
	a, err := atlas.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { a.Close() })
	return a
}

func names(t *testing.T, a *atlas.Atlas, key string) string {
	t.Helper()
	fs, err := a.Find(key)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range fs {
		out = append(out, fmt.Sprintf("%d %s %s %d", f.Key, f.Name, f.From, f.Named.Way))
	}
	return strings.Join(out, "; ")
}

const wofHead = "wof_id\tgeonameid\tname\talt_latin\talt_local\tlat\tlon\tplacetype\tparent_id\tregion_id\tcountry\tpopulation\n"

func TestOnePlaceOfTwoDumps(t *testing.T) {
	geo := dump("KE.txt", line(501, "Velmora", "Vel Mora", "P.PPL", "2020-01-01")+line(502, "Ostrel", "", "A.ADM1", "2020-01-01"))
	newer := dump("newer.txt", line(501, "Velmora Town", "", "P.PPL", "2022-01-01"))
	wof := dump("wof_ke.tsv", wofHead+"7\t501\tVelmorah\t\t\t10.5\t20.25\tlocality\t1\t2\tKE\t\n8\t\tVelmorah\t\t\t11\t20\tlocality\t1\t2\tKE\t\n")
	var first []string
	for i, order := range [][]atlas.Dump{{geo, newer, wof}, {wof, newer, geo}, {newer, geo, wof, geo}} {
		path := filepath.Join(t.TempDir(), "p.places")
		take(t, path, order...)
		a := open(t, path)
		got := []string{names(t, a, "velmora"), names(t, a, "velmorah"), names(t, a, "vel mora"), a.Fingerprint()}
		if i == 0 {
			first = got
			want := []string{"501 Velmora Town newer.txt 0", "501 Velmora Town newer.txt 0; -8 Velmorah wof_ke.tsv 0", "501 Velmora Town newer.txt 1", a.Fingerprint()}
			if d := cmp.Diff(want, got); d != "" {
				t.Errorf("-want +got\n%s", d)
			}
		} else if d := cmp.Diff(first, got); d != "" {
			t.Errorf("another order of imports: %s", d)
		}
		if r, ok, err := a.Division("KE.9"); err != nil || !ok || r.Key != 502 {
			t.Errorf("division: %+v, %v, %v", r, ok, err)
		}
		heard, err := a.Sounding(place.Skeleton("velmora"), 10)
		if err != nil || len(heard) == 0 {
			t.Errorf("sounding: %v, %v", heard, err)
		}
	}
}

func TestAgainAndInterrupted(t *testing.T) {
	var b strings.Builder
	for i := range 50_000 {
		b.WriteString(line(1000+i, fmt.Sprintf("Hamlet %d", i), "", "P.PPL", "2020-01-01"))
	}
	big := dump("big.txt", b.String())
	path := filepath.Join(t.TempDir(), "p.places")
	w, err := atlas.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	// The second time the dump is opened, it ends the context in its middle.
	ctx, cancel := context.WithCancel(t.Context())
	opened := 0
	cut := atlas.Dump{Name: "big.txt", Open: func() (io.ReadCloser, error) {
		if opened++; opened == 2 {
			return io.NopCloser(&ending{r: strings.NewReader(b.String()), left: b.Len() / 2, end: cancel}), nil
		}
		return io.NopCloser(strings.NewReader(b.String())), nil
	}}
	if _, after, err := w.Take(ctx, cut); !errors.Is(err, context.Canceled) || after.Finished || after.Lines == 0 {
		t.Fatalf("interrupted: %+v, %v", after, err)
	}
	a := open(t, path)
	if got := names(t, a, "hamlet 1"); got != "" || a.Fingerprint() != "" {
		t.Errorf("an unfinished import is used: %q", got)
	}
	before, after, err := w.Take(t.Context(), big)
	if err != nil || before.Lines == 0 || !after.Finished || after.Lines != 50_000 || after.Places != 50_000 {
		t.Errorf("resumed: %+v, %+v, %v", before, after, err)
	}
	a = open(t, path)
	if names(t, a, "hamlet 1") == "" || names(t, a, "hamlet 49999") == "" {
		t.Error("the resumed import is not used")
	}
	whole := filepath.Join(t.TempDir(), "w.places")
	take(t, whole, big)
	if one, two := a.Fingerprint(), open(t, whole).Fingerprint(); one != two {
		t.Errorf("resumed %s, undisturbed %s", one, two)
	}
	was, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if before, _, err := w.Take(t.Context(), big); err != nil || !before.Finished {
		t.Errorf("again: %+v, %v", before, err)
	}
	if is, err := os.ReadFile(path); err != nil || string(is) != string(was) {
		t.Errorf("importing again changed the file (%v)", err)
	}
}

// ending ends a context after so many bytes.
type ending struct {
	r    io.Reader
	left int
	end  func()
}

func (e *ending) Read(p []byte) (int, error) {
	n, err := e.r.Read(p)
	if e.left -= n; e.left < 0 {
		e.end()
	}
	return n, err
}

func TestBad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.places")
	w, err := atlas.Create(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	for name, c := range map[string]struct{ text, want string }{
		"no.txt":    {"", "neither a GeoNames dump"},
		"short.txt": {line(1, "A", "", "P.PPL", "2020-01-01") + "2\tB\n", "short.txt:2: 2 columns"},
		"point.txt": {strings.Replace(line(1, "A", "", "P.PPL", "2020-01-01"), "10.5", "100", 1), "point.txt:1: A: latitude"},
		"long.txt":  {line(1, "A", "", "P.PPL", "2020-01-01") + strings.Repeat("x", 2<<20), "long.txt:2"},
	} {
		if _, _, err := w.Take(t.Context(), dump(name, c.text)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	if got := names(t, open(t, path), "a"); got != "" {
		t.Errorf("a bad dump is used: %s", got)
	}
	if all, err := atlas.Imports(t.Context(), path); err != nil || len(all) != 0 {
		t.Errorf("of bad dumps is left %+v, %v", all, err)
	}
	other := filepath.Join(t.TempDir(), "x.places")
	if err := os.WriteFile(other, []byte(strings.Repeat("no database\n", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := atlas.Open(t.Context(), other); !errors.Is(err, store.ErrNotOurs) || !strings.Contains(err.Error(), other) {
		t.Errorf("another file: %v", err)
	}
	if _, err := atlas.Open(t.Context(), filepath.Join(t.TempDir(), "none")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("no file: %v", err)
	}
}

func BenchmarkTake(b *testing.B) {
	var text strings.Builder
	const rows = 40_000
	for i := range rows {
		text.WriteString(line(1000+i*37%rows, fmt.Sprintf("Hamlet %d", i*7919%rows), fmt.Sprintf("Dorf %d,Village %d", i, i), "P.PPL", "2020-01-01"))
	}
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		w, err := atlas.Create(b.Context(), filepath.Join(b.TempDir(), "p.places"))
		if err != nil {
			b.Fatal(err)
		}
		if _, _, err := w.Take(b.Context(), dump("x", text.String())); err != nil {
			b.Fatal(err)
		}
		w.Close()
	}
	b.ReportMetric(float64(rows*b.N)/b.Elapsed().Seconds(), "rows/s")
}
