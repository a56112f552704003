package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// Read is an article with its reading, ready to be kept.
type Read struct {
	Arrival
	Reading *musnad.Reading // with positions into title + "\n" + text

	anew bool // kept even where an earlier reading was by the same engine, unless it is the latest

	ready *ready
}

// Added says what became of an article that was added.
type Added struct {
	Article string `json:"article"`
	Version int    `json:"version"`
	What    string `json:"what"` // new, version, reread, known
	CopyOf  string `json:"copy_of,omitempty"`
	Events  int    `json:"events"`
	Born    int    `json:"born"` // happenings that it is the first to tell of
}

// The values of Added.What.
const (
	New        = "new"
	NewVersion = "version" // other words than before
	Again      = "reread"  // the words were known, the engine is another
	Known      = "known"
)

// Add keeps articles with their readings, in one transaction: when it returns,
// all of them are on the disk, or none.
func (l *Ledger) Add(ctx context.Context, list []Read) ([]Added, error) {
	out := make([]Added, 0, len(list))
	err := l.update(ctx, func(w *writer) error {
		out = out[:0]
		if err := w.foresee(list); err != nil {
			return err
		}
		for i := range list {
			a, err := w.add(&list[i])
			if err != nil {
				return fmt.Errorf("article %s: %w", list[i].Key(), err)
			}
			out = append(out, a)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// update runs do with a writer, and flushes.
func (l *Ledger) update(ctx context.Context, do func(w *writer) error) error {
	return l.db.Update(ctx, func(tx *store.Tx) (err error) {
		defer func() {
			if err != nil {
				l.warm.forget() // what it knows will not be kept
			}
		}()
		if err := l.warm.begin(tx); err != nil {
			return err
		}
		w := newWriter(l, tx)
		if err := do(w); err != nil {
			return err
		}
		if w.last != nil {
			l.warm.head = w.last.Hash // not that of the ledger if this is not committed
		}
		return w.flush()
	})
}

func (w *writer) add(r *Read) (Added, error) {
	if r.Reading == nil {
		return Added{}, errors.New("it has no reading")
	}
	r.Prepare()
	if r.ready.err != nil {
		return Added{}, r.ready.err
	}
	v, words := r.version(), r.ready.words.Name()
	if r.Reading.Article.SHA256 != words {
		return Added{}, fmt.Errorf("its reading is of other words (SHA-256 %s, not %s)", r.Reading.Article.SHA256, words)
	}
	out := Added{Article: v.Article, What: New}
	before, err := w.latest(v.Article)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		v.N = 1
	case err != nil:
		return out, err
	case before.Words == words:
		return w.again(before, r)
	default:
		v.N, out.What = before.N+1, NewVersion
	}
	if v.Original, err = w.tx.Put(r.ready.original); err != nil {
		return out, err
	}
	if v.Words, err = w.tx.Put(r.ready.words); err != nil {
		return out, err
	}
	w.words[v.Words], w.terms[v.Words] = r.words(), r.ready.terms
	w.signedText, w.ownSignature = r.Text, r.ready.signature
	if v.CopyOf, err = w.copyOf(&v, r.Text); err != nil {
		return out, err
	}
	if _, err := w.append(kindArticle, v); err != nil {
		return out, err
	}
	w.fresh = edition{v.Article, v.N}
	out.Version, out.CopyOf = v.N, v.CopyOf
	return out, w.read(&v, r, &out)
}

// again keeps the reading of known words, if its engine has not read them yet.
func (w *writer) again(v *Version, r *Read) (Added, error) {
	out := Added{Article: v.Article, Version: v.N, What: Known, CopyOf: v.CopyOf, Events: len(r.Reading.Events)}
	if err := w.settle(); err != nil {
		return out, err
	}
	query := `SELECT 1 FROM readings WHERE article = ? AND n = ? AND engine = ?`
	if r.anew {
		query = `SELECT 1 FROM (SELECT engine FROM readings WHERE article = ? AND n = ? ORDER BY seq DESC LIMIT 1) x WHERE engine = ?`
	}
	var one int
	err := w.tx.QueryRow(query, v.Article, v.N, r.Reading.Engine).Scan(&one)
	if !errors.Is(err, sql.ErrNoRows) {
		return out, err
	}
	out.What = Again
	return out, w.read(v, r, &out)
}

// read keeps a reading of a version, and puts its events into happenings.
func (w *writer) read(v *Version, r *Read, out *Added) error {
	reading := r.Reading
	hash, err := w.tx.Put(r.ready.reading)
	if err != nil {
		return err
	}
	maps.Copy(w.events, r.ready.events)
	maps.Copy(w.told, r.ready.reports)
	w.readings[hash] = reading
	if _, err := w.append(kindReading, readingEntry{v.Article, v.N, reading.Engine, hash}); err != nil {
		return err
	}
	moves, err := w.moves(v, reading)
	if err != nil {
		return err
	}
	out.Events = len(reading.Events)
	for _, m := range moves {
		if m.Op == opBorn {
			out.Born++
		}
	}
	if len(moves) == 0 {
		return nil
	}
	_, err = w.append(kindHappening, movesEntry{v.Article, v.N, reading.Engine, moves})
	return err
}

// bare is a reading without the text, which the version has.
func bare(r *musnad.Reading) *musnad.Reading {
	c := *r
	c.Article.Text = nil
	return &c
}

// moves decides which happening each event belongs to.
func (w *writer) moves(v *Version, reading *musnad.Reading) (out []move, err error) {
	old, err := w.oldReports(v.Article)
	if err != nil {
		return nil, err
	}
	events := eventsOf(reading)
	claims := old.claim(v, events)
	var fresh []*seeker
	for i, e := range events {
		if claims[i] < 0 {
			if claims[i], err = old.claimDecided(w, v, e); err != nil {
				return nil, err
			}
		}
		if claims[i] < 0 {
			fresh = append(fresh, &seeker{Report: w.report(v, e)})
		}
	}
	if err := w.seek(fresh); err != nil {
		return nil, err
	}
	for i, e := range events {
		if k := claims[i]; k >= 0 {
			out = append(out, old.list[k].keptAt(v.N, *e.Evidence.Trigger))
			continue
		}
		list, err := w.place(fresh[0])
		if err != nil {
			return nil, err
		}
		out, fresh = append(out, list...), fresh[1:]
	}
	for k := range old.list {
		if x := &old.list[k]; !old.claimed[k] {
			out = append(out, x.gone())
		}
	}
	return out, nil
}

// found is the id of the happening that an event founds. An event that was gone
// founds the one that it founded before, unless that tells of something else now.
func (w *writer) found(r *happen.Report) (string, error) {
	id, err := happeningID(r.Ref, r.Published)
	if err != nil || w.fresh == (edition{r.Ref.Article, r.Ref.Version}) {
		return id, err
	}
	free, err := w.free(id, r.Ref)
	if err != nil || free {
		return id, err
	}
	last, err := w.tx.Last()
	if err != nil {
		return "", err
	}
	return happeningAfter(r.Ref, r.Published, last.Seq)
}

// free reports whether nothing but the event itself is told of a happening.
func (w *writer) free(id string, r happen.Ref) (bool, error) {
	merged := ""
	if h, ok := w.open[id]; ok {
		merged = h.merged
	} else if err := w.tx.QueryRow(`SELECT merged FROM happenings WHERE id = ?`, id).Scan(&merged); errors.Is(err, sql.ErrNoRows) {
		return true, nil
	} else if err != nil {
		return false, err
	}
	list, err := w.refs(id)
	return merged == "" && !slices.ContainsFunc(list, func(x happen.Ref) bool { return x != r }), err
}

func (r *Read) version() Version {
	v := Version{Article: r.Key(), URL: r.URL, Outlet: r.Outlet, Author: r.Author, Title: r.Title, Published: r.Published, PublishedBy: r.PublishedBy,
		Media: r.Media, Declared: r.Declared, Used: r.Used, Source: r.Source, Flags: r.flags()}
	if !r.Fetched.IsZero() {
		v.Fetched = r.Fetched.UTC().Format(time.RFC3339)
	}
	return v
}

// flags are those that the article came with and those of its reading, each once.
func (r *Read) flags() []string {
	out := slices.Concat(r.Flags, r.Reading.Flags)
	if a := r.Reading.Anchor; a != nil && a.Basis == musnad.BasisInferred {
		out = append(out, FlagInferredDate)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
