package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// latter reads الأخير or الأخيرة alone: whoever was named last before it, if that
// agrees.
func (r *reader) latter(i int) (voice, bool) {
	var f arabic.Features
	switch r.doc.Tokens[i].Folded {
	case theLatter:
		f = arabic.Masculine | arabic.Singular
	case theLatterF:
		f = arabic.Feminine | arabic.Singular
	default:
		return voice{}, false
	}
	if !r.ends(i+1) || i > r.first && r.tag(i-1) == entity {
		return voice{}, false
	}
	for k := len(r.doc.Entities) - 1; k >= 0; k-- {
		e := &r.doc.Entities[k]
		if e.Last > i {
			continue
		}
		if sent := r.doc.SentenceAt(e.Start); sent < r.sent-1 {
			break
		}
		if !speaksAlone(e) {
			continue
		}
		v, ok := r.entityVoice(e, e.Last)
		if ok && agrees(f, v.feats) {
			v.first, v.last, v.feats = i, i+1, f
			return v, true
		}
	}
	return voice{}, false
}

const theLatter, theLatterF = "الاخير", "الاخيره"

// speaksAlone reports whether an entity may be the latter of two who act.
func speaksAlone(e *musnad.Mention) bool {
	switch e.Kind {
	case musnad.Person, musnad.Office, musnad.Organisation, musnad.Country:
		return true
	}
	return false
}
