package web

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rapporteur/rapporteur"
	"pgregory.net/rapid"
)

func TestSegments(t *testing.T) {
	//      0         1         2
	//      0123456789012345678901234
	text := "Up to 40 boats, she said."
	quote := mark{Span: rapporteur.Span{Start: 0, End: 14}, layer: layerReported, link: "/q"}
	figure := mark{Span: rapporteur.Span{Start: 0, End: 8}, layer: layerFigure, link: "/f"}
	cross := mark{Span: rapporteur.Span{Start: 6, End: 19}, layer: layerFocus}
	tests := []struct {
		name  string
		text  string
		cuts  []int
		marks []mark
		want  []string
	}{
		{"no text", "", nil, []mark{quote}, nil},
		{"no mark", text, nil, nil, []string{"Up to 40 boats, she said.||-1"}},
		{"nested", text, nil, []mark{quote, figure}, []string{"Up to 40|reported figure|1", " boats|reported|0", ", she said.||-1"}},
		{"nested, the other way round", text, nil, []mark{figure, quote}, []string{"Up to 40|reported figure|0", " boats|reported|1", ", she said.||-1"}},
		{"crossing", text, nil, []mark{quote, cross}, []string{"Up to |reported|0", "40 boats|reported focus|0", ", she|focus|-1", " said.||-1"}},
		{"same span twice", text, nil, []mark{figure, figure}, []string{"Up to 40|figure|1", " boats, she said.||-1"}},
		{"cut", text, []int{8, 0, 99, -1}, []mark{quote}, []string{"Up to 40|reported|0", " boats|reported|0", ", she said.||-1"}},
		{"outside the text", text, nil, []mark{{Span: rapporteur.Span{Start: 3, End: 99}, layer: layerQuote}}, []string{"Up to 40 boats, she said.||-1"}},
		{"inside a character", "Ñandú", []int{1}, []mark{{Span: rapporteur.Span{Start: 1, End: 3}, layer: layerQuote}}, []string{"Ñandú||-1"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range segments(tt.text, tt.cuts, tt.marks) {
				got = append(got, fmt.Sprintf("%s|%s|%d", s.In(tt.text), strings.Join(s.layers.names(), " "), s.top))
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Errorf("segments (-want +got):\n%s", d)
			}
		})
	}
}

// TestSegmentsProperties compares the sweep with the plain definition of what
// a segment is, on any text and any marks, invalid ones among them.
func TestSegmentsProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("ab \né漢🜚")), 1, 40, -1).Draw(t, "text")
		offset := rapid.IntRange(-2, len(text)+2)
		marks := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) mark {
			m := mark{layer: 1 << rapid.IntRange(0, layerCount-1).Draw(t, "layer")}
			m.Start, m.End = offset.Draw(t, "start"), offset.Draw(t, "end")
			if rapid.Bool().Draw(t, "linked") {
				m.link = "/x"
			}
			return m
		}), 0, 12).Draw(t, "marks")
		cuts := rapid.SliceOfN(offset, 0, 4).Draw(t, "cuts")

		var joined strings.Builder
		began := map[int]int{}
		at := 0
		for _, s := range segments(text, cuts, marks) {
			if s.Start != at || !s.Valid(text) {
				t.Fatalf("segment %v after offset %d is not the next of %q", s.Span, at, text)
			}
			at = s.End
			joined.WriteString(s.In(text))
			var layers layer
			top := -1
			for i, m := range marks {
				if !m.Valid(text) || !m.Overlaps(s.Span) {
					continue
				}
				if !m.Contains(s.Span) {
					t.Fatalf("mark %v changes inside segment %v", m.Span, s.Span)
				}
				layers |= m.layer
				if m.link != "" && (top < 0 || m.Len() <= marks[top].Len()) {
					top = i
				}
			}
			if s.layers != layers || s.top != top {
				t.Fatalf("segment %v: layers %b top %d, want %b and %d", s.Span, s.layers, s.top, layers, top)
			}
			for _, k := range s.starts {
				began[k]++
				if marks[k].Start != s.Start {
					t.Fatalf("mark %v said to begin with segment %v", marks[k].Span, s.Span)
				}
			}
			if !slices.IsSorted(s.starts) {
				t.Fatalf("starts %v out of order", s.starts)
			}
		}
		if joined.String() != text {
			t.Fatalf("segments join to %q, want %q", joined.String(), text)
		}
		for i, m := range marks {
			want := 0
			if m.Valid(text) {
				want = 1
			}
			if began[i] != want {
				t.Fatalf("mark %d %v begins %d times, want %d", i, m.Span, began[i], want)
			}
		}
	})
}

// BenchmarkSegmentsDeep has every mark inside the one before it, the worst
// that overlapping can be.
func BenchmarkSegmentsDeep(b *testing.B) {
	text := strings.Repeat("word ", 10_000)
	var marks []mark
	for i := range 10_000 {
		marks = append(marks, mark{Span: rapporteur.Span{Start: i, End: len(text) - i}, layer: layerQuote, link: "/x"})
	}
	for b.Loop() {
		segments(text, nil, marks)
	}
}
