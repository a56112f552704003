package ledger

import (
	"context"
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// handMade is an article with one event of a type, as no engine need have read it.
func handMade(id string, typ musnad.Type) Read {
	a := Arrival{ID: id, Title: id, Text: "one two three", Published: "2025-03-05", Outlet: id}
	return Read{Arrival: a, Reading: &musnad.Reading{Schema: musnad.Schema, Engine: "hand", ID: id,
		Article: musnad.ReadingArticle{ID: id, SHA256: store.NewBlob(a.words()).Name()},
		Events:  []musnad.ReadingEvent{{ID: "e1", Type: typ, Status: musnad.Actual, Trigger: "one", Evidence: musnad.ReadingEvidence{Trigger: &[2]int{0, 3}}}}}}
}

// What is joined is one, its ids lead to it, and what an article's later move puts
// into the part goes to the whole.
func TestMergedMoves(t *testing.T) {
	ctx := context.Background()
	l, err := Create(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := l.Add(ctx, []Read{handMade("a", musnad.Consult), handMade("b", musnad.Assault), handMade("c", musnad.Protest)}); err != nil {
		t.Fatal(err)
	}
	ref := func(article string) happen.Ref { return happen.Ref{Article: article, Version: 1, At: [2]int{0, 3}} }
	ids := map[string]string{}
	for _, a := range []string{"a", "b", "c"} {
		if ids[a], err = happeningID(ref(a), handMade(a, musnad.Consult).Published); err != nil {
			t.Fatal(err)
		}
	}
	moves := movesEntry{Article: "c", N: 1, Engine: "hand", Moves: []move{
		{At: [2]int{0, 3}, Happening: ids["a"], Op: opMerged, Other: ids["b"], Reports: []happen.Ref{ref("b")}},
		{At: [2]int{0, 3}, Happening: ids["b"], Op: opMerged, Other: ids["a"], Reports: []happen.Ref{ref("a")}},
		{At: [2]int{0, 3}, Happening: ids["c"], Op: opGone},
		{At: [2]int{0, 3}, Happening: ids["b"], Op: opGrown},
	}}
	if err := l.update(ctx, func(w *writer) error {
		_, err := w.append(kindHappening, moves)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for _, a := range []string{"a", "b"} {
		h, err := l.Happening(ctx, ids[a])
		if err != nil {
			t.Fatal(err)
		}
		if h.ID != ids["a"] || len(h.Reports) != 3 {
			t.Errorf("%s leads to %s with %d reports, want %s with 3", ids[a], h.ID, len(h.Reports), ids["a"])
		}
	}
	before, err := l.Dump(ctx)
	if err == nil {
		err = l.Rebuild(ctx)
	}
	if err != nil {
		t.Fatal(err)
	}
	if after, err := l.Dump(ctx); err != nil || after != before {
		t.Errorf("made anew, the tables differ (%v)", err)
	}
}
