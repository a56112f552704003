package ledger

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// Source is where articles come from: a feed, a page, a sitemap, a directory.
type Source struct {
	ID      string `json:"id"` // "s" and letters of a hash of its address
	URL     string `json:"url"`
	Kind    string `json:"kind"` // feed, page, sitemap, directory
	Title   string `json:"title,omitempty"`
	Outlet  string `json:"outlet,omitempty"` // of its articles, where they do not say
	Zone    string `json:"zone,omitempty"`   // time zone of its dates, as Asia/Damascus
	Grade   string `json:"grade,omitempty"`  // how reliable a person finds it
	Removed bool   `json:"removed,omitempty"`
}

// Fetch is one visit to a source.
type Fetch struct {
	Source string          `json:"source"`
	At     string          `json:"at"` // RFC 3339
	OK     bool            `json:"ok"`
	Why    string          `json:"why,omitempty"` // the actual reason of a failure
	Items  int             `json:"items"`         // articles that it offered
	New    int             `json:"new"`           // of these, kept as new or as new versions
	Failed []string        `json:"failed,omitempty"`
	State  json.RawMessage `json:"state,omitempty"` // for the next visit
	Copy   string          `json:"copy,omitempty"`  // SHA-256 of the bytes that came, if they were good
}

// SourceState is a source with its latest visit.
type SourceState struct {
	Source
	Last     *Fetch `json:"last,omitempty"`
	LastGood *Fetch `json:"last_good,omitempty"`
}

// AddSource keeps a source, or what changed of one: its id is that of its
// address.
func (l *Ledger) AddSource(ctx context.Context, s Source) (Source, error) {
	if s.URL == "" {
		return s, errors.New("a source needs an address")
	}
	if s.ID == "" {
		s.ID = "s" + shortHash([]byte(CanonicalURL(s.URL)))
	}
	return s, l.update(ctx, func(w *writer) error {
		_, err := w.append(kindSource, s)
		return err
	})
}

// Fetched keeps what a visit to a source brought; copied are the bytes that came.
func (l *Ledger) Fetched(ctx context.Context, f Fetch, copied []byte) error {
	return l.update(ctx, func(w *writer) (err error) {
		if len(copied) > 0 {
			if f.Copy, err = w.tx.PutBlob(copied); err != nil {
				return err
			}
		}
		_, err = w.append(kindFetch, f)
		return err
	})
}

// Sources are all sources but those removed, in order of their addresses.
func (l *Ledger) Sources(ctx context.Context) (out []SourceState, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		out, err = sources(tx)
		return err
	})
	return out, err
}

func sources(q querier) (out []SourceState, err error) {
	rows, err := q.Query(`SELECT body, last, good FROM sources WHERE removed = 0 ORDER BY url`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var body, last, good string
		if err := rows.Scan(&body, &last, &good); err != nil {
			return nil, err
		}
		var s SourceState
		if err := json.Unmarshal([]byte(body), &s.Source); err != nil {
			return nil, err
		}
		for text, into := range map[*string]**Fetch{&last: &s.Last, &good: &s.LastGood} {
			if *text == "" {
				continue
			}
			*into = new(Fetch)
			if err := json.Unmarshal([]byte(*text), *into); err != nil {
				return nil, err
			}
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

func (w *writer) applySource(s *Source, seq int64) error {
	body, err := encode(s)
	if err != nil {
		return err
	}
	removed := 0
	if s.Removed {
		removed = 1
	}
	return w.exec(`INSERT INTO sources (id, url, body, last, good, removed, seq) VALUES (?, ?, ?, '', '', ?, ?)
		ON CONFLICT (id) DO UPDATE SET url = excluded.url, body = excluded.body, removed = excluded.removed, seq = excluded.seq`, s.ID, s.URL, string(body), removed, seq)
}

func (w *writer) applyFetch(f *Fetch, seq int64) error {
	body, err := encode(f)
	if err != nil {
		return err
	}
	column := `last = ?`
	args := []any{string(body)}
	if f.OK {
		column, args = `last = ?, good = ?`, append(args, string(body))
	}
	res, err := w.tx.Exec(`UPDATE sources SET `+column+` WHERE id = ?`, append(args, f.Source)...)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, fmt.Errorf("source %q: %w", f.Source, ErrUnknown))
	}
	return nil
}
