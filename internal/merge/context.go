package merge

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
)

var contextKind = match.Kinds("context")

// contexts are what the event is about: the contexts of PLOVER 2.0 whose words
// stand in its clauses, sorted; who tells it is no context.
func contexts(t *match.Text, e *musnad.Event) []string {
	var out []string
	for _, clause := range e.Mentions {
		first := t.Doc.TokenAt(clause.Start)
		for i := first; i < len(t.Doc.Tokens) && t.Doc.Tokens[i].Start < clause.End; i++ {
			if h, ok := t.FirstOf(i, contextKind); ok && h.Exact && !told(e, t.Doc.Tokens[i].Start) && !slices.Contains(out, h.Row.Value) {
				out = append(out, h.Row.Value)
			}
		}
	}
	slices.Sort(out)
	return out
}

// told reports whether the letter at a byte belongs to the name of a source.
func told(e *musnad.Event, at int) bool {
	for i := range e.Sources {
		if s := e.Sources[i].At; s.Start <= at && at < s.End {
			return true
		}
	}
	return false
}
