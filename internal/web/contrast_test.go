package web

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestContrast holds the colours of both schemes to WCAG 2.2 AA: 4.5 to 1 for
// text, 3 to 1 for the edges by which fields and marks are known.
func TestContrast(t *testing.T) {
	css, err := staticFiles.ReadFile("static/style.css")
	if err != nil {
		t.Fatal(err)
	}
	light, dark, ok := strings.Cut(string(css), "prefers-color-scheme: dark")
	if !ok {
		t.Fatal("no dark scheme")
	}
	dark, _, _ = strings.Cut(dark, "\n*")
	pairs := []struct {
		over, under string
		least       float64
	}{
		{"ink", "paper", 7}, {"soft", "paper", 4.5}, {"faint", "paper", 4.5}, {"link", "paper", 4.5}, {"paper", "link", 4.5},
		{"good", "paper", 4.5}, {"bad", "paper", 4.5}, {"doubt", "paper", 4.5},
		{"ink", "raised", 4.5}, {"link", "raised", 4.5},
		{"ink", "quote", 7}, {"ink", "figure", 7}, {"ink", "field", 7}, {"ink", "focus", 4.5},
		{"ink", "land", 7}, {"ink", "sea", 7}, {"soft", "land", 4.5}, {"soft", "sea", 4.5}, {"border", "land", 3}, {"border", "sea", 3},
		{"edge", "paper", 3}, {"quote-edge", "paper", 3}, {"figure-edge", "paper", 3}, {"field-edge", "paper", 3},
	}
	for scheme, text := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(text, -1) {
			colours[m[1]] = luminance(t, m[2])
		}
		for _, p := range pairs {
			over, ok1 := colours[p.over]
			under, ok2 := colours[p.under]
			if !ok1 || !ok2 {
				t.Errorf("%s: no colour %s or %s", scheme, p.over, p.under)
				continue
			}
			if c := (math.Max(over, under) + .05) / (math.Min(over, under) + .05); c < p.least {
				t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", scheme, p.over, p.under, c, p.least)
			}
		}
	}
}

// luminance is the relative luminance of a colour written as six hex digits.
func luminance(t *testing.T, hex string) float64 {
	var sum float64
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatal(err)
		}
		c := float64(n) / 255
		if c <= .04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
