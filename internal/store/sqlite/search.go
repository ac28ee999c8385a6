package sqlite

import (
	"context"
	"database/sql"
	"strings"

	"github.com/rapporteur/rapporteur"
	"github.com/rapporteur/rapporteur/internal/store"
	"github.com/rapporteur/rapporteur/internal/store/match"
)

// Search finds documents. See store.Store.
func (s *Store) Search(ctx context.Context, words string, limit int) ([]store.Hit, error) {
	hits, err := s.search(ctx, words, limit)
	return hits, s.explain(err, "search")
}

func (s *Store) search(ctx context.Context, words string, most int) ([]store.Hit, error) {
	if strings.TrimSpace(words) == "" {
		return nil, store.ErrNoWords
	}
	query := match.Parse(words)
	if len(query.Phrases) == 0 {
		return nil, nil
	}
	rows, err := s.read.QueryContext(ctx, searchDocuments, sql.Named("query", expression(query)), sql.Named("limit", limit(most)))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var hits []store.Hit
	for rows.Next() {
		seq, d, err := scanDocument(rows)
		if err != nil {
			return nil, err
		}
		h, err := s.hit(ctx, seq, d, query)
		if err != nil {
			return nil, err
		}
		hits = append(hits, h)
	}
	return hits, rows.Err()
}

// expression writes a query in the language of FTS5: every phrase as a string,
// all of them required. Folded words hold no quotation mark.
func expression(q match.Query) string {
	phrases := make([]string, len(q.Phrases))
	for i, p := range q.Phrases {
		phrases[i] = `"` + strings.Join(p, " ") + `"`
	}
	return strings.Join(phrases, " AND ")
}

// hit shows where the query stands in a document.
func (s *Store) hit(ctx context.Context, seq int64, d *rapporteur.Document, q match.Query) (store.Hit, error) {
	var packed, lay []byte
	if err := s.read.QueryRowContext(ctx, bodyText, sql.Named("document", seq)).Scan(&packed, &lay); err != nil {
		return store.Hit{}, missing(err)
	}
	text, err := s.codec.unpack("text", packed)
	if err != nil {
		return store.Hit{}, err
	}
	h := store.Hit{Document: d}
	h.Span, h.Matches = q.Snippet(string(text))
	h.Snippet = h.Span.In(string(text))
	return h, nil
}
