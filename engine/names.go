package engine

import "strings"

// Name is how a row of the word lists is called, in Arabic and, where the lists say
// it, in English; empty for an id that they do not have.
func (e *Engine) Name(id string) (arabic, english string) {
	r := e.lex.ByID(id)
	if r == nil {
		return "", ""
	}
	return r.Name(), r.Attr("en")
}

// Countries are the codes of the countries in the word lists: ISO 3166-1 alpha-3, and
// XKX. The row of each has the code as its id; states of the past have rows of their
// own beside it.
func (e *Engine) Countries() (codes []string) {
	for _, r := range e.lex.Rows {
		if r.Kind == "country" && r.ID == strings.ToLower(r.Value) {
			codes = append(codes, r.Value)
		}
	}
	return codes
}
