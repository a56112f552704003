package ledger

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/store"
)

// Reader reads an article; it must be safe for concurrent use.
type Reader func(musnad.Article) (*musnad.Reading, error)

// Rereading says what another engine makes of the articles.
type Rereading struct {
	Engine   string   `json:"engine"`
	Articles int      `json:"articles"`
	Same     int      `json:"same"` // articles of which nothing changes
	Failed   []string `json:"failed,omitempty"`
	Changes  []Change `json:"changes"`
}

// Change is what another engine makes of one event.
type Change struct {
	Article   string   `json:"article"`
	Version   int      `json:"version"`
	At        [2]int   `json:"at"`
	What      string   `json:"what"` // come, gone, changed
	Type      string   `json:"type"`
	Trigger   string   `json:"trigger"`
	Fields    []string `json:"fields,omitempty"` // of what changed
	Happening string   `json:"happening,omitempty"`
	Decided   bool     `json:"decided,omitempty"` // a person decided on the happening: that stays
}

// The values of Change.What.
const (
	Came    = "come"
	Gone    = "gone"
	Changed = "changed"
)

// atOnce is how many articles are read and kept in one transaction.
const atOnce = 64

// Reread reads the latest version of every article again. With keep it keeps the
// readings; without, it only says what would change. People's decisions stay
// either way. progress, if not nil, is told how many articles are done.
func (l *Ledger) Reread(ctx context.Context, engine string, read Reader, keep bool, progress func(done, of int)) (Rereading, error) {
	out := Rereading{Engine: engine, Changes: []Change{}}
	ids, err := l.articleIDs(ctx)
	if err != nil {
		return out, err
	}
	decided, err := l.decidedHappenings(ctx)
	if err != nil {
		return out, err
	}
	for chunk := range slices.Chunk(ids, atOnce) {
		if err := ctx.Err(); err != nil {
			return out, err
		}
		known := len(out.Changes)
		list, err := l.readAgain(ctx, chunk, read, &out)
		if err != nil {
			return out, err
		}
		for i := known; i < len(out.Changes); i++ {
			out.Changes[i].Decided = decided[out.Changes[i].Happening]
		}
		if keep {
			if err := l.keepAgain(ctx, list); err != nil {
				return out, err
			}
		}
		out.Articles += len(chunk)
		if progress != nil {
			progress(out.Articles, len(ids))
		}
	}
	return out, nil
}

// keepAgain keeps readings by an engine that may have read the articles before
// another did: the latest word is what holds.
func (l *Ledger) keepAgain(ctx context.Context, list []Read) error {
	return l.update(ctx, func(w *writer) error {
		for i := range list {
			now, err := w.latest(list[i].ID)
			if err == nil && now.Words != list[i].Reading.Article.SHA256 {
				continue // another version came meanwhile, with a reading of its own
			}
			if err == nil {
				_, err = w.add(&list[i])
			}
			if err != nil {
				return fmt.Errorf("article %s: %w", list[i].ID, err)
			}
		}
		return nil
	})
}

func (l *Ledger) articleIDs(ctx context.Context) (ids []string, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		rows, err := tx.Query(`SELECT id FROM articles ORDER BY id`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id string
			if err := rows.Scan(&id); err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return rows.Err()
	})
	return ids, err
}

// readAgain reads articles, and compares their events with those that are kept.
func (l *Ledger) readAgain(ctx context.Context, ids []string, read Reader, out *Rereading) (list []Read, err error) {
	var versions []*Version
	var old []oldReports
	err = l.db.View(ctx, func(tx *store.Tx) error {
		w := newWriter(l, tx)
		for _, id := range ids {
			v, err := w.latest(id)
			if err != nil {
				return err
			}
			words, err := w.textOf(v.Words)
			if err != nil {
				return err
			}
			o, err := w.oldReports(id)
			if err != nil {
				return err
			}
			versions, old = append(versions, v), append(old, o)
			list = append(list, Read{anew: true, Arrival: Arrival{ID: id, Title: v.Title, Text: bodyOf(v, words), Published: v.Published, Outlet: v.Outlet, URL: v.URL}})
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	failures := readEach(list, read)
	kept := list[:0]
	for i := range list {
		if failures[i] != nil {
			out.Failed = append(out.Failed, ids[i]+": "+failures[i].Error())
			continue
		}
		changes := old[i].changes(versions[i], list[i].Reading)
		if len(changes) == 0 {
			out.Same++
		}
		out.Changes = append(out.Changes, changes...)
		kept = append(kept, list[i])
	}
	return kept, nil
}

// readEach reads articles on all processors.
func readEach(list []Read, read Reader) []error {
	failures := make([]error, len(list))
	next := make(chan int)
	var all sync.WaitGroup
	for range min(len(list), runtime.GOMAXPROCS(0)) {
		all.Go(func() {
			for i := range next {
				a := &list[i]
				a.Reading, failures[i] = read(musnad.Article{ID: a.ID, Title: a.Title, Text: a.Text, Published: a.Published, Outlet: a.Outlet, URL: a.URL})
			}
		})
	}
	for i := range list {
		next <- i
	}
	close(next)
	all.Wait()
	return failures
}

// changes lists what differs between the events that are kept and a reading.
func (o *oldReports) changes(v *Version, r *musnad.Reading) (out []Change) {
	events := eventsOf(r)
	claims := o.claim(v, events)
	for i, e := range events {
		c := Change{Article: v.Article, Version: v.N, At: *e.Evidence.Trigger, Type: string(e.Type), Trigger: e.Trigger}
		k := claims[i]
		if k < 0 {
			c.What = Came
			out = append(out, c)
			continue
		}
		if c.Fields = differences(o.list[k].Event, e); len(c.Fields) > 0 {
			c.What, c.Happening = Changed, o.list[k].happening
			out = append(out, c)
		}
	}
	for k := range o.list {
		if x := &o.list[k]; !o.claimed[k] {
			out = append(out, Change{Article: v.Article, Version: x.Ref.Version, At: x.Ref.At, What: Gone, Type: string(x.Event.Type), Trigger: x.Event.Trigger, Happening: x.happening})
		}
	}
	return out
}

// differences are the fields in which two readings of an event differ.
func differences(a, b *musnad.ReadingEvent) (out []string) {
	for _, f := range []struct {
		name string
		a, b any
	}{
		{"type", a.Type, b.Type}, {"mode", a.Mode, b.Mode}, {"status", a.Status, b.Status}, {"actor", a.Actor, b.Actor}, {"recipient", a.Recipient, b.Recipient},
		{"mediator", a.Mediator, b.Mediator}, {"date", a.Date, b.Date}, {"place", a.Place, b.Place}, {"sources", a.Sources, b.Sources}, {"size", a.Size, b.Size},
	} {
		x, err1 := encoded(f.a)
		y, err2 := encoded(f.b)
		if x != y || err1 != nil || err2 != nil {
			out = append(out, f.name)
		}
	}
	return out
}

// decidedHappenings are the happenings on which a decision stands, or on what
// became part of them.
func (l *Ledger) decidedHappenings(ctx context.Context) (map[string]bool, error) {
	out := map[string]bool{}
	return out, l.db.View(ctx, func(tx *store.Tx) error {
		list, err := queryDecisions(tx, `SELECT id, body, undone FROM decisions WHERE undone = '' AND happening <> ''`)
		for i := range list {
			if err == nil && list[i].Op != Undo {
				var id string
				id, err = redirect(tx, list[i].Happening)
				out[id] = true
			}
		}
		return err
	})
}
