package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// where decides where an event happened: at the destination of a visit, at the
// place that a role of its frame named, at the nearest place of the sentence
// that the words around it mark as one.
func (r *reader) where(c *clause, e *musnad.EventMention) {
	if e.Mode == "visit" && e.Place == nil {
		r.setPlace(e, r.named(c.view, c.destination(r)))
	}
	if e.Place == nil {
		r.setPlace(e, r.nearestPlace(c, e, boundaryCost))
	}
	if e.Mode == "visit" {
		r.hosted(e)
	}
}

// elsewhere looks for the place of a happening beyond its clause: it stands
// behind a relative pronoun or the next verb (غارة استهدفته في), or before it.
func (r *reader) elsewhere(c *clause, e *musnad.EventMention) {
	if e.Place == nil && bodily(e.Type) {
		r.setPlace(e, r.nearestPlace(c, e, 2*boundaryCost))
	}
}

// placeRule is the id of the rule for places that no role of a frame names.
const placeRule = "event/place"

func (r *reader) setPlace(e *musnad.EventMention, m *musnad.Mention) {
	if m != nil {
		e.Place, e.Rules = m, append(e.Rules, placeRule)
	}
}

// located reports whether a mention may be where something happens: a place, a
// state or its capital, a building that stands for a government.
func (r *reader) located(m *musnad.Mention) bool {
	if m == nil || m.Kind != musnad.Country {
		return m != nil && m.Kind == musnad.Place
	}
	row := r.rowOf(m)
	return row == nil || row.Kind != "metonym" || m.Coordinate != nil
}

// isCapital reports whether a place is the capital of a state.
func (r *reader) isCapital(m *musnad.Mention) bool {
	row := r.lex.ByID(m.Value)
	return row != nil && row.Kind == "capital"
}

// stateAt is the state of a place.
func (r *reader) stateAt(m *musnad.Mention) musnad.Party {
	if m.Kind == musnad.Country {
		return r.whom(m)[0]
	}
	c := m.Party.Country
	return musnad.Party{Name: r.countryName(c), Country: c, Kind: "GOV", ID: strings.ToLower(c), At: m.Span}
}

// destination is the place of a visit: what stands behind إلى, ل, ب or في, or as
// the object.
func (c *clause) destination(r *reader) *musnad.Mention {
	for k := range c.args {
		a := &c.args[k]
		switch {
		case a.bare, a.where == lexicon.Ila, a.where == lexicon.Li, a.where == lexicon.Bi, a.where == lexicon.Fi:
		default:
			continue
		}
		if a == c.subjectArg {
			continue
		}
		for _, m := range c.view.entities(*a) {
			if r.located(m) && (a.where != lexicon.Fi || a.head || r.isKind(a.first, placenounKind)) && !r.belongs(c.view, m.First, musnad.Consult) {
				return m
			}
		}
	}
	return nil
}

// nearestPlace is the marked place that stands nearest to the trigger, at less
// than a cost.
func (r *reader) nearestPlace(c *clause, e *musnad.EventMention, limit int) *musnad.Mention {
	v := c.view
	var best *musnad.Mention
	content, from := c.contentFrom(e.Type), v.divide()
	for i := v.first; i < v.last; i++ {
		m := v.entityAt(i)
		if !r.located(m) || i >= content && !v.circumstance(content, i) || i < c.trigger && !bodily(e.Type) && !v.opens(i) || (i < from) != (c.trigger < from) {
			continue
		}
		how := r.markOf(c, i, e.Type)
		if how == 0 || r.seat(c, e.Type, i) || r.elsewhereTold(c, e.Type, i) || r.belongs(v, i, e.Type) || e.Type == musnad.Consult && c.discussed(i) {
			continue
		}
		if cost := v.distance(c, i) + how; cost < limit {
			best, limit = m, cost
		}
	}
	return r.narrowest(v, best)
}

// elsewhereTold reports whether the place at token i is that of another happening: what
// the trigger came after or was about (استقال احتجاجا على حرب في), or of which it is
// only the background.
func (r *reader) elsewhereTold(c *clause, t musnad.Type, i int) bool {
	v := c.view
	if i < c.trigger {
		return r.background(c, t, i)
	}
	for j := c.last; j < i; j++ {
		if v.tag(j) == prep && v.happening(j+1) && (r.apart(j, t) || t == musnad.Consult && r.apart(j, musnad.Assault) && v.violent(j+1)) {
			return true
		}
	}
	return false
}

