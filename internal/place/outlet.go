package place

import (
	"net/url"
	"strings"
)

// weightOutlet is what the outlet's own country is worth beside a name in the text.
const weightOutlet = 0.7

// outlet gives the countries that the document's address speaks for.
func (r *reader) outlet() map[byte]float64 {
	u, err := url.Parse(r.doc.URL)
	if err != nil || u.Host == "" {
		return nil
	}
	host := strings.ToLower(u.Hostname())
	top := host[strings.LastIndexByte(host, '.')+1:]
	if top == "uk" {
		top = "gb"
	}
	// Country codes that are sold as plain endings say nothing.
	switch top {
	case "tv", "io", "co", "me", "fm", "ly", "ai", "to", "cc", "ws", "la":
		return nil
	}
	if n := r.g.countries[strings.ToUpper(top)]; n != 0 {
		return map[byte]float64{n: weightOutlet}
	}
	return nil
}
