package entity

import (
	"strings"

	"github.com/musnad/musnad/internal/match"
)

// ownerOf reads whose an office is whose words end before token i: a body that begins
// with the office's own last word (رئيس البرلمان العربي), what qualifierAt reads, or
// the states of a body (الوزراء بدول الاتحاد الأوروبي).
func ownerOf(t *match.Text, i, limit, first int) (qualifier, bool) {
	if i == first && i > 0 && !t.Has(i-1, officeKind) {
		if h, ok := t.FirstOf(i-1, groupKinds); ok && h.Last > i && h.Last <= limit && h.Pro == 0 {
			return qualifier{fromRow(h.Row), h, h.Last, true}, true
		}
	}
	if q, ok := qualifierAt(t, i, limit); ok {
		return q, true
	}
	return statesOf(t, i, limit)
}

// statesOf reads a body behind في دول or بدول.
func statesOf(t *match.Text, i, limit int) (q qualifier, ok bool) {
	if i < limit && t.Doc.Tokens[i].Bare == "في" {
		i++
	}
	if i+1 >= limit || strings.TrimPrefix(t.Doc.Tokens[i].Bare, "ب") != "دول" {
		return q, false
	}
	h, ok := t.FirstOf(i+1, groupKinds)
	if !ok || h.Last > limit || h.Pro > 0 {
		return q, false
	}
	return qualifier{fromRow(h.Row), h, h.Last, true}, true
}
