package sqlite

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/klauspost/compress/zstd"

	"github.com/rapporteur/rapporteur"
)

// codec packs the long parts of a document and unpacks them. It serves any
// number of goroutines.
type codec struct {
	enc *zstd.Encoder
	dec *zstd.Decoder
}

func newCodec() (*codec, error) {
	enc, err1 := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBetterCompression), zstd.WithEncoderCRC(true))
	dec, err2 := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0))
	return &codec{enc, dec}, errors.Join(err1, err2)
}

func (c *codec) pack(b []byte) []byte { return c.enc.EncodeAll(b, nil) }

func (c *codec) unpack(what string, b []byte) ([]byte, error) {
	out, err := c.dec.DecodeAll(b, nil)
	if err != nil {
		return nil, fmt.Errorf("the kept %s is damaged: %w", what, err)
	}
	return out, nil
}

// meta is what documents.meta keeps of a Document: all that has no column and
// is short.
type meta struct {
	TitleSpan rapporteur.Span      `json:"title_span,omitzero"`
	Bylines   []string             `json:"bylines,omitempty"`
	Published rapporteur.Published `json:"published,omitzero"`
}

func packMeta(d *rapporteur.Document) (string, error) {
	b, err := json.Marshal(meta{d.TitleSpan, d.Bylines, d.Published})
	return string(b), err
}

func (m meta) into(d *rapporteur.Document) {
	d.TitleSpan, d.Bylines, d.Published = m.TitleSpan, m.Bylines, m.Published
}

// layout is what bodies.layout keeps. The reading has neither document nor
// entries, but its lists of entries are there, empty or null as they were.
type layout struct {
	Reading   rapporteur.Reading     `json:"reading"`
	Furniture []rapporteur.Furniture `json:"furniture,omitempty"`
}

// list says how the entries of one kind stand in a Reading.
type list struct {
	make  func() rapporteur.Entry
	empty func(*rapporteur.Reading) // drops the entries, but tells nil from empty
	add   func(*rapporteur.Reading, rapporteur.Entry)
}

// lists has every kind a Reading has a list of. storetest fails for one that
// is missing here.
var lists = map[rapporteur.Kind]list{
	rapporteur.KindAttribution: {
		make:  func() rapporteur.Entry { return new(rapporteur.Attribution) },
		empty: func(r *rapporteur.Reading) { r.Attributions = r.Attributions[:0:0] },
		add: func(r *rapporteur.Reading, e rapporteur.Entry) {
			r.Attributions = append(r.Attributions, e.(*rapporteur.Attribution))
		},
	},
	rapporteur.KindFigure: {
		make:  func() rapporteur.Entry { return new(rapporteur.Figure) },
		empty: func(r *rapporteur.Reading) { r.Figures = r.Figures[:0:0] },
		add: func(r *rapporteur.Reading, e rapporteur.Entry) {
			r.Figures = append(r.Figures, e.(*rapporteur.Figure))
		},
	},
}

// packReading gives bodies.layout and bodies.entries of a reading.
func (c *codec) packReading(r *rapporteur.Reading, entries []rapporteur.Entry) (lay, lines []byte, err error) {
	bare := *r
	bare.Document = nil
	for _, l := range lists {
		l.empty(&bare)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b) // ends every value with a newline and writes none inside
	enc.SetEscapeHTML(false)
	if err := enc.Encode(layout{bare, r.Document.Furniture}); err != nil {
		return nil, nil, err
	}
	lay = c.pack(b.Bytes())
	b.Reset()
	for _, e := range entries {
		if _, ok := lists[e.Kind()]; !ok {
			return nil, nil, fmt.Errorf("entry %s: this record cannot keep a %s", e.EntryHead().ID, e.Kind())
		}
		if err := enc.Encode(e); err != nil {
			return nil, nil, fmt.Errorf("entry %s: %w", e.EntryHead().ID, err)
		}
	}
	return lay, c.pack(b.Bytes()), nil
}

func (c *codec) unpackLayout(b []byte) (*layout, error) {
	var l layout
	if err := c.unpackJSON("layout", b, &l); err != nil {
		return nil, err
	}
	return &l, nil
}

func (c *codec) unpackJSON(what string, b []byte, into any) error {
	b, err := c.unpack(what, b)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("the kept %s is damaged: %w", what, err)
	}
	return nil
}

// unpackEntries gives the lines of bodies.entries.
func (c *codec) unpackEntries(b []byte) ([][]byte, error) {
	b, err := c.unpack("list of entries", b)
	if err != nil {
		return nil, err
	}
	lines := bytes.Split(b, []byte{'\n'})
	return lines[:len(lines)-1], nil
}

// entry reads line n of the entries as one of the kind.
func entry(lines [][]byte, n int, kind rapporteur.Kind) (rapporteur.Entry, error) {
	if n < 0 || n >= len(lines) {
		return nil, fmt.Errorf("entry %d of %d is missing", n+1, len(lines))
	}
	l, ok := lists[kind]
	if !ok {
		return nil, fmt.Errorf("entry %d is of an unknown kind %q", n+1, kind)
	}
	e := l.make()
	if err := json.Unmarshal(lines[n], e); err != nil {
		return nil, fmt.Errorf("entry %d is damaged: %w", n+1, err)
	}
	return e, nil
}

// entryID reads the ID of line n of the entries.
func entryID(lines [][]byte, n int) (string, error) {
	if n < 0 || n >= len(lines) {
		return "", fmt.Errorf("entry %d of %d is missing", n+1, len(lines))
	}
	var head struct{ ID string }
	if err := json.Unmarshal(lines[n], &head); err != nil {
		return "", fmt.Errorf("entry %d is damaged: %w", n+1, err)
	}
	return head.ID, nil
}
