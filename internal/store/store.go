// Package store is the contract of the record: what any keeper of documents
// and entries must hold to. storetest is the suite that every one passes.
//
// A store promises that a document and all its entries are there together or
// not at all, whatever happens to the process, and that it never changes or
// drops a text it has taken. It never reads, judges or compares.
package store

import (
	"context"
	"errors"
	"iter"

	"github.com/rapporteur/rapporteur"
)

// Errors that callers tell apart.
var (
	ErrNotFound = errors.New("not in the record")
	ErrNewer    = errors.New("the record was written by a newer version of rapporteur; use that version or a new record")
	ErrBusy     = errors.New("the record is being written by another process; wait for it or use another record")
	ErrNotOurs  = errors.New("the file is not a record of rapporteur")
	ErrOlder    = errors.New("the record was written by an older version of rapporteur; adding to it brings it up to date")
	ErrReadOnly = errors.New("the record was opened for reading only")
	ErrFull     = errors.New("disk full; free space and run again, nothing is half-written")
	ErrNoWords  = errors.New("no words to search for")
)

// Store keeps readings and gives them back. It serves any number of
// goroutines; what is listed while another adds is a state that was whole.
//
// Documents and readings come back as their JSON does: every string and number
// unchanged, nil and empty lists told apart where the field has no omitempty
// and nil where it has.
type Store interface {
	// Add keeps the readings, in this order, in one transaction: all or none.
	// It takes the receipt of every entry. A document without text or with a
	// hash that is not its text's, and an entry with a span outside the text,
	// of another document, or with an ID twice in one reading refuse the batch.
	// A document whose ID is already kept is passed over with its reading.
	// A document whose Locator (if it has one) is kept with another ID becomes that locator's
	// next Version beside the old. It sets Document.Version of what it keeps and
	// returns how many readings were new.
	Add(ctx context.Context, readings []*rapporteur.Reading) (added int, err error)

	// Has reports whether the document is kept.
	Has(ctx context.Context, documentID string) (bool, error)

	// Document gives one document, by its ID or, failing that, by its Ref (the
	// one last added). ErrNotFound when there is none.
	Document(ctx context.Context, idOrRef string) (*rapporteur.Document, error)

	// Documents lists documents by published day (Value, else Earliest, unknown
	// last), then Ref, then Version, then ID, without Text and Furniture.
	Documents(ctx context.Context, f DocumentFilter) iter.Seq2[*rapporteur.Document, error]

	// Reading gives a document's reading, whole, by document ID. ErrNotFound
	// when there is none.
	Reading(ctx context.Context, documentID string) (*rapporteur.Reading, error)

	// Entry gives one entry by its ID; should two documents share it, that of
	// the first one added. ErrNotFound when there is none.
	Entry(ctx context.Context, id string) (rapporteur.Entry, error)

	// Entries lists entries of current versions (of all, when f.AllVersions) by
	// document in the order of Documents, then by place in the text (Place),
	// then ID.
	Entries(ctx context.Context, f EntryFilter) iter.Seq2[rapporteur.Entry, error]

	// Appearances lists the actors of the current versions' readings, one an
	// actor and document, by actor ID; those of one actor come in no order that
	// is promised. A document that was read without actors has none.
	Appearances(ctx context.Context, f ActorFilter) iter.Seq2[*Appearance, error]

	// Search finds documents of current versions whose text or title holds all
	// the words, best first; limit 0 is no limit. Words in double quotes are a
	// phrase. Case and accents do not matter. No input is an error but an empty
	// one (ErrNoWords); what holds no letter or digit finds nothing.
	Search(ctx context.Context, words string, limit int) ([]Hit, error)

	// Receipts gives, for every entry of a document by its ID, the digest that
	// was taken when it was added (rapporteur.Receipt). ErrNotFound when there
	// is no such document.
	Receipts(ctx context.Context, documentID string) (map[string]string, error)

	// Counts says how much the record holds.
	Counts(ctx context.Context) (Counts, error)

	// Close releases the record.
	Close() error
}

// DocumentFilter narrows Documents. The zero value lists current versions.
type DocumentFilter struct {
	AllVersions bool   // every version, not only the newest of a locator
	Outlet      string // equal, case folded; empty: all
	// From and To keep the documents that may have been published between the
	// two days, both inclusive: those whose Earliest to Latest meets them. A
	// document of which nothing is known is left out when either is set.
	From, To rapporteur.Day
	ByID     bool // in the order of IDs, which does not depend on what was added when
	Limit    int  // 0: no limit
	Offset   int
}

// EntryFilter narrows Entries.
type EntryFilter struct {
	Kind        rapporteur.Kind // empty: all
	Document    string          // document ID, current or not; empty: all
	Name        string          // part of a name in the chain, case folded; "article" is no name
	Form        rapporteur.Form // attributions only
	Indicator   string          // figures only
	Actor       string          // attributions only: ID of an actor who is a link of the chain
	AllVersions bool
	Limit       int
	Offset      int
}

// Hit is a place where searched words stand.
type Hit struct {
	Document *rapporteur.Document // without Text and Furniture
	Snippet  string               // the text's own characters around the first match
	Span     rapporteur.Span      // of the snippet in the text
	Matches  []rapporteur.Span    // the matched words, inside Span, in text offsets
}

// Counts says how much a record holds.
type Counts struct {
	Documents int                     // all versions
	Current   int                     // newest versions
	Entries   map[rapporteur.Kind]int // all versions
	TextBytes int64
	Engines   map[string]int // documents, all versions, by the engine that read them
}
