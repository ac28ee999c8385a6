package rapporteur

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
)

// Kind names a list of the record.
type Kind string

// Kinds of entry.
const (
	KindAttribution Kind = "attribution"
	KindFigure      Kind = "figure"
	KindEvent       Kind = "event"
	KindContact     Kind = "contact"
	KindAgreement   Kind = "agreement"
	KindThreat      Kind = "threat"
	KindSite        Kind = "site"
	KindDispute     Kind = "dispute"
)

// Factuality says whether the deed of an entry happened, as far as the text
// lets one tell. Only "happened" and "ongoing" may be printed as done.
type Factuality string

// Factualities.
const (
	Happened     Factuality = "happened"
	Ongoing      Factuality = "ongoing"
	Planned      Factuality = "planned"
	Threatened   Factuality = "threatened"
	Alleged      Factuality = "alleged"
	Denied       Factuality = "denied"
	Hypothetical Factuality = "hypothetical"
)

// Entry is a line of the record.
type Entry interface {
	// EntryHead gives what every entry has. The head may be changed by its owner only.
	EntryHead() *Head
	// Kind names the list the entry belongs to.
	Kind() Kind
	// EachSpan calls f with every span the entry rests on and the name of its field.
	EachSpan(f func(field string, s Span))
}

// Head is what every entry has.
type Head struct {
	ID          string     `json:"id"`                    // see EntryID
	Document    string     `json:"document"`              // Document.ID
	Evidence    []Evidence `json:"evidence"`              // never empty; the sentence first (field "sentence"), then one a field
	Chain       []string   `json:"chain"`                 // names, origin first, ending in Article; never empty
	Attribution string     `json:"attribution,omitempty"` // ID of the attribution whose content holds the entry
	Factuality  Factuality `json:"factuality,omitempty"`
}

// EntryHead gives the head itself.
func (h *Head) EntryHead() *Head { return h }

// EachSpan calls f with every evidence span.
func (h *Head) EachSpan(f func(field string, s Span)) {
	for _, e := range h.Evidence {
		f(e.Field, e.Span)
	}
}

// EntryID makes the stable id of an entry: the kind's first letters and 12 hex
// digits over document, kind, span and the number n of the entry among those
// of one kind on one span (0 for the first).
func EntryID(kind Kind, document string, s Span, n int) string {
	h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%d\x00%d", document, kind, s.Start, s.End, n))
	return string(kind[:3]) + "-" + hex.EncodeToString(h[:6])
}

// Receipt is a digest over an entry, every field of it in its JSON form, and
// the very characters each of its spans covers in doc. A receipt that no longer
// holds means that the text, a span or the entry was changed after the reading.
// It fails when a span does not lie in the text.
func Receipt(doc *Document, e Entry) (string, error) {
	h := sha256.New()
	head := e.EntryHead()
	io.WriteString(h, string(e.Kind())+"\x00"+head.ID+"\x00"+doc.SHA256)
	var bad error
	e.EachSpan(func(field string, s Span) {
		if !s.Valid(doc.Text) {
			if bad == nil {
				bad = fmt.Errorf("%s %s: field %s: span %d-%d does not lie in the text of %s (%d bytes)", e.Kind(), head.ID, field, s.Start, s.End, doc.ID, len(doc.Text))
			}
			return
		}
		io.WriteString(h, "\x00"+field+"\x00"+strconv.Itoa(s.Start)+"\x00"+strconv.Itoa(s.End)+"\x00"+s.In(doc.Text))
	})
	if bad != nil {
		return "", bad
	}
	if err := json.NewEncoder(h).Encode(e); err != nil {
		return "", fmt.Errorf("%s %s: taking its receipt: %w", e.Kind(), head.ID, err)
	}
	return hex.EncodeToString(h.Sum(nil)[:16]), nil
}
