package ingest

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	netcharset "golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// marks are the byte order marks, longest first where one begins another.
var marks = []struct {
	bytes string
	enc   encoding.Encoding // nil: UTF-8
}{
	{"\xef\xbb\xbf", nil},
	{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
	{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
}

// decodeText makes UTF-8 of text in whatever character set it is in: by its
// byte order mark, as UTF-8 when it is valid, else as detected. A byte order
// mark is dropped; nothing else is changed. stated is the character set that
// a server gave, may be empty.
func decodeText(data []byte, stated string) (string, error) {
	for _, m := range marks {
		if rest, ok := bytes.CutPrefix(data, []byte(m.bytes)); ok {
			if m.enc == nil {
				data = rest
				break
			}
			return decodeAs(m.enc, rest)
		}
	}
	if enc := widths(data); enc != nil {
		return decodeAs(enc, data)
	}
	if bytes.IndexByte(data, 0) >= 0 {
		return "", fmt.Errorf("%w (%s); give text, HTML, PDF, a feed, a web archive or JSON Lines", ErrBinary, kind(data))
	}
	if utf8.Valid(data) {
		return string(data), nil
	}
	if mostlyUTF8(data) {
		return strings.ToValidUTF8(string(data), "\ufffd"), nil
	}
	if enc, err := htmlindex.Get(stated); stated != "" && err == nil {
		return decodeAs(enc, data)
	}
	enc := guess(data)
	if enc == nil {
		return "", fmt.Errorf("%w; save it as UTF-8", ErrCharset)
	}
	return decodeAs(enc, data)
}

// decodeHTML does the same for a page, which may name its character set.
func decodeHTML(data []byte, stated string) (string, error) {
	if utf8.Valid(data) && bytes.IndexByte(data, 0) < 0 {
		return strings.TrimPrefix(string(data), "\ufeff"), nil // what names another set is mistaken
	}
	media := "text/html"
	if stated != "" {
		media += "; charset=" + stated
	}
	enc, name, certain := netcharset.DetermineEncoding(data, media)
	switch {
	case name == "utf-8" && bytes.IndexByte(data, 0) < 0:
		return strings.ToValidUTF8(strings.TrimPrefix(string(data), "\ufeff"), "\ufffd"), nil
	case certain || widths(data) == nil && declared(data):
		return decodeAs(enc, data)
	}
	return decodeText(data, stated)
}

// declared reports whether a page names a character set near its beginning.
func declared(data []byte) bool {
	return bytes.Contains(bytes.ToLower(data[:min(len(data), 2048)]), []byte("charset="))
}

func decodeAs(enc encoding.Encoding, data []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil {
		return "", fmt.Errorf("%w (%w); save it as UTF-8", ErrCharset, err)
	}
	if bytes.IndexByte(out, 0) >= 0 {
		return "", fmt.Errorf("%w; give text, HTML, PDF, a feed, a web archive or JSON Lines", ErrBinary)
	}
	return strings.TrimPrefix(strings.ToValidUTF8(string(out), "\ufffd"), "\ufeff"), nil
}

// widths tells UTF-16 without a byte order mark by where its zero bytes are:
// a text of mostly Latin letters, digits and spaces has nearly all on one side.
func widths(data []byte) encoding.Encoding {
	head := data[:min(len(data), 4096)&^1]
	if len(head) < 4 || len(data)%2 != 0 {
		return nil
	}
	var zero [2]int
	for i, c := range head {
		if c == 0 {
			zero[i%2]++
		}
	}
	switch half := len(head) / 2; {
	case zero[1]*10 > half*4 && zero[0]*20 < half:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zero[0]*10 > half*4 && zero[1]*20 < half:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// mostlyUTF8 reports whether the bytes that are no valid UTF-8 are few beside
// the characters that only UTF-8 would make: a text with a flaw, not one in
// another character set.
func mostlyUTF8(data []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, n := utf8.DecodeRune(data[i:])
		if n > 1 {
			good++
		} else {
			bad++
		}
		i += n
	}
	return good >= 4*bad
}

// The detector reads around the first byte that is not ASCII, this many bytes
// of it, and believes itself from this confidence (1 to 100) on.
const (
	guessBytes      = 256 << 10
	guessConfidence = 10
)

// guess detects the character set of bytes that are not UTF-8. Of equally
// likely sets the first by name is taken, so that the choice is the same each
// time.
func guess(data []byte) encoding.Encoding {
	at := max(0, bytes.IndexFunc(data, func(c rune) bool { return c >= utf8.RuneSelf })-1024)
	results, err := chardet.NewTextDetector().DetectAll(data[at:min(len(data), at+guessBytes)])
	if err != nil {
		return nil
	}
	slices.SortFunc(results, func(a, b chardet.Result) int {
		return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.Charset, b.Charset), cmp.Compare(a.Language, b.Language))
	})
	for _, res := range results {
		if res.Confidence < guessConfidence {
			break
		}
		if strings.HasPrefix(res.Charset, "UTF-") {
			continue // it would have been found by its mark or by its validity
		}
		if enc, err := htmlindex.Get(strings.Replace(res.Charset, "GB-18030", "gb18030", 1)); err == nil {
			return enc
		}
	}
	return nil
}

// sample gives the beginning of an input as text good enough to tell its
// format, and false when it is binary.
func sample(head []byte) (string, bool) {
	for _, m := range marks {
		if rest, ok := bytes.CutPrefix(head, []byte(m.bytes)); ok {
			if m.enc == nil {
				head = rest
				break
			}
			out, err := m.enc.NewDecoder().Bytes(rest[:len(rest)&^3])
			return string(out), err == nil
		}
	}
	if enc := widths(head[:len(head)&^1]); enc != nil {
		out, err := enc.NewDecoder().Bytes(head[:len(head)&^1])
		return string(out), err == nil
	}
	control := 0
	for _, c := range head {
		if c == 0 {
			return "", false
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b {
			control++
		}
	}
	return string(head), control*50 <= len(head)
}
