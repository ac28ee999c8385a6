package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
)

type verifyCmd struct {
	recordFlag
	Quiet bool `short:"q" help:"Print nothing when everything holds."`
}

// Help is shown below the flags.
func (verifyCmd) Help() string {
	return `Works offline. Takes the SHA-256 of every kept text again, checks that every span of every entry lies in its
text, and that the characters there are still those that were read. Exits with 1 on any mismatch.`
}

func (c *verifyCmd) Run(ctx context.Context, a *app) error {
	s, err := c.openRead(ctx, a)
	if err != nil {
		return err
	}
	defer s.Close()
	var v verification
	for head, err := range s.Documents(ctx, store.DocumentFilter{AllVersions: true}) {
		if err != nil {
			return err
		}
		if err := v.document(ctx, s, head.ID); err != nil {
			return err
		}
	}
	for _, f := range v.faults {
		fmt.Fprintf(a.stdout, "MISMATCH %s\n", f)
	}
	if len(v.faults) > 0 {
		return fmt.Errorf("%s: %d mismatches in %d documents, %d entries and %d spans", c.Record, len(v.faults), v.documents, v.entries, v.spans)
	}
	if !c.Quiet {
		fmt.Fprintf(a.stdout, "%d documents, %d entries and %d spans: every hash and every receipt holds\n", v.documents, v.entries, v.spans)
	}
	return nil
}

// verification counts what was checked and lists what does not hold.
type verification struct {
	documents, entries, spans int
	faults                    []string
}

func (v *verification) fault(format string, args ...any) {
	v.faults = append(v.faults, fmt.Sprintf(format, args...))
}

// document checks one document with its reading. Only a store that cannot be
// read is an error; what does not hold is a fault.
func (v *verification) document(ctx context.Context, s store.Store, id string) error {
	v.documents++
	doc, err := s.Document(ctx, id)
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		v.fault("document %s: %v", id, err)
		return nil
	}
	if h := rapporteur.TextHash(doc.Text); h != doc.SHA256 {
		v.fault("document %s (%s): the kept text has SHA-256 %s, the record says %s", id, doc.Ref, h, doc.SHA256)
	}
	check := func(what string, span rapporteur.Span) {
		v.spans++
		if !span.Valid(doc.Text) {
			v.fault("document %s (%s): %s: span %d-%d does not lie in the text", id, doc.Ref, what, span.Start, span.End)
		}
	}
	for _, f := range doc.Furniture {
		check("furniture", f.Span)
	}
	for _, e := range doc.Published.Evidence {
		check("published", e.Span)
	}
	r, err := s.Reading(ctx, id)
	if err != nil {
		if ctx.Err() != nil {
			return err
		}
		v.fault("reading of %s (%s): %v", id, doc.Ref, err)
		return nil
	}
	r.EachSpan(check)
	receipts, err := s.Receipts(ctx, id)
	if err != nil {
		return errors.Join(fmt.Errorf("receipts of %s", id), err)
	}
	for _, e := range r.Entries() {
		v.entries++
		entry := e.EntryHead().ID
		e.EachSpan(func(string, rapporteur.Span) { v.spans++ })
		got, err := rapporteur.Receipt(doc, e)
		switch want, ok := receipts[entry]; {
		case err != nil:
			v.fault("%v", err)
		case !ok:
			v.fault("%s %s of %s (%s) has no receipt", e.Kind(), entry, id, doc.Ref)
		case got != want:
			v.fault("%s %s of %s (%s): the entry, a span or the characters under it are not those that were read", e.Kind(), entry, id, doc.Ref)
		}
		if len(e.EntryHead().Evidence) == 0 || len(e.EntryHead().Chain) == 0 {
			v.fault("%s %s of %s (%s) has no evidence or no chain", e.Kind(), entry, id, doc.Ref)
		}
		delete(receipts, entry)
	}
	for entry := range receipts {
		v.fault("entry %s of %s (%s) is missing", entry, id, doc.Ref)
	}
	return nil
}
