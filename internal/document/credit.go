package document

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rapporteur/rapporteur"
)

// agencies are the picture and news services whose names close a caption.
const agencies = `AFP|AP|Reuters|REUTERS|EPA(?:-EFE)?|EFE|Getty(?: Images)?|Xinhua|ANSA|DPA|dpa|TASS|Anadolu(?: Agency)?|AA|WAM|SANA|IRNA|PA(?: Wire| Images)?|UPI|` +
	`Bloomberg|Landov|Corbis|Alamy|Zuma(?: Press)?|Shutterstock|ABACA|Sipa(?: USA)?|Polaris|Magnum|NurPhoto|Barcroft(?: Media)?|Rex(?: Features)?|Kyodo|Yonhap|PTI|` +
	`Associated Press|Agence France-Presse|Handout|Pool|File|FILE|Redux|iStock(?:photo)?|Flickr|Wikimedia Commons|Facebook|Twitter|YouTube|UNHCR|UNICEF|WFP|OCHA|ICRC|MSF|UN Photo|NASA|NOAA`

var (
	// "… in Lima. (AP Photo/Ana Ruiz, File)", "(Ana Ruiz/Reuters)", "(Photo by Ana Ruiz/AFP)", "(Handout via Reuters)"
	bracketCredit = regexp.MustCompile(`[(\[](?:[Pp]hoto(?:graph)?s?(?: credit)?(?: by|:|/)? ?|PHOTO: ?|Image: ?|Credit: ?)?(?:[^()\[\]]{0,90}[/ ,|-] ?)??(?:` + agencies + `)(?: [Pp]hoto| PHOTO)?s?(?: ?/[^()\[\]]{1,80}|,? (?:File|FILE|Pool|via [^()\[\]]{2,40}|file(?: photo)?|Images))*[)\]]\W*$`)
	// "… in Lima. Ana Ruiz/AFP via Getty Images", "… February 7, 2020. AFP"
	bareCredit = regexp.MustCompile(`[.!?”")](?: ?(?:\p{Lu}[\p{L}.’'-]*[ /,|]*){0,7}?[ /]| )(?:via )?(?:` + agencies + `)(?: [Pp]hoto)?(?:[ /](?:via )?(?:` + agencies + `|\p{Lu}[\p{L}.-]+)){0,5}\W*$`)
	// "… in Lima. Ministry of Works via Reuters", "… Photo: Ana Ruiz"
	viaCredit = regexp.MustCompile(`[.!?”"] ?(?:(?:\p{Lu}[\p{L}.’'-]*|of|the|and|for) ?){1,9} via (?:` + agencies + `)\W*$|[.!?”")] ?(?:Photo(?:graph)?|Picture|Image|PHOTO|Credit|Credit\.\.\.)(?: by| credit| courtesy(?: of)?)?: ?[^.]{2,80}\W*$`)
	// "REUTERS/Ana Ruiz", "AP Photo/Ana Ruiz" at the end
	slashCredit = regexp.MustCompile(`(?:REUTERS|AFP|AP(?: Photo| Images)?|EPA|Getty Images|Reuters)/(?:\p{Lu}[\p{L}.’'-]* ?){1,5}(?:/(?:File|Files|Handout|Pool|FILE)(?: Photo)?)?\W*$`)
	// the whole line is a credit
	onlyCredit = regexp.MustCompile(`^\W*(?:(?:\p{Lu}[\p{L}.’'-]* ?){1,5}(?:/|\| ?| via |, )(?:` + agencies + `)(?:[ /,](?:via )?(?:` + agencies + `|\p{Lu}[\p{L}.-]+)){0,4}|(?:` + agencies + `)(?: [Pp]hotos?)?(?:/(?:\p{Lu}[\p{L}.’'-]* ?){1,4})?)\W*$`)
)

// Longest caption and the part of a line's end in which its credit is sought,
// in bytes.
const (
	maxCaption = 1200
	creditTail = 160
)

