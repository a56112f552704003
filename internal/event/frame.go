package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// clause is a trigger with what stands around it.
type clause struct {
	view          *view
	trigger, last int // tokens of the trigger
	args          []arg
	end           int // the token at which the clause ends
	features      arabic.Features
	verb          bool // finite verb
	noun          bool // masdar or noun of happening
	masdar        bool
	participle    bool

	subject    []musnad.Party
	subjectArg *arg
	left       bool // the subject stands before the verb
	elided     bool
	bare       []*arg // arguments without preposition behind subject
	passive    bool
	hasAgent   bool // من قبل, على يد
	annexed    *arg // genitive
	nisba      []musnad.Party
	owner      []musnad.Party // of a pronoun on a masdar
	light      *lexicon.Light
	lightAt    int // the token at which its clause begins
	lightVerb  int // its token

	lightFeatures arabic.Features
	earlier       []musnad.Party // the subject of the verb before
}

// findSubject decides what the subject of a finite verb is: a phrase before it,
// the first bare phrase after it, or somebody spoken of earlier.
func (c *clause) findSubject(r *reader) {
	v := c.view
	for k := range c.args {
		if c.args[k].bare {
			c.bare = append(c.bare, &c.args[k])
		}
	}
	l, hasLeft := v.leftSubject(c.trigger)
	plural := c.features.Any(arabic.DualNumber|arabic.Plural) && !c.features.Any(arabic.Singular)
	switch {
	case v.pronounBefore(c.trigger):
		c.elided = true
		c.subject = r.memory.current()
		return
	case hasLeft && len(c.bare) > 0 && c.relativeObject() && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft && (plural || !c.startsClause()):
		c.subjectArg, c.left = &l, true
	case len(c.bare) > 0 && !plural && c.mayFollow(c.bare[0]):
		c.subjectArg = c.bare[0]
		c.bare = c.bare[1:]
	case hasLeft:
		c.subjectArg, c.left = &l, true
	case v.afterRelative(c.trigger):
		return // the antecedent is a thing: التفجير الذي استهدف
	default:
		c.elided = true
		c.subject = r.elidedSubject(c)
		return
	}
	c.subject = r.parties(v, *c.subjectArg)
	if len(c.subject) == 0 && c.left {
		c.elided = true
	}
}

// pronounBefore reports whether the verb at token i follows a complementizer
// with a pronoun, which is then its subject: قالت السلطات إنها اعتقلت.
func (v *view) pronounBefore(i int) bool {
	j := i - 1
	for j > v.first && v.tag(j) == particle {
		j--
	}
	if v.tag(j) != comp {
		return false
	}
	for _, a := range v.doc.Tokens[j].Analyses {
		if f := arabic.Features(a.Features); f.Has(arabic.IsParticle | arabic.WithPronoun) {
			return true
		}
	}
	return false
}

// afterRelative reports whether the verb at token i follows a relative pronoun,
// with nothing but particles between.
func (v *view) afterRelative(i int) bool {
	j := i - 1
	for j > v.first && v.tag(j) == particle {
		j--
	}
	return v.tag(j) == relative
}

// relativeObject reports whether the verb follows a relative pronoun that cannot
// be its subject: it has a pronoun for it, or the other gender. الذي رحبت طهران
// باختياره.
func (c *clause) relativeObject() bool {
	v := c.view
	if !v.afterRelative(c.trigger) {
		return false
	}
	j := c.trigger - 1
	for v.tag(j) == particle {
		j--
	}
	masculine := v.doc.Tokens[j].Folded == "الذي"
	feminine := v.doc.Tokens[j].Folded == "التي"
	return c.features.Has(arabic.WithPronoun) || masculine && c.features.Has(arabic.Feminine) || feminine && c.features.Has(arabic.Masculine|arabic.Singular)
}

