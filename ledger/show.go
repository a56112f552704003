package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// Happening is a happening with its reports and decisions. An id that was merged
// leads to what it is part of now.
func (l *Ledger) Happening(ctx context.Context, id string) (h Happening, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		h, err = showHappening(tx, id)
		return err
	})
	return h, err
}

func showHappening(q querier, id string) (h Happening, err error) {
	to, err := redirect(q, id)
	if err != nil {
		return h, err
	}
	if h, _, err = scanHappening(q.QueryRow(`SELECT `+columns+` FROM happenings h WHERE h.id = ?`, to)); err != nil {
		return h, err
	}
	if to != id {
		h.From = id
	}
	if err := h.decided(q); err != nil {
		return h, err
	}
	list, err := queryReports(q, `r.happening = ?`, to)
	for i := range list {
		h.Reports = append(h.Reports, list[i].report())
		h.Flags = append(h.Flags, strings.Fields(list[i].version.marks())...)
	}
	slices.Sort(h.Flags)
	h.Flags = slices.Compact(h.Flags)
	return h, err
}

func (k *kept) report() Report {
	v := k.version
	return Report{Ref: k.Ref, Title: v.Title, Outlet: v.Outlet, URL: v.URL, Published: v.Published, PublishedBy: v.PublishedBy,
		CopyOf: v.CopyOf, Engine: k.engine, Flags: v.Flags, Words: v.Words, Reasons: k.reasons, Event: k.Event}
}

// Text is a version of an article with all that is known of it.
type Text struct {
	Version
	Text       string          `json:"text"`
	Reading    *musnad.Reading `json:"reading,omitempty"` // the latest
	Happenings []Place         `json:"happenings"`
	Versions   int             `json:"versions"`
}

// Place is where an article's event stands in the ledger.
type Place struct {
	At        [2]int `json:"at"` // code points of the trigger
	Happening string `json:"happening"`
}

// Article is a version of an article, the latest if n is 0.
func (l *Ledger) Article(ctx context.Context, id string, n int) (t Text, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		w := newWriter(l, tx)
		t, err = w.article(id, n)
		return err
	})
	return t, err
}

func (w *writer) article(id string, n int) (t Text, err error) {
	last, err := w.latest(id)
	if err != nil {
		return t, unknown("article", id, err)
	}
	t.Versions = last.N
	if n == 0 {
		n = last.N
	}
	v, err := w.version(id, n)
	if err != nil {
		return t, fmt.Errorf("version %d of article %q: %w", n, id, err)
	}
	words, err := w.textOf(v.Words)
	if err != nil {
		return t, err
	}
	t.Version, t.Text = *v, bodyOf(v, words)
	if t.Reading, err = w.latestReading(id, n, ""); errors.Is(err, ErrUnknown) {
		err = nil
	}
	if err != nil {
		return t, err
	}
	list, err := w.reportsWhere(`r.article = ? AND r.n = ?`, id, n)
	t.Happenings = []Place{}
	for i := range list {
		t.Happenings = append(t.Happenings, Place{list[i].Ref.At, list[i].happening})
	}
	return t, err
}

// latest is the latest version of an article; sql.ErrNoRows if there is none.
func (w *writer) latest(article string) (*Version, error) {
	if v, ok := w.newest[article]; ok {
		if v == nil {
			return nil, sql.ErrNoRows
		}
		return v, nil
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	return scanVersion(w.tx.QueryRow(`SELECT v.body FROM articles a JOIN versions v ON v.article = a.id AND v.n = a.latest WHERE a.id = ?`, article))
}

func (w *writer) version(article string, n int) (*Version, error) {
	if v, ok := w.versions[edition{article, n}]; ok {
		return v, nil
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	v, err := scanVersion(w.tx.QueryRow(`SELECT body FROM versions WHERE article = ? AND n = ?`, article, n))
	if err != nil {
		return nil, unknown(fmt.Sprintf("version %d of article", n), article, err)
	}
	return v, nil
}

func scanVersion(row scanner) (*Version, error) {
	var body string
	if err := row.Scan(&body); err != nil {
		return nil, err
	}
	v := new(Version)
	return v, json.Unmarshal([]byte(body), v)
}

// latestReading is the reading of a version by an engine, the last one kept if
// engine is empty.
func (w *writer) latestReading(article string, n int, engine string) (*musnad.Reading, error) {
	if hash, ok := w.kept[readBy{article, n, engine}]; ok {
		return w.readingOf(hash)
	}
	if err := w.settle(); err != nil {
		return nil, err
	}
	query, args := `SELECT reading FROM readings WHERE article = ? AND n = ?`, []any{article, n}
	if engine != "" {
		query, args = query+` AND engine = ?`, append(args, engine)
	}
	var hash string
	if err := w.tx.QueryRow(query+` ORDER BY seq DESC LIMIT 1`, args...).Scan(&hash); err != nil {
		return nil, unknown("reading of article", article, err)
	}
	return w.readingOf(hash)
}
