// Command build makes the generated actor tables (official.tsv, cabinet.tsv,
// armed.tsv, agent.tsv) from the raw ones and the hand-written tables beside it.
//
//	go run ./data/actor/build -in DIR
//
// DIR holds officials.tsv, cia_leaders_2019-10.tsv, ucdp_actors_22.1.tsv and
// agents.tsv. It never reads a table whose rows state no licence (README.md).
package main

import (
	"bufio"
	"flag"
	"fmt"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// since is the first year whose office holders are kept: reports older than
// the web are rare.
const since = "2000"

func main() {
	log.SetFlags(0)
	in := flag.String("in", "", "directory of the raw tables")
	out := flag.String("out", "data/actor", "directory of the hand-written tables, and of what is made")
	flag.Parse()
	b := &builder{in: *in, out: *out}
	for _, step := range []func() error{b.words, b.officials, b.cabinets, b.armed, b.agents} {
		if err := step(); err != nil {
			log.Fatalf("build actor tables: %v", err)
		}
	}
}

type builder struct {
	in, out   string
	countries map[string]string // folded name to ISO code
	roles     map[string]string // phrase to canonical role
	taken     map[string]bool   // folded names of the hand-written tables
	nouns     map[string]bool   // nouns of noun.tsv and role.tsv
	covered   map[string]bool   // countries with terms in official.tsv
}

// rows reads a table: its lines as maps by the head line's names.
func rows(path string) ([]map[string]string, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("open table: %w", err)
	}
	defer f.Close()
	var head []string
	var out []map[string]string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		l := strings.TrimRight(s.Text(), "\r")
		if l == "" || strings.HasPrefix(l, "#") {
			continue
		}
		f := strings.Split(l, "\t")
		if head == nil {
			head = f
			continue
		}
		m := map[string]string{}
		for i, h := range head {
			if i < len(f) {
				m[h] = strings.TrimSpace(f[i])
			}
		}
		out = append(out, m)
	}
	if err := s.Err(); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return out, nil
}

func (b *builder) write(name, head string, lines []string) error {
	data := head + strings.Join(lines, "\n") + "\n"
	if err := os.WriteFile(filepath.Join(b.out, name), []byte(data), 0o644); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	log.Printf("%s: %d rows, %d bytes", name, len(lines), len(data))
	return nil
}

// spelling are country names of the raw tables that country.tsv lacks.
var spelling = map[string]string{
	"bahamas, the": "BHS", "burma": "MMR", "cabo verde": "CPV", "congo, democratic republic of the": "COD", "congo, republic of the": "COG",
	"cote d'ivoire": "CIV", "czechia": "CZE", "gambia, the": "GMB", "korea, north": "PRK", "korea, south": "KOR", "micronesia, federated states of": "FSM",
	"vatican city)": "VAT", "dr congo (zaire)": "COD", "myanmar (burma)": "MMR", "united states of america": "USA", "serbia (yugoslavia)": "SRB",
	"russia (soviet union)": "RUS", "yemen (north yemen)": "YEM", "cambodia (kampuchea)": "KHM", "vietnam (north vietnam)": "VNM", "south vietnam": "VNM",
	"bosnia-herzegovina": "BIH", "madagascar (malagasy)": "MDG", "congo": "COG", "zimbabwe (rhodesia)": "ZWE", "south yemen": "YEM",
	"kingdom of eswatini (swaziland)": "SWZ", "macedonia": "MKD", "timor-leste": "TLS",
}

// words reads the hand-written tables.
func (b *builder) words() error {
	b.countries, b.roles, b.taken, b.nouns, b.covered = map[string]string{}, map[string]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}
	for k, v := range spelling {
		b.countries[k] = v
	}
	for _, name := range []string{"country.tsv", "body.tsv", "media.tsv", "group.tsv"} {
		all, err := rows(filepath.Join(b.out, name))
		if err != nil {
			return err
		}
		for _, r := range all {
			names := append(strings.Split(r["aliases"], "|"), r["name"])
			names = append(names, strings.Split(r["adjectives"]+"|"+r["people"]+"|"+r["seats"], "|")...)
			for _, n := range names {
				b.taken[fold(strings.TrimRight(n, "?!"))] = true
			}
			if r["code"] != "" {
				for _, n := range append(strings.Split(r["aliases"], "|"), r["name"]) {
					if n != "" {
						b.countries[strings.ToLower(n)] = r["code"]
					}
				}
			}
		}
	}
	roles, err := rows(filepath.Join(b.out, "role.tsv"))
	if err != nil {
		return err
	}
	for _, r := range roles {
		for _, p := range strings.Split(r["phrases"], "|") {
			b.roles[p] = r["role"]
			b.nouns[p] = true
		}
	}
	nouns, err := rows(filepath.Join(b.out, "noun.tsv"))
	if err != nil {
		return err
	}
	for _, r := range nouns {
		for _, p := range strings.Split(r["nouns"], "|") {
			sing, plural, _ := strings.Cut(p, "/")
			b.nouns[sing], b.nouns[plural] = true, true
		}
	}
	return nil
}

