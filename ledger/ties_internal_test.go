package ledger

import (
	"fmt"
	"testing"

	"github.com/musnad/musnad"
)

// TestWeave: those of either side meet, and of one side where there is no other;
// mediators are tied to each of both, whatever happens, and nobody else is by what
// one does to another.
func TestWeave(t *testing.T) {
	w := newWeaver()
	weave := func(typ musnad.Type, day string, actors, recipients, mediators []string) {
		w.weave(&cast{typ: string(typ), sides: [3][]string{actors, recipients, mediators}}, day, day)
	}
	many := make([]string, 12)
	for i := range many {
		many[i] = fmt.Sprint("c", i)
	}
	weave(musnad.Consult, "2026-03-01", []string{"a"}, []string{"b"}, []string{"m"})
	weave(musnad.Agree, "2026-04-02", []string{"b", "a"}, nil, nil)
	weave(musnad.Consult, "", []string{"a", "z"}, []string{"c", "a"}, nil)
	weave(musnad.Assault, "2026-02-01", []string{"a"}, nil, []string{"m", "a"})
	weave(musnad.Assault, "2026-02-02", []string{"a"}, []string{"b"}, nil)
	weave(musnad.Consult, "2026-02-02", many, many, []string{"m"})
	got := w.ties(100)
	want := "{a b false 2 map[m:1] map[2026-03:1 2026-04:1] 2026-03-01 2026-04-02} {m a true 2 map[] map[2026-02:1 2026-03:1] 2026-02-01 2026-03-01} " +
		"{m b true 1 map[] map[2026-03:1] 2026-03-01 2026-03-01} {a c false 1 map[] map[]  } {a z false 1 map[] map[]  } {c z false 1 map[] map[]  }"
	if s := fmt.Sprint(got.Ties); s != "["+want+"]" {
		t.Errorf("got %s", s)
	}
	if got.Binding != 4 || got.Crowds != 1 || fmt.Sprint(got.Bound[0].ID, got.Bound[0].Happenings) != "a4" {
		t.Errorf("%d bind, %d crowds, %+v", got.Binding, got.Crowds, got.Bound)
	}
}
