package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// behindReach is how many tokens behind a noun of happening an adjective of the
// future may stand.
const behindReach = 16

// behind looks at the adjectives of a noun, right behind it or further on behind
// its genitive and places: الزيارة المرتقبة، زيارة الرئيس إلى بغداد المقررة غدا.
func (r *reader) behind(c *clause) standing {
	v := c.view
	near := true
	for j := c.last; j < v.last && j < c.last+behindReach; j++ {
		switch v.tag(j) {
		case noun:
			if h, ok := r.text.FirstOf(j, futureadjKind); ok && h.Exact {
				if near && j < c.last+4 || r.saidOf(c, j, h) {
					return standing{musnad.Status(h.Row.Value), h.Row, j, false}
				}
				return standing{}
			}
			if near = near && v.pro[j-v.first] == 0; j > c.last && v.happeningAt(j) {
				return standing{}
			}
		case entity, inside, when, number, bracket:
		case prep:
			near = false
		case comma:
			if h, ok := r.text.FirstOf(j+1, futureadjKind); !ok || !h.Exact {
				return standing{}
			}
			near = false
		default:
			return standing{}
		}
	}
	return standing{}
}

// round is the status that an adjective at token j gives to what a part is of:
// الجولة المقبلة من المحادثات.
func (w *walk) round(j int) standing {
	if !w.portion || !w.annexed {
		return standing{}
	}
	h, ok := w.r.text.FirstOf(j, futureadjKind)
	if !ok || !h.Exact {
		return standing{}
	}
	return standing{musnad.Status(h.Row.Value), h.Row, j, false}
}

// saidOf reports whether an adjective of the future at token j, apart from the
// noun, is said of it: it is definite and of its gender, and what stands between is
// a name, or of the other gender. زيارة الوفد المرتقبة, not خطة الحكومة المقبلة.
func (r *reader) saidOf(c *clause, j int, h match.Hit) bool {
	gender := c.agreement()
	if !h.Features.Has(arabic.WithArticle) || !h.Features.Has(gender|arabic.Singular) {
		return false
	}
	before := j - 1
	for c.view.tag(before) == bracket {
		before--
	}
	switch e := c.view.covering(before); {
	case c.view.tag(before) == comma, h.Features.Has(arabic.WithWaw):
		return true
	case e != nil && (e.Kind == musnad.Person || e.Kind == musnad.Place || e.Kind == musnad.Country):
		return true
	}
	return feminine(&r.doc.Tokens[before]) != (gender == arabic.Feminine)
}

// agreement is the gender of what is said of a noun of happening in the singular:
// things in the plural are feminine.
func (c *clause) agreement() arabic.Features {
	if c.features.Any(arabic.Feminine | arabic.Plural) {
		return arabic.Feminine
	}
	return arabic.Masculine
}

// feminine reports whether a noun has the mark of the feminine.
func feminine(t *musnad.Token) bool {
	return strings.HasSuffix(t.Bare, "ة") || strings.HasSuffix(t.Bare, "ات")
}

// foretold is the status of a noun that is the subject of a verb of the future at
// the head of its clause: محادثات السلام ستستأنف, زيارته ستبحث.
func (r *reader) foretold(c *clause) standing {
	v := c.view
	if c.light != nil || !v.heads(c.trigger) || !c.features.Any(arabic.WithArticle|arabic.WithPronoun) && c.annexed == nil {
		return standing{}
	}
	for j := c.last; j < v.last && j < c.last+behindReach; j++ {
		switch v.tag(j) {
		case noun, entity, inside, when, number, bracket, prep, comma:
		case particle:
			if h, ok := r.text.FirstOf(j, statusKinds); ok && h.Row.Kind != "future" {
				return standing{}
			}
		case verb:
			if f := v.verbFeatures(j); f.Has(arabic.WithSeen|c.agreement()) && !v.conj[j-v.first] {
				return standing{status: musnad.Future, at: j}
			}
			return standing{}
		default:
			return standing{}
		}
	}
	return standing{}
}

// ahead reports whether a meeting or protest that is told in the present has a day or
// week that is not over: يجتمع الوزراء هذا الأسبوع.
func (r *reader) ahead(c *clause, e *musnad.EventMention) bool {
	if e.Type != musnad.Consult && e.Type != musnad.Protest || c.noun && c.light == nil || c.light != nil && c.light.Subject == lexicon.NoRole && !c.lightSubject {
		return false
	}
	if !c.goesOn(e.Type) || r.inHeadline(e) || c.view.mayBePast(c.trigger) && c.light == nil {
		return false
	}
	first, last, day, ok := r.beside(e.Date)
	return ok && first.Compare(day) <= 0 && last.Compare(day) > 0 && last.DaysSince(first) <= maxAhead
}

// maxAhead is how many days the time of something announced may be long.
const maxAhead = 31

// mayBePast reports whether the word at token i may be a verb of the past.
func (v *view) mayBePast(i int) bool {
	tok := &v.doc.Tokens[i]
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return tok.Fits(&a) && arabic.Features(a.Features).Has(arabic.IsVerb|arabic.PastTense)
	})
}

// heads reports whether token i is the first word of a clause.
func (v *view) heads(i int) bool {
	for i--; v.tag(i) == bracket || v.tag(i) == particle; i-- {
	}
	switch v.tag(i) {
	case comp, stop, clauseConj:
		return true
	}
	return v.conj[i+1-v.first] && v.tag(i) == comma
}

// continueRow is the row of the verbs of going on: what goes on is not to come.
const continueRow = "light.continue"

// announced reports whether a meeting of which nobody is named is one that is set
// for a day: المؤتمر المقرر عقده في جنيف الشهر المقبل.
func (rl *roles) announced() bool {
	c, r := rl.c, rl.r
	if rl.e.Type != musnad.Consult || rl.e.Mode == "phone" || rl.e.Mode == "visit" || !c.noun || rl.f.Weak || len(rl.e.Recipient) > 0 || c.light != nil && c.light.ID == continueRow {
		return false
	}
	switch s := r.status(c, rl.e); {
	case s.status == musnad.Future && (c.light != nil || s.kind() == "futureadj" || s.kind() == "plan"):
	case s.status == "" && c.light != nil && c.goesOn(rl.e.Type):
	default:
		return false
	}
	told := *rl.e
	r.when(c, &told)
	first, last, day, ok := r.beside(told.Date)
	c.announced = ok && last.Compare(day) >= 0 && last.DaysSince(first) <= maxAhead
	return c.announced
}
