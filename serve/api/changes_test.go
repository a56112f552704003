package api

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// copyOf is a client's copy of the ledger's happenings.
type copyOf struct {
	since int64
	have  map[string]ledger.Happening
	told  []Change
}

// pull asks until there is no more.
func (c *copyOf) pull(f *fixture, limit int) {
	f.t.Helper()
	c.told = nil
	for more := true; more; {
		out := want[struct {
			Items []Change
			Next  int64
			More  bool
		}](f.t, f.ask("GET", fmt.Sprintf("/changes?since=%d&limit=%d", c.since, limit), ""), 200)
		for _, x := range out.Items {
			if x.Seq < c.since {
				f.t.Errorf("entry %d behind %d", x.Seq, c.since)
			}
			if x.Op == upsert {
				c.have[x.ID] = *x.Happening
			} else {
				delete(c.have, x.ID)
			}
		}
		c.told, c.since, more = append(c.told, out.Items...), out.Next, out.More
	}
}

// TestCopyByChanges keeps a copy while articles come and people decide: it has what
// the ledger lists, after every step.
func TestCopyByChanges(t *testing.T) { stores(t, testCopyByChanges) }

func testCopyByChanges(t *testing.T, address string) {
	f := sampled(t, address)
	c := &copyOf{have: map[string]ledger.Happening{}}
	list := f.first(3)
	steps := []func(){
		func() {},
		func() {
			f.ask("POST", "/articles?id=new&published=2026-04-10", strike, typed("text/plain"))
		},
		func() { f.decide(`{"op":"reject","happening":%q}`, list[0].ID) },
		func() { f.decide(`{"op":"merge","happening":%q,"other":%q}`, list[1].ID, list[2].ID) },
		func() { f.decide(`{"op":"flag","happening":%q}`, list[2].ID) },
	}
	for i, step := range steps {
		step()
		c.pull(f, 4)
		all, err := f.l.Happenings(t.Context(), ledger.List{})
		if err != nil {
			t.Fatal(err)
		}
		var want []string
		for _, h := range all {
			want = append(want, h.ID)
			if got := c.have[h.ID]; got.Changed != h.Changed || got.Review != h.Review || got.Articles != h.Articles {
				t.Errorf("step %d: %s is of entry %d, want %d", i, h.ID, got.Changed, h.Changed)
			}
		}
		slices.Sort(want)
		if got := slices.Sorted(maps.Keys(c.have)); !slices.Equal(got, want) {
			t.Errorf("step %d: the copy has %v, want %v", i, got, want)
		}
	}
	if len(c.told) == 0 || c.told[0].ID == "" {
		t.Errorf("the last step told %+v", c.told)
	}
	c.since = 0
	c.pull(f, 4)
	whys := map[string]string{}
	for _, x := range c.told {
		whys[x.ID] = x.Why + x.Into
	}
	if whys[list[0].ID] != rejected || whys[list[2].ID] != merged+list[1].ID {
		t.Errorf("%v", whys)
	}
}