// mayFollow reports whether a phrase behind the verb may be its subject: near,
// not marked as an object, and of the verb's gender where it follows at once.
func (c *clause) mayFollow(a *arg) bool {
	v := c.view
	if a.first-c.last > 8 || v.oblique(*a) || c.features.Any(arabic.FirstPerson|arabic.SecondPerson) {
		return false
	}
	e := v.entityAt(a.first)
	if e == nil {
		return true
	}
	if e.Kind == musnad.Country && a.first == c.last {
		row := v.lex.Row(e.Row)
		masculine := row.Attr("gender") == "m" || row.Kind == "metonym"
		return row.Kind == "metonym" || c.features.Has(arabic.Masculine) == masculine
	}
	f := arabic.Features(e.Features)
	if f.Any(arabic.Plural | arabic.DualNumber) {
		return true
	}
	verbGender := c.features & (arabic.Masculine | arabic.Feminine)
	if verbGender == arabic.Feminine && f.Has(arabic.Masculine) && a.first == c.last {
		return e.Kind != musnad.Person && e.Kind != musnad.Office
	}
	return !f.Has(arabic.Feminine) || !c.features.Has(arabic.Masculine) || a.first > c.last+3
}

// nearOwner is how many tokens before a noun with a pronoun the party may end
// that it belongs to before all others: الوزير فلان في زيارته.
const nearOwner = 3

// ownerOf is who the pronoun on the noun at token i means.
func (r *reader) ownerOf(v *view, i int, pronoun string) []musnad.Party {
	for j := i - 1; j >= v.first && j >= i-nearOwner; j-- {
		if e := v.covering(j); e != nil && agrees(pronoun, e.Kind) {
			if ps := r.whom(e); len(ps) == 1 {
				return ps
			}
		}
		if v.tag(j) == stop || v.tag(j) == verb {
			break
		}
	}
	return r.memory.owner(pronoun)
}

// elidedSubject is who a verb without a named subject means: the speaker, for
// the first person; else the subject of the verb before.
func (r *reader) elidedSubject(c *clause) []musnad.Party {
	if c.features.Has(arabic.FirstPerson) {
		if s := r.speaker(c); s != nil {
			return s
		}
	}
	return r.memory.current()
}

// speaker is who says the words in which the trigger stands.
func (r *reader) speaker(c *clause) []musnad.Party {
	at := r.doc.Tokens[c.trigger].Span
	best := musnad.Span{End: 1 << 30}
	var who musnad.Party
	for i := range r.doc.Quotes {
		if q := &r.doc.Quotes[i]; q.Contains(at) && q.Len() < best.Len() && q.Speaker.Known() {
			best, who = q.Span, q.Speaker
		}
	}
	for i := range r.doc.Speech {
		if s := &r.doc.Speech[i]; s.Content.Contains(at) && s.Content.Len() < best.Len() && s.Speaker.Known() {
			best, who = s.Content, s.Speaker
		}
	}
	if !who.Known() {
		return nil
	}
	return []musnad.Party{who}
}

// onPreposition is the enclitic of the preposition at token i: معه.
func (v *view) onPreposition(i int) string {
	h, ok := v.text.FirstOf(i, prepKind)
	if !ok || h.Enc == 0 || h.Last != i+1 {
		return ""
	}
	bare := v.doc.Tokens[i].Bare
	return bare[len(bare)-h.Enc:]
}

// pronoun is the enclitic of the word at token i.
func (v *view) pronoun(i int) string {
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; a.Enc > 0 && tok.Fits(a) && int(a.Enc) <= len(tok.Bare) {
			return tok.Bare[len(tok.Bare)-int(a.Enc):]
		}
	}
	return ""
}

// startsClause reports whether the verb itself begins its clause, so that its
// subject follows.
func (c *clause) startsClause() bool {
	return c.view.clauseStart(c.trigger) >= c.trigger
}

// annex reads what is annexed to a masdar or noun: a genitive, nisba adjectives,
// or the owner of its pronoun; and the light verb that carries it.
func (c *clause) annex(r *reader) {
	v := c.view
	i := c.last
	for i < v.last && v.tag(i) == noun && r.adjectiveOf(v, i, c) {
		if p, ok := r.nisbaAt(i); ok {
			c.nisba = append(c.nisba, p)
		}
		i++
	}
	if c.features.Has(arabic.WithPronoun) {
		c.owner = r.ownerOf(v, c.trigger, v.pronoun(c.last-1))
		for k := range c.args {
			if c.args[k].bare {
				c.bare = append(c.bare, &c.args[k])
			}
		}
		return
	}
	for k := range c.args {
		if a := &c.args[k]; a.bare && a.first == c.last && !c.features.Any(arabic.WithArticle|arabic.Indefinite) {
			c.annexed = a
		} else if a.bare {
			c.bare = append(c.bare, a)
		}
		break
	}
}

