package eval

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Gold is a tree of gold data.
type Gold struct {
	Files   fs.FS // the gold folders: attribution, crises, figures, …
	Reports fs.FS // the sample reports, a text file each, named by three digits
	Test    bool  // the held-out parts, whose files have other names; else the development parts
}

// Open opens the gold data in a folder; the sample reports are expected in
// ../reports/idlib beside it. It fails when the folder is not there.
func Open(dir string) (*Gold, error) {
	if info, err := os.Stat(dir); err != nil {
		return nil, fmt.Errorf("gold data: %w; name its folder", err)
	} else if !info.IsDir() {
		return nil, fmt.Errorf("gold data: %s is no folder", dir)
	}
	return &Gold{Files: os.DirFS(dir), Reports: os.DirFS(filepath.Join(dir, "..", "reports", "idlib"))}, nil
}

// pick chooses a file's name by the part that is measured.
func (g *Gold) pick(test, dev string) string {
	if g.Test {
		return test
	}
	return dev
}

// part is the word in names of files that come in parts.
func (g *Gold) part() string { return g.pick("test", "dev") }

func (g *Gold) has(name string) bool {
	_, err := fs.Stat(g.Files, name)
	return err == nil
}

// named lists the files below a folder whose base name fits the pattern, in
// lexical order; a folder that is not there has none.
func (g *Gold) named(dir, pattern string) ([]string, error) {
	var out []string
	err := fs.WalkDir(g.Files, dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if ok, _ := path.Match(pattern, d.Name()); ok && !d.IsDir() {
			out = append(out, name)
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	slices.SortFunc(out, func(a, b string) int { return slices.Compare(strings.Split(a, "/"), strings.Split(b, "/")) })
	return out, err
}

// open opens a file; one whose name ends in .gz is unpacked as it is read.
func (g *Gold) open(name string) (io.ReadCloser, error) {
	file, err := g.Files.Open(name)
	if err != nil {
		return nil, fmt.Errorf("gold data: %w", err)
	}
	if !strings.HasSuffix(name, ".gz") {
		return file, nil
	}
	in, err := gzip.NewReader(file)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("gold data: %s: %w", name, err), file.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{in, file}, nil
}

// lines calls f with every line of a JSON Lines file that is not blank.
func (g *Gold) lines(name string, f func([]byte) error) error {
	in, err := g.open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	r := bufio.NewReaderSize(in, 1<<20)
	for n := 1; ; n++ {
		line, err := r.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := f(line); err != nil {
				return fmt.Errorf("gold data: %s line %d: %w", name, n, err)
			}
		}
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("gold data: %s: %w", name, err)
		}
	}
}

// load decodes every line of a file.
func load[T any](g *Gold, name string) ([]T, error) {
	var out []T
	err := g.lines(name, func(line []byte) error {
		var v T
		if err := json.Unmarshal(line, &v); err != nil {
			return err
		}
		out = append(out, v)
		return nil
	})
	return out, err
}

// docID is how gold names a document: the three digits of a sample, or a
// crisis text's file name without its end.
func docID(name string) string {
	if len(name) >= 3 && digits.MatchString(name[:3]) {
		return name[:3]
	}
	return strings.TrimSuffix(name, ".txt")
}

var digits = regexp.MustCompile(`^[0-9]{3}$`)

// samples gives the sample reports with these ids; with none, those of the part.
func (g *Gold) samples(ids ...string) ([]Doc, error) {
	if len(ids) == 0 {
		ids = []string{"000", "002", "004"}
		if g.Test {
			ids = []string{"001", "003"}
		}
	}
	var out []Doc
	for _, id := range ids {
		names, err := fs.Glob(g.Reports, id+"_*.txt")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			text, err := fs.ReadFile(g.Reports, name)
			if err != nil {
				return nil, fmt.Errorf("sample report: %w", err)
			}
			out = append(out, Doc{ID: id, Text: string(text)})
		}
	}
	return out, nil
}

// crisis is the documents of one crisis.
type crisis struct {
	name string
	docs []Doc
}

// crises gives the crisis texts with what the manifests know of them.
func (g *Gold) crises() ([]crisis, error) {
	type about struct{ Doc, Crisis, Date, Source, Title, URL string }
	meta := map[string]about{}
	manifests, err := g.named("crises", "manifest.json")
	if err != nil {
		return nil, err
	}
	for _, name := range manifests {
		raw, err := fs.ReadFile(g.Files, name)
		if err != nil {
			return nil, fmt.Errorf("gold data: %w", err)
		}
		var list []about
		if err := json.Unmarshal(raw, &list); err != nil {
			return nil, fmt.Errorf("gold data: %s: %w", name, err)
		}
		for _, m := range list {
			meta[m.Doc] = m
		}
	}
	texts, err := g.named("crises", "*.txt")
	if err != nil {
		return nil, err
	}
	var out []crisis
	for _, name := range texts {
		raw, err := fs.ReadFile(g.Files, name)
		if err != nil {
			return nil, fmt.Errorf("gold data: %w", err)
		}
		id := strings.TrimSuffix(path.Base(name), ".txt")
		m := meta[id]
		d := Doc{ID: id, Text: string(raw), Date: m.Date, Source: m.Source, Title: m.Title, URL: m.URL}
		first, _, _ := strings.Cut(id, "-")
		which := cmp.Or(m.Crisis, first)
		i := slices.IndexFunc(out, func(c crisis) bool { return c.name == which })
		if i < 0 {
			i, out = len(out), append(out, crisis{name: which})
		}
		out[i].docs = append(out[i].docs, d)
	}
	return out, nil
}

// group is the hand-made gold of one kind for the samples or one crisis, with
// the documents its annotator went through.
type group struct {
	name string // "idlib" or the crisis
	rows []row
	docs []Doc
}

// samplesGroup is the name of the samples' group.
const samplesGroup = "idlib"

// own gives our own annotation of a kind: samplesFile holds the samples' rows.
// A crisis text with rows of any kind in a folder that has this kind was
// annotated for it, if it has none of it.
func (g *Gold) own(kind, samplesFile string) ([]group, error) {
	var out []group
	if g.has(samplesFile) {
		rows, err := load[row](g, samplesFile)
		if err != nil {
			return nil, err
		}
		docs, err := g.samples()
		if err != nil {
			return nil, err
		}
		out = append(out, group{samplesGroup, rows, docs})
	}
	files, err := g.named("crises", kind+".jsonl")
	if err != nil {
		return nil, err
	}
	done := map[string]bool{}
	var all []row
	for _, file := range files {
		rows, err := load[row](g, file)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
		siblings, err := fs.Glob(g.Files, path.Dir(file)+"/*.jsonl")
		if err != nil {
			return nil, err
		}
		for _, name := range siblings {
			rows, err := load[row](g, name)
			if err != nil {
				return nil, err
			}
			for _, r := range rows {
				if doc := r.str("doc"); doc != "" {
					done[docID(doc)] = true
				}
			}
		}
	}
	crises, err := g.crises()
	if err != nil {
		return nil, err
	}
	for _, c := range crises {
		mine := group{name: c.name}
		in := map[string]bool{}
		for _, d := range c.docs {
			if done[d.ID] {
				mine.docs, in[d.ID] = append(mine.docs, d), true
			}
		}
		for _, r := range all {
			if in[docID(r.str("doc"))] {
				mine.rows = append(mine.rows, r)
			}
		}
		if len(mine.docs) > 0 {
			out = append(out, mine)
		}
	}
	for _, c := range out {
		for _, r := range c.rows {
			r["doc"] = docID(r.str("doc"))
		}
	}
	return out, nil
}
