package schema

// EntryHead is what a line of `rapporteur list KIND --json` has beside the
// fields of its kind. In such a line every span carries its document's ref.
type EntryHead struct {
	Kind     string `json:"kind"`
	Document Source `json:"document"`
}

// Source is the short form of a document that stands beside an entry.
type Source struct {
	ID        string  `json:"id"`
	Ref       string  `json:"ref"`
	Outlet    *string `json:"outlet"`
	Title     *string `json:"title"`
	Published *string `json:"published"` // ISO day; null when the day is not certain
}

// FigureEntry is one figure of a record.
type FigureEntry struct {
	EntryHead
	Figure
}

// AttributionEntry is one attribution of a record.
type AttributionEntry struct {
	EntryHead
	Attribution
}

// DocumentLine is one line of `rapporteur list documents --json`: a document
// without its text.
type DocumentLine struct {
	Kind      string   `json:"kind"` // "document"
	ID        string   `json:"id"`
	Ref       string   `json:"ref"`
	Version   int      `json:"version"` // 1 for the first text seen under its address
	Path      *string  `json:"path"`
	URL       *string  `json:"url"`
	Outlet    *string  `json:"outlet"`
	Title     *string  `json:"title"`
	Bylines   []string `json:"bylines"`
	Published Day      `json:"published"`
	Language  *string  `json:"language"`
	SHA256    string   `json:"sha256"`
}

// Day is Published without its evidence.
type Day struct {
	Value    *string `json:"value"`
	Earliest *string `json:"earliest"`
	Latest   *string `json:"latest"`
	How      *string `json:"how"`
}