// unwanted are positions left out: too many holders, or never in the news.
var unwanted = []string{"ambassador to ", "ambassador of ", "high commissioner to ", "judge of ", "justice of ", "lord of ", "junior lord", "member of ", "ambassador at"}

// states are positions that one word of another hides: "Secretary of State for
// Defence" is a defence minister.
var states = [...][2]string{
	{"secretary of state for foreign", "foreign minister"}, {"secretary of state for defence", "defence minister"},
	{"secretary of state for the home", "interior minister"}, {"secretary of state for health", "health minister"},
	{"secretary of state for justice", "justice minister"}, {"federal president", "president"}, {"federal chancellor", "chancellor"},
	{"minister for foreign", "foreign minister"}, {"minister of europe and foreign", "foreign minister"}, {"foreign secretary", "foreign minister"},
	{"president of the republic", "president"}, {"minister for europe and foreign", "foreign minister"}, {"chief of the general staff", "chief of staff"},
	{"acting ", ""}, {"interim ", ""},
}

// role puts a position into the words of role.tsv where it can.
func (b *builder) role(position string) string {
	p := strings.ToLower(position)
	p, _, _ = strings.Cut(p, " (")
	p = strings.TrimSpace(p)
	for _, u := range unwanted {
		if strings.HasPrefix(p, u) {
			return ""
		}
	}
	for _, s := range states {
		if rest, ok := strings.CutPrefix(p, s[0]); ok {
			if s[1] == "" {
				return b.role(rest)
			}
			return s[1]
		}
	}
	for end := len(p); end > 0; end = strings.LastIndexByte(p[:end], ' ') {
		head := strings.TrimRight(p[:end], " ,&")
		if r := b.roles[head]; r != "" {
			if rest := p[end:]; rest == "" || strings.HasPrefix(rest, " &") || strings.HasPrefix(rest, " and") || strings.HasSuffix(p[:end], ",") {
				return r
			}
		}
	}
	if len(p) > 70 {
		return ""
	}
	return p
}

func (b *builder) officials() error {
	all, err := rows(filepath.Join(b.in, "officials.tsv"))
	if err != nil {
		return err
	}
	var lines []string
	for _, r := range all {
		code, role := b.countries[strings.ToLower(r["country"])], b.role(r["position"])
		if code == "" {
			return fmt.Errorf("officials: no code for country %q", r["country"])
		}
		b.covered[code] = true
		if role == "" || r["wikidata"] == "" || r["to"] != "" && r["to"] < since || r["to"] == "" && r["from"] < "1985" || r["to"] != "" && r["to"] < r["from"] || !strings.Contains(r["person"], " ") {
			continue
		}
		lines = append(lines, strings.Join([]string{"act-" + strings.ToLower(r["wikidata"]), r["person"], code, role, r["from"], r["to"]}, "\t"))
	}
	slices.Sort(lines)
	return b.write("official.tsv", "# Office holders of 20 countries, from Wikidata (CC0); made by build. An empty to: at least until 2022.\nid\tname\tcountry\trole\tfrom\tto\n", slices.Compact(lines))
}

