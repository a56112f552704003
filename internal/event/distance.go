package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// distanceRule is the rule of times that count from another happening, which is
// told behind them.
const distanceRule = "temporal/relative-to-event"

// counted reports whether a time is a distance from another happening that is told
// behind it: بعد يوم من اجتماع.
func (v *view) counted(t *musnad.Mention) bool {
	return t.Rule == distanceRule && (v.happening(t.Last) || v.tag(t.Last) == prep && v.happening(t.Last+1))
}

// divide is the token of the sentence behind which another happening is told, at a
// distance in time from that before it; -1 if there is none.
func (v *view) divide() int {
	for i := v.first; i < v.last; i++ {
		if v.tag(i) == when && v.counted(&v.doc.Times[v.times[i-v.first]]) {
			return i
		}
	}
	return -1
}

// distant reports whether the happening is what another one is told at a distance
// from.
func (c *clause) distant() bool {
	i := c.view.divide()
	return i >= 0 && c.trigger > i && c.trigger <= i+4
}

// discussed reports whether the place at token i is where that happens which a
// meeting is about: المحادثات تركزت على التطورات في، جرى خلال اللقاء بحث الوضع في.
func (c *clause) discussed(i int) bool {
	v := c.view
	for j := i - 2; j >= c.behindWords() && j > i-6; j-- {
		switch v.tag(j) {
		case noun:
			if v.pro[j-v.first] == 0 && v.debates(j) {
				return true
			}
		case prep:
			return v.preps[j-v.first] == lexicon.Ala || v.preps[j-v.first] == lexicon.Hawla
		default:
			return v.tag(j) == verb && v.debates(j)
		}
	}
	return false
}

// debates reports whether the word at token i is, or may be, the masdar of a verb of talks.
func (v *view) debates(i int) bool {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if !tok.Fits(a) || !arabic.Features(a.Features).Has(arabic.IsMasdar) {
			continue
		}
		for _, f := range v.lex.Frames(a.Row) {
			if f.Type == string(musnad.Consult) {
				return true
			}
		}
	}
	return false
}
