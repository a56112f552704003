package web

import (
	"strconv"
	"strings"

	"github.com/musnad/musnad"
)

// part is a stretch of text, marked or not.
type part struct {
	text string
	mark bool
}

// clauseParts is the clause of an event, with its trigger marked where it stands in
// it.
func clauseParts(e *musnad.ReadingEvent) []part {
	c, t := e.Evidence.Clause, e.Evidence.Trigger
	runes := []rune(e.Clause)
	if c == nil || t == nil || t[0] < c[0] || t[1] > c[1] || c[1]-c[0] != len(runes) {
		return []part{{text: e.Clause}}
	}
	from, to := t[0]-c[0], t[1]-c[0]
	return []part{{text: string(runes[:from])}, {string(runes[from:to]), true}, {text: string(runes[to:])}}
}

func signed(w float64) string {
	s := strconv.FormatFloat(w, 'f', 1, 64)
	if w >= 0 {
		s = "+" + s
	}
	return s
}

// typeLabel is the text of a type, or of a type and a mode apart by a slash.
func (p *Page) typeLabel(s string) string {
	kind, mode, ok := strings.Cut(s, "/")
	if !ok {
		return p.Label("type", kind)
	}
	return p.seq(p.Label("type", kind), p.Label("mode", mode))
}

// modeLabel is a mode, or a type with its mode, in words.
func (p *Page) modeLabel(s string) string {
	if strings.Contains(s, "/") {
		return p.typeLabel(s)
	}
	return p.Label("mode", s)
}