func (b *builder) cabinets() error {
	all, err := rows(filepath.Join(b.in, "cia_leaders_2019-10.tsv"))
	if err != nil {
		return err
	}
	leaders, err := rows(filepath.Join(b.out, "leader.tsv"))
	if err != nil {
		return err
	}
	type row struct{ name, code, role string }
	var cabinets []row
	for _, r := range all {
		code := b.countries[strings.ToLower(r["country"])]
		if code == "" || b.covered[code] || strings.Contains(r["office"], "Ambassador") || strings.Contains(r["office"], "Permanent Rep") {
			continue
		}
		name := r["person"]
		if i := strings.LastIndex(name, ", "); i >= 0 {
			name = name[:i] // a rank or degree
		}
		name = cased(name)
		for part := range strings.SplitSeq(r["office"], " & ") {
			if role := b.role(part); role != "" && strings.Contains(name, " ") {
				cabinets = append(cabinets, row{name, code, role})
			}
			break
		}
	}
	// Some pages of the snapshot are older than it: they name a head of government
	// whom leader.tsv knows to have left before. Such a country's cabinet is left
	// out, unless leader.tsv has its prime minister; elsewhere the row alone is.
	gone, holds := func(c row) bool { return inOffice(leaders, c.name, c.code, c.role) < 0 }, map[string]bool{}
	for _, c := range cabinets {
		if c.role == "prime minister" && inOffice(leaders, c.name, c.code, c.role) > 0 {
			holds[c.code] = true
		}
	}
	old := map[string]bool{}
	for _, c := range cabinets {
		if gone(c) && (c.role == "prime minister" || c.role == "chancellor" || c.role == "president" && !holds[c.code]) {
			old[c.code] = true
		}
	}
	var lines []string
	for _, c := range cabinets {
		if !old[c.code] && !gone(c) {
			lines = append(lines, strings.Join([]string{"act-" + strings.ToLower(c.code) + "-" + slug(c.name), c.name, c.code, c.role}, "\t"))
		}
	}
	for code := range old {
		log.Printf("cabinet.tsv: %s left out: its head of government had left", code)
	}
	slices.Sort(lines)
	return b.write("cabinet.tsv", "# Cabinets of October 2019, from CIA World Leaders (US government work, public domain); made by build.\nid\tname\tcountry\trole\n", slices.Compact(lines))
}

// snapshot is the month of the cabinets.
const snapshot = "2019-10"

// inOffice says whether leader.tsv has a person in an office in the month of the
// snapshot: 1 yes, -1 no, for it has another or the person had left, 0 unknown.
func inOffice(leaders []map[string]string, name, code, role string) int {
	answer := 0
	for _, l := range leaders {
		if l["country"] != code || l["role"] != role {
			continue
		}
		then := l["from"] < snapshot && (l["to"] == "" || l["to"] >= snapshot)
		switch like := alike(name, l["name"]); {
		case like && then:
			return 1
		case like || then:
			answer = -1
		}
	}
	return answer
}

// alike reports whether two spellings may be of one person: the last word of one
// is in the other but for vowels, or two of their words are.
func alike(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	same := func(v, w string) bool { return v == w || bones(v) == bones(w) && len(bones(v)) > 1 }
	shared := 0
	for i, v := range x {
		if k := slices.IndexFunc(y, func(w string) bool { return same(v, w) }); k >= 0 {
			shared++
			// the last word of both, or of one: "Morales Cabrera" is Morales
			if i == len(x)-1 && k == len(y)-1 || (i == len(x)-1 || k == len(y)-1) && len(v) > 4 {
				return true
			}
		}
	}
	return shared > 1
}

// articles are no words of a name of their own.
var articles = []string{"al", "el", "bin", "ibn", "de", "da", "van", "von", "der", "abd"}

// nameWords gives the folded words of a name without articles and initials.
func nameWords(s string) []string {
	words := strings.FieldsFunc(fold(s), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	return slices.DeleteFunc(words, func(w string) bool { return len(w) < 2 || slices.Contains(articles, w) })
}

// bones are a word's consonants, each run of one letter once.
func bones(w string) string {
	var out []rune
	for _, r := range strings.NewReplacer("kh", "h", "w", "v", "q", "k", "c", "k", "z", "s").Replace(w) {
		if !strings.ContainsRune("aeiouyh'", r) && (len(out) == 0 || out[len(out)-1] != r) {
			out = append(out, r)
		}
	}
	return string(out)
}

// cased writes "Heiko MAAS" as "Heiko Maas".
func cased(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if len(w) > 1 && w == strings.ToUpper(w) && !strings.HasSuffix(w, ".") {
			parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' })
			for j, p := range parts {
				r := []rune(strings.ToLower(p))
				r[0] = unicode.ToUpper(r[0])
				parts[j] = string(r)
			}
			words[i] = strings.Join(parts, "-")
		}
	}
	return strings.Join(words, " ")
}

// vague names of UCDP say who they were, not what they were called.
var vague = []string{"forces of", "faction", "supporters", "government of", "republic of", "coalition", "royalists", "civilians", "insurgents", "clan", "tribe", "students", "opposition", "residents", "people", "military", "leftists", "'s group", "nationalists"}

