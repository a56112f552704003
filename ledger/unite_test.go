package ledger_test

import (
	"context"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// Three reports of one meeting: one without a place, one without a day, one whole.
var halves = []ledger.Arrival{
	{ID: "u1", Outlet: "الغد", Published: "2025-03-05", Title: "خبر",
		Text: "التقى وزير الخارجية التركي هاكان فيدان أمس الثلاثاء نظيره الأردني أيمن الصفدي."},
	{ID: "u2", Outlet: "الرأي", Published: "2025-03-20", Title: "خبر",
		Text: "التقى وزير الخارجية التركي هاكان فيدان في عمان نظيره الأردني أيمن الصفدي."},
	{ID: "u3", Outlet: "النهار", Published: "2025-03-05", Title: "خبر",
		Text: "التقى وزير الخارجية التركي هاكان فيدان أمس الثلاثاء في عمان نظيره الأردني أيمن الصفدي."},
}

// What a person accepted is never joined to another by the machine.
func TestUniteLeavesDecisions(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		ctx := context.Background()
		add(t, l, read(t, halves[0]), read(t, halves[1]))
		list, err := l.Happenings(ctx, ledger.List{Query: "type:CONSULT"})
		if err != nil {
			t.Fatal(err)
		}
		ids := make([]string, len(list))
		for i, h := range list {
			ids[i] = h.ID
			decide(t, l, ledger.Decision{Op: ledger.Accept, Happening: h.ID})
		}
		add(t, l, read(t, halves[2]))
		for _, id := range ids {
			if h := show(t, l, id); h.ID != id || h.Review != "accept" {
				t.Errorf("of %s, %s, which a person accepted, leads to %s", strings.Join(ids, " "), id, h.ID)
			}
		}
	})
}
