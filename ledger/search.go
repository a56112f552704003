package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"unicode/utf8"

	"github.com/musnad/musnad/internal/search"
	"github.com/musnad/musnad/internal/store"
)

// Found is an article that answers a search.
type Found struct {
	Version
	Snippet    Snippet     `json:"snippet"`
	Fold       search.Fold `json:"fold,omitempty"` // the loosest by which a word of the query was found
	Happenings []string    `json:"happenings"`     // that it tells of and that the query's fields allow
}

// Snippet is the part of title + "\n" + text around the first words that were
// found.
type Snippet struct {
	Text   string `json:"text"`
	Hits   []Hit  `json:"hits"`
	Before bool   `json:"before,omitempty"` // something was left out before it
	More   bool   `json:"more,omitempty"`   // and behind it
}

// Hit is what answers a word or phrase of the query.
type Hit struct {
	At   [2]int      `json:"at"` // code points [start,end) of the snippet's text
	Fold search.Fold `json:"fold"`
}

func snippetOf(x search.Snippet) Snippet {
	s := Snippet{Text: x.Text, Before: x.Before, More: x.More, Hits: make([]Hit, len(x.Hits))}
	for i, h := range x.Hits {
		start := utf8.RuneCountInString(x.Text[:h.Start])
		s.Hits[i] = Hit{[2]int{start, start + utf8.RuneCountInString(x.Text[h.Start:h.End])}, h.Fold}
	}
	return s
}

// mostRanked is how many of the newest articles that answer are ranked by how well
// they do; older ones are not looked at.
const mostRanked = 3000

// snippetBytes is about how long a snippet is.
const snippetBytes = 320

// ErrNoWords is the error of a search without a word that an article must have.
var ErrNoWords = errors.New("search for at least one word; fields alone list happenings: musnad timeline")

// Search finds articles by their words, and by fields of the happenings that they
// tell of; the best first. limit is at least 1.
func (l *Ledger) Search(ctx context.Context, query string, limit int) (out []Found, err error) {
	q, err := parse(query)
	if err != nil {
		return nil, err
	}
	match := matchOf(&q, l.db.Dialect())
	if match == "" {
		return nil, &QueryError{ErrNoWords}
	}
	err = l.db.View(ctx, func(tx *store.Tx) error {
		out, err = find(tx, &q, match, limit)
		return err
	})
	return out, err
}

func find(tx *store.Tx, q *search.Query, match string, limit int) ([]Found, error) {
	c := condition{}
	if len(q.Fields) > 0 {
		var err error
		if c, err = conditionOf(q); err != nil {
			return nil, err
		}
	}
	list, err := ranked(tx, match, &c, limit)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].complete(tx, q, &c); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// ranked are the articles that match, without their snippets.
func ranked(tx *store.Tx, match string, c *condition, limit int) (out []Found, err error) {
	matches, rank := `words MATCH ?`, `rank`
	if tx.Dialect() == store.Postgres {
		matches, rank = `w.text @@ CAST(? AS tsquery)`, `ts_rank(w.text, CAST(? AS tsquery)) DESC`
	}
	// What the fields ask is asked before the newest are taken, so that old
	// articles are found by their time.
	from, where, args := `words w`, matches, []any{match}
	if len(c.sql) > 0 {
		from += ` JOIN versions v ON v.seq = w.rowid`
		where += ` AND v.article IN (SELECT r.article FROM reports r JOIN happenings h ON h.id = r.happening WHERE ` + c.where() + `)`
		args = append(args, c.args...)
	}
	var least int64
	if err := tx.QueryRow(`SELECT coalesce(min(x.rowid), 0) FROM (SELECT w.rowid FROM `+from+` WHERE `+where+` ORDER BY w.rowid DESC LIMIT ?) x`, append(args, mostRanked)...).Scan(&least); err != nil {
		return nil, err
	}
	if len(c.sql) == 0 {
		from += ` JOIN versions v ON v.seq = w.rowid`
	}
	args = append(args, least)
	if tx.Dialect() == store.Postgres {
		args = append(args, match)
	}
	rows, err := tx.Query(`SELECT v.body FROM `+from+` WHERE `+where+` AND w.rowid >= ? ORDER BY `+rank+`, w.rowid DESC LIMIT ?`, append(args, limit)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var f Found
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		if err := json.Unmarshal([]byte(body), &f.Version); err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// complete adds the snippet and the happenings.
func (f *Found) complete(tx *store.Tx, q *search.Query, c *condition) error {
	text, err := tx.Blob(f.Words)
	if err != nil {
		return err
	}
	hits := q.Hits(string(text))
	f.Snippet = snippetOf(search.Around(string(text), hits, snippetBytes))
	for _, h := range hits {
		f.Fold = search.Looser(cmp.Or(f.Fold, search.AsWritten), h.Fold)
	}
	where, args := `h.merged = '' AND h.reports > 0`, []any{f.Article}
	if len(c.sql) > 0 {
		where, args = c.where(), append(args, c.args...)
	}
	rows, err := tx.Query(`SELECT DISTINCT h.id FROM reports r JOIN happenings h ON h.id = r.happening WHERE r.article = ? AND `+where+` ORDER BY h.id`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	f.Happenings = []string{}
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return err
		}
		f.Happenings = append(f.Happenings, id)
	}
	return rows.Err()
}