// violent reports whether a noun of force stands right at token i: a meeting after an
// attack is held elsewhere, unlike one after a meeting.
func (v *view) violent(i int) bool {
	found := false
	v.text.HitsOf(i, happenings, func(h match.Hit) bool {
		for _, f := range v.lex.Frames(h.Row.Index) {
			found = found || h.Exact && f.Type == string(musnad.Assault)
		}
		return !found
	})
	return found
}

// bodily reports whether events of a type happen at a place that the text tells
// along with them; what is only said has its place in the words around it.
func bodily(t musnad.Type) bool { return !t.Verbal() && t != musnad.Sanction }

// belongs reports whether the place at token i says where an office or mission
// is held that stands before it (السفير الأمريكي في دمشق), where a ministry is, or
// where those are at home who say something. Deeds at an embassy are done in its city.
func (r *reader) belongs(v *view, i int, t musnad.Type) bool {
	if v.tag(i-1) != prep {
		return false
	}
	e := v.covering(i - 2)
	if e == nil {
		return false
	}
	if (e.Kind == musnad.Group || e.Kind == musnad.Organisation) && !bodily(t) {
		return true
	}
	row := r.rowOf(e)
	if row == nil || row.Kind == "organ" && bodily(t) {
		return false
	}
	return r.serves(v, i, row.Attr("abroad"))
}

// serves reports whether the place at token i may be where those serve who are sent
// abroad: an envoy behind إلى or in a state, an ambassador in a city too, nobody in a
// building.
func (r *reader) serves(v *view, i int, abroad string) bool {
	m := v.entityAt(i)
	switch {
	case abroad == "", m.Coordinate != nil && m.Coordinate.Precision == "site":
		return false
	case abroad == "envoy":
		return v.preps[i-1-v.first] == lexicon.Ila || r.isState(m)
	}
	return true
}

// opens reports whether the place at token i stands in the phrase that begins
// its sentence: وفي القاهرة، طالب.
func (v *view) opens(i int) bool { return i <= v.first+3 }

// contentFrom is the token from which on the clause tells what a meeting or an
// act of speech is about: places behind it are those of its subject matter.
func (c *clause) contentFrom(t musnad.Type) int {
	from := c.last
	if bodily(t) {
		from = c.behindWords()
	}
	for k := range c.args {
		a := &c.args[k]
		if a.first >= from && c.isContent(a, t) {
			return a.first
		}
	}
	return c.view.last
}

// behindWords is the token behind all the words of the trigger: اتفقا على عقد اجتماع.
func (c *clause) behindWords() int { return max(c.last, c.restEnd) }

func (c *clause) isContent(a *arg, t musnad.Type) bool {
	if a.head || len(a.ents) > 0 && a.where == lexicon.Fi {
		return false
	}
	switch a.where {
	case lexicon.Li, lexicon.Hawla:
		return true
	case lexicon.Ila, lexicon.Ala, lexicon.An, lexicon.Bi, lexicon.Tijah, lexicon.Didd, lexicon.Min:
		return !bodily(t)
	}
	return a.bare && (!bodily(t) || c.frame.Slot(lexicon.Object) == lexicon.Content)
}

// isKind reports whether a row of the kinds begins at token i.
func (r *reader) isKind(i int, kinds match.Mask) bool {
	h, ok := r.text.FirstOf(i, kinds)
	return ok && h.Exact
}

// isScene reports whether the verb at token i has the place of a happening as
// its subject: شهدت العاصمة مظاهرات.
func (r *reader) isScene(v *view, i int) bool { return r.sceneVerb(v, i, "") }

// strikes reports whether the verb at token i has the place of an attack as its
// object: هجوم استهدف العاصمة.
func (r *reader) strikes(v *view, i int) bool { return r.sceneVerb(v, i, "target") }

func (r *reader) sceneVerb(v *view, i int, how string) bool {
	for _, row := range v.verbRows(i) {
		for _, t := range r.lex.Tags(row) {
			if t.Kind == "scene" && t.Value == how {
				return true
			}
		}
	}
	return false
}
