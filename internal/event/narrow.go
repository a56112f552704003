package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// narrowest goes back from a place to the one before it that it contains: in
// "the plain in the countryside of Hama" the plain is where it happened.
func (r *reader) narrowest(v *view, m *musnad.Mention) *musnad.Mention {
	m = r.named(v, m)
	for m != nil {
		j := v.backOver(m.First - 1)
		if part := v.covering(j); m.Rule == partRule && r.located(part) && part.Last == j+1 {
			m = part // منطقة جويبة غربي الرمادي
			continue
		}
		if j >= v.first && v.conj[j-v.first] {
			return m // مدينة عدن، وفي مديرية لودر
		}
		if v.tag(j) == prep && v.preps[j-v.first] == lexicon.Fi || r.isKind(j, locativeKind) {
			j--
		} else if !v.pro[m.First-v.first].Has(arabic.WithBeh) {
			return m
		}
		j = v.backOver(j)
		before := v.covering(j)
		if !r.located(before) || before.Last != j+1 || before.Party.Country != m.Party.Country && before.Party.Country != "" || r.isState(before) {
			return m
		}
		m = before
	}
	return m
}

// isState reports whether a mention is a state by its own name, which is wider than
// any place behind it: في مصر بالإسكندرية.
func (r *reader) isState(m *musnad.Mention) bool {
	return m.Kind == musnad.Country && !r.isCapitalName(m)
}

// backOver goes back over one comma or bracket: سوروتش (جنوب تركيا).
func (v *view) backOver(i int) int {
	if t := v.tag(i); t == comma || t == bracket {
		return i - 1
	}
	return i
}

// named goes on from a capital that is called by its state to its own name in
// apposition: العاصمة الأمريكية، واشنطن.
func (r *reader) named(v *view, m *musnad.Mention) *musnad.Mention {
	if m == nil || m.Rule != "entity/capital" {
		return m
	}
	i := m.Last
	if v.tag(i) == comma {
		i++
	}
	if e := v.entityAt(i); e != nil && v.pro[i-v.first] == 0 && !v.conj[i-v.first] && e.Party.Country == m.Party.Country && r.isCapitalName(e) {
		return e
	}
	return m
}

// isCapitalName reports whether a mention is a capital by its own name.
func (r *reader) isCapitalName(m *musnad.Mention) bool {
	row := r.rowOf(m)
	return row != nil && row.Kind == "capital"
}