// credited marks captions, which are told by the picture credit at their end,
// and lines that are nothing but a credit.
func (p *page) credited(l *line) {
	if len(l.text) > maxCaption {
		return
	}
	if len(l.text) < creditTail && onlyCredit.MatchString(l.text) && !nameOnly(l.text) {
		p.take(l, rapporteur.FurnitureCredit)
		return
	}
	at := max(0, len(l.text)-creditTail)
	for at < len(l.text) && !utf8.RuneStart(l.text[at]) {
		at++
	}
	tail := l.text[at:]
	if end := tail[len(tail)-1]; end == '.' && !slashCredit.MatchString(tail) {
		return
	}
	switch {
	case bracketCredit.MatchString(tail):
		if at+bracketCredit.FindStringIndex(tail)[0] == 0 {
			p.take(l, rapporteur.FurnitureCredit)
			return
		}
		// "(Reuters)" alone after a paragraph signs the report, not a picture.
		m := bracketCredit.FindString(tail)
		if !strings.ContainsAny(m, "/|") && !strings.Contains(m, "hoto") && !strings.Contains(m, "via") && !strings.Contains(m, "Images") && l.bottom {
			p.mark(l.Start+at+strings.LastIndexAny(tail, "(["), l.End, rapporteur.FurnitureCredit)
			return
		}
		if strings.ContainsAny(m, "/|") || strings.Contains(m, "hoto") || strings.Contains(m, "via") || strings.Contains(m, "Images") || !l.long {
			p.take(l, rapporteur.FurnitureCaption)
		}
	case viaCredit.MatchString(tail), slashCredit.MatchString(tail):
		p.take(l, rapporteur.FurnitureCaption)
	case bareCredit.MatchString(tail):
		m := bareCredit.FindStringIndex(tail)
		if l.bottom && l.index > 2 && !strings.Contains(tail[m[0]:], "/") {
			p.mark(l.Start+at+m[0]+1, l.End, rapporteur.FurnitureCredit)
			return
		}
		p.take(l, rapporteur.FurnitureCaption)
	}
}

// nameOnly reports whether the text is one or two plain words, which a bare
// agency's name must not be mistaken for ("File", "Facebook").
func nameOnly(s string) bool {
	switch strings.Trim(s, " .") {
	case "File", "FILE", "Pool", "Handout", "Facebook", "Twitter", "YouTube", "NASA", "NOAA", "UNICEF", "UNHCR", "WFP", "OCHA", "ICRC", "MSF", "AA", "PA":
		return true
	}
	return false
}

// name is a person's name: two to five capitalised words.
var name = regexp.MustCompile(`^(?:Dr\.? |Prof\.? )?\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|de|da|del|di|van|von|der|bin|ibn|al|el|la|le)){1,4}$`)

// isNames reports whether the line is a list of persons' names and no more.
func isNames(s string) bool {
	if len(s) > 120 || strings.ContainsAny(s, ":;!?\"“”") {
		return false
	}
	s = strings.NewReplacer(" and ", ",", " & ", ",", " | ", ",", ", and ", ",").Replace(s)
	n := 0
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		part = strings.TrimPrefix(part, "and ")
		if part == "" {
			continue
		}
		if !name.MatchString(part) {
			return false
		}
		n++
	}
	return n > 0
}

// nameLines marks the bylines at the page's head that do not say "By": names
// that the input gave as bylines, names with the outlet or an office on the
// next line, and the outlet's own name.
func (p *page) nameLines() {
	for i := range p.lines {
		l := &p.lines[i]
		if !l.top {
			return
		}
		if l.taken || l.long {
			continue
		}
		if p.outlet != "" && fold(l.text) == fold(p.outlet) {
			p.take(l, rapporteur.FurnitureCredit)
			continue
		}
		given := false
		for _, n := range p.names {
			given = given || n != "" && fold(n) == fold(l.text)
		}
		if given {
			p.take(l, rapporteur.FurnitureCredit)
			continue
		}
		if i+1 >= len(p.lines) || !isNames(l.text) {
			continue
		}
		next := &p.lines[i+1]
		if next.why == rapporteur.FurnitureCredit || next.why == rapporteur.FurnitureDateLine || p.outlet != "" && fold(next.text) == fold(p.outlet) {
			p.take(l, rapporteur.FurnitureCredit)
		}
	}
}

// fold keeps a name's letters and digits in small letters.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}