func (b *builder) armed() error {
	all, err := rows(filepath.Join(b.in, "ucdp_actors_22.1.tsv"))
	if err != nil {
		return err
	}
	uses := map[string]int{}
	type group struct {
		line  [3]string
		names []string
	}
	var groups []group
	for _, r := range all {
		if r["org_type"] != "1" {
			continue
		}
		names := []string{}
		for _, n := range []string{r["name_eng_full"], r["name"], r["name_orig_full"]} {
			n = strings.NewReplacer("’", "'", "\u00a0", " ").Replace(n)
			n, _, _ = strings.Cut(n, " [")
			if n == "n/a" || n == "" || !latin(n) || len(n) > 70 || strings.ContainsAny(n, "\"()/,;") || slices.Contains(names, n) {
				continue
			}
			low := strings.ToLower(n)
			if slices.ContainsFunc(vague, func(v string) bool { return strings.Contains(low, v) }) {
				continue
			}
			names = append(names, n)
		}
		if len(names) == 0 || slices.ContainsFunc(names, func(n string) bool { return b.taken[fold(n)] || b.taken[strings.TrimSuffix(fold(n), " group")] }) {
			continue
		}
		place, _, _ := strings.Cut(r["location"], ",")
		for _, n := range names {
			uses[fold(n)]++
		}
		groups = append(groups, group{[3]string{"act-ucdp-" + r["actor_id"], b.countries[strings.ToLower(strings.TrimSpace(place))]}, names})
	}
	var lines []string
	for _, g := range groups {
		var keep []string
		for _, n := range g.names {
			if uses[fold(n)] > 1 {
				continue
			}
			if n == strings.ToUpper(n) && len(n) < 7 || !strings.Contains(n, " ") {
				n += "?"
			}
			keep = append(keep, n)
		}
		if len(keep) == 0 || strings.HasSuffix(keep[0], "?") {
			continue // no full name tells it apart
		}
		lines = append(lines, strings.Join([]string{g.line[0], keep[0], g.line[1], "REB", strings.Join(keep[1:], "|")}, "\t"))
	}
	slices.Sort(lines)
	return b.write("armed.tsv", "# Armed groups of UCDP's actor list, version 22.1 (CC BY 4.0; Davies, Pettersson & Oberg 2022), names cleaned; made by build.\nid\tname\tcountry\tsector\taliases\n", lines)
}

// places are words of the agent list that name ground or things, no actor.
var places = strings.Fields("city capital town village province settlement neighborhood neighbourhood airliner jetliner slum prison community station post jail church mosque school university hospital airway temple at for to in of")

func (b *builder) agents() error {
	all, err := rows(filepath.Join(b.in, "agents.tsv"))
	if err != nil {
		return err
	}
	var lines []string
	for _, r := range all {
		p := strings.ToLower(r["phrase"])
		code := r["code"]
		if len(code) > 3 {
			code = code[:3]
		}
		words := strings.Fields(p)
		if len(words) == 0 || len(words) > 4 || strings.Contains(p, "!minist") || code == "UNK" || code == "NON" || code == "JNK" || code == "PRE" || slices.Contains(places, words[len(words)-1]) || strings.Contains(words[len(words)-1], "-") {
			continue
		}
		var pairs [][2]string
		if stem, ok := strings.CutSuffix(p, "!person!"); ok {
			pairs = [][2]string{{stem + "man", stem + "men"}, {stem + "woman", stem + "women"}, {stem + "person", stem + "people"}}
		} else if !strings.Contains(p, "!") {
			plural := strings.ToLower(strings.TrimSpace(strings.ReplaceAll(r["plural"], "_", " ")))
			if plural == "" {
				plural = plurals(p)
			}
			pairs = [][2]string{{p, plural}}
		}
		for _, q := range pairs {
			if i := strings.LastIndexByte(q[0], ' '); i > 0 && (b.nouns[q[0][i+1:]] || strings.HasPrefix(q[0], "a ")) {
				continue // read word by word: "government forces"
			}
			if !b.nouns[q[0]] && !b.nouns[q[1]] {
				lines = append(lines, q[0]+"\t"+q[1]+"\t"+code)
			}
		}
	}
	slices.Sort(lines)
	return b.write("agent.tsv", "# Nouns of agents and their sectors, from PLOVER_agents.txt (MIT, (c) 2014 Open Event Data Alliance); made by build.\nsingular\tplural\tsector\n", slices.Compact(lines))
}

func plurals(p string) string {
	switch {
	case strings.HasSuffix(p, "s"), strings.HasSuffix(p, "men"), strings.HasSuffix(p, "people"):
		return p
	case strings.HasSuffix(p, "y") && len(p) > 2 && !strings.ContainsAny(p[len(p)-2:len(p)-1], "aeiou"):
		return p[:len(p)-1] + "ies"
	case strings.HasSuffix(p, "ch"), strings.HasSuffix(p, "sh"), strings.HasSuffix(p, "x"):
		return p + "es"
	}
	return p + "s"
}

func latin(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) {
			return false
		}
	}
	return true
}

// fold makes names comparable: small letters without marks.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func slug(s string) string {
	return strings.Join(strings.FieldsFunc(fold(s), func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9') }), "-")
}