// adjectiveOf reports whether the noun at token i agrees with the trigger in
// definiteness and is a nisba or an ordinary adjective.
func (r *reader) adjectiveOf(v *view, i int, c *clause) bool {
	if v.conj[i-v.first] && len(c.nisba) == 0 || v.pro[i-v.first] != 0 {
		return false
	}
	_, ok := r.nisbaAt(i)
	return ok || i == c.last && strings.HasPrefix(v.doc.Tokens[i].Bare, "ال") == c.features.Has(arabic.WithArticle) && c.features.Any(arabic.WithArticle|arabic.Indefinite)
}

func (r *reader) nisbaAt(i int) (musnad.Party, bool) {
	h, ok := r.text.FirstOf(i, nisbaKind)
	if !ok {
		return musnad.Party{}, false
	}
	p := musnad.Party{Country: h.Row.Value, Kind: "GOV", At: r.doc.Tokens[i].Span}
	if p.Country == "" {
		return p, false
	}
	p.Name = r.countryName(p.Country)
	p.ID = strings.ToLower(p.Country)
	return p, true
}

func (r *reader) countryName(alpha3 string) string {
	if row := r.lex.ByID(strings.ToLower(alpha3)); row != nil {
		return row.Name()
	}
	return alpha3
}

// parties are whom an argument's entities mean.
func (r *reader) parties(v *view, a arg) []musnad.Party {
	if a.pronoun != "" {
		if a.where == lexicon.Maa {
			return r.memory.owner(a.pronoun)
		}
		return nil
	}
	var out []musnad.Party
	for _, e := range v.entities(a) {
		out = append(out, r.whom(e)...)
	}
	return distinct(out)
}

// whom resolves one entity to the parties meant.
func (r *reader) whom(e *musnad.Mention) []musnad.Party {
	switch e.Kind {
	case musnad.Place:
		return nil
	case musnad.Reference:
		return r.referent(e)
	case musnad.Country:
		p := e.Party
		if row := r.rowOf(e); row != nil && row.Kind == "capital" {
			p.Name, p.ID = r.countryName(p.Country), strings.ToLower(p.Country)
		}
		return []musnad.Party{p}
	}
	if f := arabic.Features(e.Features); f.Has(arabic.WithPronoun) && e.Party.Country == "" && e.Party.ID == "" {
		return []musnad.Party{r.owned(e)}
	}
	return []musnad.Party{e.Party}
}

// owned is an institution or crowd with a pronoun: "its forces" are those of
// whoever the pronoun means.
func (r *reader) owned(e *musnad.Mention) musnad.Party {
	p := e.Party
	word := r.doc.Tokens[e.Last-1].Bare
	for _, enclitic := range arabic.Pronouns {
		if !strings.HasSuffix(word, enclitic) {
			continue
		}
		if o := r.memory.owner(enclitic); len(o) == 1 {
			p.Country = o[0].Country
			if !o[0].State() && o[0].Kind != "" && p.State() {
				p.Kind = o[0].Kind
			}
		}
		return p
	}
	return p
}

func (r *reader) rowOf(m *musnad.Mention) *lexicon.Row {
	if m.Row < 0 {
		return nil
	}
	return r.lex.Row(m.Row)
}

// referent is who a word that refers back means; nobody where the text does not
// decide it.
func (r *reader) referent(e *musnad.Mention) []musnad.Party {
	f := arabic.Features(e.Features)
	switch {
	case e.Value == "states" && f.Has(arabic.WithPronoun):
		return r.stateOf(r.memory.current(), e.Span)
	case f.Has(arabic.DualNumber):
		return r.memory.two()
	}
	return nil
}

// stateOf is the state of the first party: "his country".
func (r *reader) stateOf(ps []musnad.Party, at musnad.Span) []musnad.Party {
	if len(ps) == 0 || ps[0].Country == "" {
		return nil
	}
	c := ps[0].Country
	return []musnad.Party{{Name: r.countryName(c), Country: c, Kind: "GOV", ID: strings.ToLower(c), At: at}}
}
