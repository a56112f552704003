package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// seat reports whether the place at token i, before a deed, is only where those are
// at home who speak of the deed: أدانت الرابطة في جدة الهجوم, الرابطة في جدة تدين الهجوم.
func (r *reader) seat(c *clause, t musnad.Type, i int) bool {
	v := c.view
	if t != musnad.Assault || !c.noun || i >= c.trigger || v.ends(i, c.trigger) {
		return false
	}
	holder := v.holder(i)
	if holder == nil || r.located(holder) {
		return false
	}
	behind := v.verbBetween(i, c.trigger)
	if j := v.verbBefore(holder.First); j >= 0 {
		return behind < 0 && r.judges(v, j)
	}
	return behind >= 0 && r.judges(v, behind) && v.verbBetween(behind+1, c.trigger) < 0
}

// ends reports whether a clause ends or another begins in the tokens [from,to).
func (v *view) ends(from, to int) bool {
	return v.crosses(from, to, comp) || v.crosses(from, to, stop) || v.crosses(from, to, clauseConj) || v.crosses(from, to, relative)
}

// holder is the entity right before the place at token i, with في or ب between.
func (v *view) holder(i int) *musnad.Mention {
	switch {
	case v.pro[i-v.first].Has(arabic.WithBeh):
		return v.covering(i - 1)
	case v.tag(i-1) == prep && v.preps[i-1-v.first] == lexicon.Fi:
		return v.covering(i - 2)
	}
	return nil
}

// verbBefore is the last verb before token i in its clause, -1 if there is none.
func (v *view) verbBefore(i int) int {
	for j := i - 1; j >= v.first; j-- {
		switch v.tag(j) {
		case verb:
			return j
		case comp, stop, clauseConj, relative:
			return -1
		}
	}
	return -1
}

// verbBetween is the first verb of the tokens [from,to), -1 if there is none.
func (v *view) verbBetween(from, to int) int {
	for j := from; j < to; j++ {
		if v.tag(j) == verb {
			return j
		}
	}
	return -1
}

// judges reports whether the verb at token i, with no word more, praises, condemns or
// rejects what others did, and tells nothing else.
func (r *reader) judges(v *view, i int) bool {
	found := false
	for _, f := range r.framesOf(v.verbRows(i)) {
		if len(f.Rest) > 0 {
			continue
		}
		switch musnad.Type(f.Type) {
		case musnad.Accuse, musnad.Reject, musnad.Support:
			found = true
		default:
			return false
		}
	}
	return found
}
