package event

import (
	"strings"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// metaphor reports whether the trigger is part of a phrase that is none.
func (r *reader) metaphor(c *clause) bool {
	for j := max(c.view.first, c.trigger-3); j <= c.trigger; j++ {
		if r.metaphorAt(j, c.trigger, j < c.trigger) {
			return true
		}
	}
	return c.restEnd > c.last && r.metaphorAt(c.restEnd-1, c.restEnd, false)
}

// metaphorAt reports whether a phrase that is a figure of speech begins at token
// i and goes on beyond token beyond. What only stands inside some phrases is none
// itself: the firing in وقف إطلاق النار.
func (r *reader) metaphorAt(i, beyond int, before bool) bool {
	found := false
	r.text.HitsOf(i, metaphorKind, func(h match.Hit) bool {
		found = found || h.Last > beyond && (before || h.Row.Value != "inside")
		return !found
	})
	return found
}

// nisbaOf reports whether a noun of happening with the ending of "my" or of the
// dual is rather the adjective made of it: اجتماعي "social", هجومية "offensive".
func nisbaOf(bare string, h match.Hit) bool {
	if !h.Features.Any(arabic.WithPronoun | arabic.DualNumber) {
		return false
	}
	stem, feminine := strings.CutSuffix(bare, "ية")
	if !feminine {
		var ok bool
		if stem, ok = strings.CutSuffix(bare, "ي"); !ok {
			return false
		}
	}
	return !strings.HasSuffix(stem, "ت") && !strings.HasSuffix(stem, "ئ")
}

// accident reports whether the sentence tells of an accident, a disease or the
// weather, by one strong word or two weak ones: its casualties are nobody's deed.
func (r *reader) accident(v *view) bool {
	weak := int32(-1)
	for i := v.first; i < v.last; i++ {
		h, ok := r.text.FirstOf(i, accidentKinds)
		if !ok || !h.Exact || h.Row.Index == weak {
			continue
		}
		if h.Row.Value == "strong" || weak >= 0 {
			return true
		}
		weak = h.Row.Index
	}
	return false
}

// participleRows are the verbs whose active participle the word at token i may be.
func (v *view) participleRows(i int) []int32 {
	var rows []int32
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; tok.Fits(a) && arabic.Features(a.Features).Has(arabic.IsActiveParticiple) {
			rows = append(rows, a.Row)
		}
	}
	return rows
}

// verbalMetaphor reports whether the words behind the verb make a figure of
// speech of it: احتل مركزا متقدما.
func (r *reader) verbalMetaphor(c *clause) bool {
	rows := c.view.verbRows(c.trigger)
	if c.participle {
		rows = c.view.participleRows(c.trigger)
	}
	for _, row := range rows {
		for _, t := range r.lex.Tags(row) {
			if t.Kind != "metaphor" {
				continue
			}
			if _, ok := c.follow(r, t.RestIDs, t.Rest); ok {
				return true
			}
		}
	}
	return false
}
