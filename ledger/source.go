package ledger

import (
	"cmp"
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
	Kind    string `json:"kind"`             // feed, page, sitemap, directory
	Title   string `json:"title,omitempty"`  // the outlet of its articles, where they do not say
	Zone    string `json:"zone,omitempty"`   // whose day is the day of publication, as Asia/Damascus
	Follow  string `json:"follow,omitempty"` // whether the pages of a feed's entries are fetched: always, never, or as needed if empty
	Grade   string `json:"grade,omitempty"`  // how reliable a person finds it
	Removed bool   `json:"removed,omitempty"`
}

// Fetch is one visit to a source.
type Fetch struct {
	Source string   `json:"source"`
	At     string   `json:"at"`               // RFC 3339
	State  string   `json:"state"`            // ok, unchanged, partial, failed, waiting
	Reason string   `json:"reason,omitempty"` // the actual reason of a failure
	Line   string   `json:"line"`             // all of it in a line for people
	Listed int      `json:"listed"`           // articles that it named
	New    int      `json:"new"`              // articles that came of it
	Missed []string `json:"missed,omitempty"` // articles that were not to be had, with the reason of each
	Flags  []string `json:"flags,omitempty"`  // what was cut
	Copy   string   `json:"copy,omitempty"`   // SHA-256 of the bytes that came, if they were good
}

// SourceState is a source with its latest visit.
type SourceState struct {
	Source
	Last     *Fetch          `json:"last,omitempty"`
	LastGood *Fetch          `json:"last_good,omitempty"` // that brought a copy
	Articles int             `json:"articles,omitempty"`  // that came through it
	State    json.RawMessage `json:"-"`                   // what to hand in at the next visit
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

// visitTables hold what the next visit to a source needs to know. It is no part of
// the ledger's history: without it the next visit fetches more than it must.
var visitTables = []string{`CREATE TABLE visits (source TEXT PRIMARY KEY, state TEXT NOT NULL, last TEXT NOT NULL)`}

// Fetched keeps what a visit to a source brought: copied are the bytes that came,
// state is for the next visit. A visit that found nothing new leaves no entry.
func (l *Ledger) Fetched(ctx context.Context, f Fetch, copied []byte, state json.RawMessage) error {
	return l.update(ctx, func(w *writer) (err error) {
		if len(copied) > 0 {
			if f.Copy, err = w.tx.PutBlob(copied); err != nil {
				return err
			}
		}
		if f.State != "unchanged" && f.State != "waiting" {
			if _, err := w.append(kindFetch, f); err != nil {
				return err
			}
		}
		last, err := encoded(f)
		if err != nil {
			return err
		}
		return w.exec(`INSERT INTO visits (source, state, last) VALUES (?, ?, ?) ON CONFLICT (source) DO UPDATE SET state = excluded.state, last = excluded.last`, f.Source, string(state), last)
	})
}

// Sources are all sources but those removed, in order of their addresses.
func (l *Ledger) Sources(ctx context.Context) (out []SourceState, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		return eachRow(tx, func(row scanner) error {
			s, err := scanSource(row)
			out = append(out, s)
			return err
		}, `SELECT s.body, s.last, s.good, coalesce(v.last, ''), coalesce(v.state, ''), coalesce(t.n, 0)
			FROM sources s LEFT JOIN visits v ON v.source = s.id LEFT JOIN tallies t ON t.what = '`+tallySource+`' AND t.name = s.id WHERE s.removed = 0 ORDER BY s.url`)
	})
	return out, err
}

func scanSource(row scanner) (s SourceState, err error) {
	var body, last, good, visit, state string
	if err := row.Scan(&body, &last, &good, &visit, &state, &s.Articles); err != nil {
		return s, err
	}
	if err := json.Unmarshal([]byte(body), &s.Source); err != nil {
		return s, err
	}
	s.State = json.RawMessage(state)
	if s.Last, err = fetchOf(cmp.Or(visit, last)); err != nil {
		return s, err
	}
	s.LastGood, err = fetchOf(good)
	return s, err
}

func fetchOf(body string) (*Fetch, error) {
	if body == "" {
		return nil, nil
	}
	f := new(Fetch)
	return f, json.Unmarshal([]byte(body), f)
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
	if f.Copy != "" {
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

// GradeOf is the grade that people gave the source of an address, among some: who adds
// it again takes none away.
func GradeOf(list []SourceState, address string) string {
	for i := range list {
		if CanonicalURL(list[i].URL) == CanonicalURL(address) {
			return list[i].Grade
		}
	}
	return ""
}
