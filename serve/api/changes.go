package api

import (
	"context"

	"github.com/musnad/musnad/ledger"
)

type changesIn struct {
	Since   int64 `query:"since" minimum:"0" default:"0" doc:"next of the answer before; 0 for all from the beginning"`
	Limit   int   `query:"limit" minimum:"1" maximum:"500" default:"100" doc:"About how many: those of one entry come together"`
	Reports bool  `query:"reports" doc:"Happenings with their reports"`
}

// The operations of changes, and why there is a tombstone.
const (
	upsert    = "upsert"
	tombstone = "tombstone"

	merged   = "merged"
	rejected = "rejected"
	gone     = "gone"
)

// Change is what became of a happening.
type Change struct {
	Seq       int64             `json:"seq" doc:"The entry that changed it last"`
	ID        string            `json:"id"`
	Op        string            `json:"op" enum:"upsert,tombstone"`
	Why       string            `json:"why,omitempty" enum:"merged,rejected,gone" doc:"Of a tombstone: it is part of another; a person rejected it; no article tells of it any more"`
	Into      string            `json:"into,omitempty" doc:"merged: what it is part of"`
	Happening *ledger.Happening `json:"happening,omitempty" doc:"Of an upsert: as it is now"`
}

type changesOut struct {
	Body struct {
		Items []Change `json:"items" nullable:"false"`
		Next  int64    `json:"next" doc:"since of the next request"`
		More  bool     `json:"more" doc:"There is more already"`
	}
}

func (a *API) listChanges(ctx context.Context, in *changesIn) (*changesOut, error) {
	list, err := a.Ledger.Changes(ctx, in.Since, in.Limit)
	if err != nil {
		return nil, err
	}
	out := &changesOut{}
	out.Body.Items, out.Body.Next, out.Body.More = []Change{}, in.Since, len(list) >= in.Limit
	return out, a.Ledger.View(ctx, func(s *ledger.Snapshot) error {
		for i := range list {
			c, err := changeOf(s, &list[i], in.Reports)
			if err != nil {
				return err
			}
			out.Body.Items, out.Body.Next = append(out.Body.Items, c), c.Seq
		}
		return nil
	})
}

// changeOf is what a client has to do about a happening. One that changed again since
// it was listed is told as it is now, and listed once more.
func changeOf(s *ledger.Snapshot, t *ledger.Turned, reports bool) (Change, error) {
	c := Change{Seq: t.Seq, ID: t.ID, Op: tombstone, Into: t.Merged}
	switch {
	case t.Merged != "":
		c.Why = merged
		return c, nil
	case t.Gone:
		c.Why = gone
		return c, nil
	case t.Rejected:
		c.Why = rejected
		return c, nil
	}
	h, err := s.Happening(t.ID)
	if err != nil {
		return c, err
	}
	if h.From != "" {
		c.Why, c.Into = merged, h.ID
		return c, nil
	}
	if !reports {
		h.Reports = nil
	}
	c.Op, c.Happening = upsert, &h
	return c, nil
}
