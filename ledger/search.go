package ledger

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
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

func find(tx *store.Tx, q *search.Query, match string, limit int) (list []Found, err error) {
	var a asked
	if len(q.Fields) > 0 {
		if a, err = askedBy(tx, q); err != nil {
			return nil, err
		}
	}
	if tx.Dialect() == store.SQLite {
		list, err = ranked(tx, match, &a, limit)
	} else {
		list, err = rankedPostgres(tx, q, match, &a, limit)
	}
	if err != nil {
		return nil, err
	}
	for i := range list {
		if err := list[i].complete(tx, q, &a); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// telling asks that an article, by the number of its entry, tells of a happening
// that is asked for. It is asked before the newest are taken, so that old articles are
// found by their time.
func (a *asked) telling(tx *store.Tx, seq string) (clause, error) {
	if len(a.parts) == 0 {
		return clause{}, nil
	}
	where, few, err := a.whole(tx)
	if few {
		return clause{`(SELECT v.article FROM versions v WHERE v.seq = ` + seq + `) IN (SELECT r.article FROM reports r JOIN happenings h ON h.id = r.happening WHERE ` + where.sql + `)`, where.args}, err
	}
	return clause{`EXISTS (SELECT 1 FROM versions v JOIN reports r ON r.article = v.article JOIN happenings h ON h.id = r.happening WHERE v.seq = ` + seq + ` AND ` + where.sql + `)`, where.args}, err
}

// ranked are the articles that match, without their snippets, on SQLite.
func ranked(tx *store.Tx, match string, a *asked, limit int) ([]Found, error) {
	telling, err := a.telling(tx, `w.rowid`)
	if err != nil {
		return nil, err
	}
	where := all(clause{`words MATCH ?`, []any{match}}, telling)
	var least int64
	if err := tx.QueryRow(`SELECT coalesce(min(x.rowid), 0) FROM (SELECT w.rowid FROM words w WHERE `+where.sql+` ORDER BY w.rowid DESC LIMIT ?) x`,
		append(slices.Clip(where.args), mostRanked)...).Scan(&least); err != nil {
		return nil, err
	}
	where = all(where, clause{`w.rowid >= ?`, []any{least}})
	return versionsOf(tx, `SELECT v.body FROM words w JOIN versions v ON v.seq = w.rowid WHERE `+where.sql+` ORDER BY rank, w.rowid DESC LIMIT ?`, append(where.args, limit)...)
}

// rankedPostgres are the articles that match, on PostgreSQL. Which match is asked
// first, of the index alone: it does not know the places of words, and the vectors,
// which do, are long and are read of the newest only.
func rankedPostgres(tx *store.Tx, q *search.Query, match string, a *asked, limit int) ([]Found, error) {
	where, err := a.telling(tx, `s.rowid`)
	if err != nil {
		return nil, err
	}
	loose := looseOf(q)
	if loose != match {
		where = all(where, clause{`s.text @@ CAST(? AS tsquery)`, []any{match}})
	}
	if where.sql != "" {
		where.sql = ` WHERE ` + where.sql
	}
	args := append(append([]any{loose}, where.args...), mostRanked, match, limit)
	return versionsOf(tx, `WITH m AS MATERIALIZED (SELECT w.rowid, w.text FROM words w WHERE w.text @@ CAST(? AS tsquery)),
		n AS MATERIALIZED (SELECT s.rowid, s.text FROM (SELECT m.rowid, m.text FROM m ORDER BY m.rowid DESC OFFSET 0) s`+where.sql+` ORDER BY s.rowid DESC LIMIT ?),
		k AS MATERIALIZED (SELECT n.rowid, ts_rank(n.text, CAST(? AS tsquery)) AS rank FROM n ORDER BY 2 DESC, 1 DESC LIMIT ?)
		SELECT v.body FROM k JOIN versions v ON v.seq = k.rowid ORDER BY k.rank DESC, k.rowid DESC`, args...)
}

// versionsOf are the versions that a query gives.
func versionsOf(tx *store.Tx, query string, args ...any) (out []Found, err error) {
	err = eachRow(tx, func(row scanner) error {
		var f Found
		var body string
		if err := row.Scan(&body); err != nil {
			return err
		}
		err := json.Unmarshal([]byte(body), &f.Version)
		out = append(out, f)
		return err
	}, query, args...)
	return out, err
}

// complete adds the snippet and the happenings.
func (f *Found) complete(tx *store.Tx, q *search.Query, a *asked) error {
	text, err := tx.Blob(f.Words)
	if err != nil {
		return err
	}
	hits := q.Hits(string(text))
	f.Snippet = snippetOf(search.Around(string(text), hits, snippetBytes))
	for _, h := range hits {
		f.Fold = search.Looser(cmp.Or(f.Fold, search.AsWritten), h.Fold)
	}
	where := clause{sql: `h.merged = '' AND h.reports > 0`}
	if len(a.parts) > 0 {
		where = a.has(-1)
	}
	rows, err := tx.Query(`SELECT DISTINCT h.id FROM reports r JOIN happenings h ON h.id = r.happening WHERE r.article = ? AND `+where.sql+` ORDER BY h.id`, append([]any{f.Article}, where.args...)...)
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
