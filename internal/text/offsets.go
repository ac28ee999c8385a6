package text

import (
	"sort"
	"unicode/utf8"
)

// Offsets turns byte offsets of one text into Unicode code points and back.
// It keeps one entry per multi-byte character, so plain ASCII costs nothing.
type Offsets struct {
	bytes  []int // byte offset just after the i-th multi-byte character
	extra  []int // bytes beyond one that all multi-byte characters up to and with the i-th take
	length int
}

// NewOffsets indexes text.
func NewOffsets(text string) *Offsets {
	o := &Offsets{length: len(text)}
	extra := 0
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRuneInString(text[i:])
		i += n
		if n > 1 {
			extra += n - 1
			o.bytes = append(o.bytes, i)
			o.extra = append(o.extra, extra)
		}
	}
	return o
}

// CodePoint gives the number of code points before the byte offset, which must
// lie on a character boundary.
func (o *Offsets) CodePoint(offset int) int {
	i := sort.SearchInts(o.bytes, offset+1) - 1
	if i < 0 {
		return offset
	}
	return offset - o.extra[i]
}

// Byte gives the byte offset of the code point; the text's length when the
// text has no more than that many.
func (o *Offsets) Byte(codePoint int) int {
	// The i-th multi-byte character ends at code point bytes[i]-extra[i].
	i := sort.Search(len(o.bytes), func(i int) bool { return o.bytes[i]-o.extra[i] > codePoint }) - 1
	b := codePoint
	if i >= 0 {
		b += o.extra[i]
	}
	return min(b, o.length)
}
