package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// maxAddressee is how many tokens behind a verbal act the party that its content
// is about may stand.
const maxAddressee = 25

// addressee takes, for a demand, refusal, accusation or threat that names nobody
// it is addressed to, the party that its content is about: طالب بانسحاب القوات
// التركية.
func (r *reader) addressee(c *clause, e *musnad.EventMention) {
	if len(e.Recipient) > 0 {
		return
	}
	if e.Type == musnad.Protest {
		r.grievance(c, e)
		return
	}
	if !hostile(e.Type) || len(e.Actor) == 0 || c.noun {
		return
	}
	denies := r.denies(c)
	if denies && r.accuser(e) {
		return
	}
	limit := min(c.view.last, c.last+maxAddressee)
	if denies {
		limit = c.pastClaimant()
	}
	x := content{r: r, v: c.view, e: e, as: e.Type}
	if x.read(c.pastSubject(), limit) {
		return
	}
	r.again(e)
}

// commanders makes of forces that are to withdraw the state that is asked for it: طالب
// بانسحاب القوات التركية.
func (r *reader) commanders(c *clause, e *musnad.EventMention) {
	if e.Type != musnad.Request || e.Mode != "yield" || len(e.Recipient) != 1 {
		return
	}
	p := &e.Recipient[0]
	before := r.doc.TokenAt(p.At.Start) - 1
	if p.Kind == "MIL" && p.Country != "" && p.Source != "person" && c.view.tag(before) == noun && c.view.masdarAt(before) {
		*p = musnad.Party{Name: r.countryName(p.Country), Country: p.Country, Kind: "GOV", ID: strings.ToLower(p.Country), At: p.At}
	}
}

// pastSubject is the token behind the trigger and its subject, with the offices and names
// that stand in apposition to it.
func (c *clause) pastSubject() int {
	v, i := c.view, c.last
	if c.left || c.subjectArg == nil || len(c.subject) == 0 {
		return i
	}
	i = max(i, c.subjectArg.last)
	if s := c.subject[0].Source; s != "person" && s != "official" {
		return i
	}
	for j := i; j < v.last && j < i+maxPost; j++ {
		switch v.tag(j) {
		case entity:
			if e := v.entityAt(j); (e.Kind == musnad.Person || e.Kind == musnad.Office) && v.pro[j-v.first] == 0 {
				i, j = e.Last, e.Last-1
			}
		case prep:
			if w := v.preps[j-v.first]; j > i || w != lexicon.Ila && w != lexicon.Fi && w != lexicon.Lada {
				return i
			}
		case comma, bracket, inside:
		default:
			return i
		}
	}
	return i
}

// maxPost is how many tokens may stand between an office and the name of its holder.
const maxPost = 5

// pastClaimant is the token behind whoever a denial contradicts, where it denies
// somebody's words: نفى مزاعم الحكومة بأن. Whom the denied story is about has said
// nothing, so that the search for the addressee ends where the story begins.
func (c *clause) pastClaimant() int {
	if !c.ownWords || c.frame.Slot(lexicon.Object) != lexicon.Recipient {
		return c.last
	}
	v, i := c.view, c.restEnd
	for i < v.last && i < c.restEnd+maxClaimant && v.tag(i) != comp && v.tag(i) != prep {
		i++
	}
	return i
}

// maxClaimant is how many tokens behind the word for his words the one who spoke them may
// stand.
const maxClaimant = 4

// denies reports whether the trigger is a verb of denial.
func (r *reader) denies(c *clause) bool {
	if !c.verb {
		return false
	}
	return slices.ContainsFunc(r.lex.Tags(c.view.forms[c.trigger-c.view.first].Row), func(t lexicon.Tag) bool { return t.Kind == "deny" })
}

// accuser takes, for a denial, who accused the one who denies: it is he who is
// contradicted, whatever the denial names.
func (r *reader) accuser(e *musnad.EventMention) bool {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		b := &r.doc.EventMentions[i]
		if b.Type == musnad.Accuse && len(b.Actor) > 0 && akin(b.Recipient, e.Actor[0]) && !akin(b.Actor, e.Actor[0]) {
			e.Recipient = b.Actor
			return true
		}
	}
	return false
}

// grievance takes, for a protest, the party that the accusation, refusal or demand
// behind it is about: احتجاجا على قرار الحكومة, مطالبين باستقالة الوزير.
func (r *reader) grievance(c *clause, e *musnad.EventMention) {
	v := c.view
	for i := c.last; i < v.last && v.tag(i) != stop; i++ {
		if v.tag(i) != noun && v.tag(i) != prep {
			continue
		}
		if t := r.purpose(i); t != "" {
			x := content{r: r, v: v, e: e, as: t}
			x.read(i+1, min(v.last, i+maxAddressee))
			return
		}
	}
}

// purpose is the type of the act of speech against somebody that the word at
// token i tells as the purpose or manner of what stands before it, or "".
func (r *reader) purpose(i int) (t musnad.Type) {
	r.text.HitsOf(i, happenings, func(h match.Hit) bool {
		f := r.lex.Frames(h.Row.Index)
		aim := h.Features.Has(arabic.IsMasdar) && h.Features.Any(arabic.Indefinite|arabic.WithLam) || h.Features.Has(arabic.IsActiveParticiple) && !h.Features.Has(arabic.WithArticle)
		if h.Exact && aim && len(f) > 0 && hostile(musnad.Type(nounType(f))) {
			t = musnad.Type(nounType(f))
		}
		return t == ""
	})
	return t
}

// hostile types are acts of speech against somebody.
func hostile(t musnad.Type) bool {
	switch t {
	case musnad.Request, musnad.Reject, musnad.Accuse, musnad.Threaten:
		return true
	}
	return false
}

// content is what a verbal act says; read from left to right until it names the
// party that the act is aimed at.
type content struct {
	r       *reader
	v       *view
	e       *musnad.EventMention
	as      musnad.Type    // the act of speech
	victims []musnad.Party // who suffers what is told there: nobody is blamed for that
}

// read reports whether the party was found in tokens [i,limit).
func (x *content) read(i, limit int) bool {
	for ; i < limit && !x.ends(i); i++ {
		if x.v.tag(i) == noun && x.happening(i) {
			return true
		}
		if m := x.v.entityAt(i); m != nil && !x.aside(m, i) {
			for _, p := range x.r.whom(m) {
				if !x.bystander(p) && x.take(p) {
					return true
				}
			}
		}
	}
	return false
}

// ends reports whether token i begins another clause: a conjoined verb, a
// participle in its stead, a time of another happening.
func (x *content) ends(i int) bool {
	v := x.v
	switch v.tag(i) {
	case stop:
		return true
	case clauseConj:
		h, ok := v.text.FirstOf(i, conjKind)
		return ok && h.Row.Attr("turn") == "1"
	case verb:
		return v.conj[i-v.first]
	case noun:
		return v.participle(i)
	case prep:
		return v.preps[i-v.first] == noSlot && v.happening(i+1)
	}
	return false
}

// happening takes the party from a masdar or noun of happening at token i: who
// does it, of a threat who would suffer it.
func (x *content) happening(i int) bool {
	if x.v.tag(i-1) == prep && x.v.preps[i-1-x.v.first] == lexicon.Khilal {
		return false // when it was said
	}
	in := x.r.inner(x.v, i)
	if in == nil {
		return false
	}
	if x.as == musnad.Threaten {
		in.Actor, in.Recipient = in.Recipient, in.Actor
	}
	for _, p := range in.Actor {
		if x.take(p) {
			return true
		}
	}
	if x.as != musnad.Reject && x.as != musnad.Threaten {
		x.victims = append(x.victims, in.Recipient...)
	}
	return false
}

// aside reports whether an entity tells no more than where or by which medium.
func (x *content) aside(m *musnad.Mention, i int) bool {
	switch m.Kind {
	case musnad.Place, musnad.Media:
		return true
	case musnad.Country:
		return x.v.tag(i-1) == prep && x.v.preps[i-1-x.v.first] == lexicon.Fi
	}
	return arabic.Features(m.Features).Has(arabic.WithPronoun) && m.Party.Country == ""
}

// bystander reports whether unnamed people whom a criticism or refusal mentions are
// hardly those whom it is aimed at: مقتل مدنيين بينهم أطفال.
func (x *content) bystander(p musnad.Party) bool {
	return x.as != musnad.Threaten && p.ID == "" && p.Source != "person" && (p.Kind == "CVL" || p.Kind == "REF" || p.Kind == "MED")
}

func (x *content) take(p musnad.Party) bool {
	if !p.Known() || akin(x.e.Actor, p) || contains(x.victims, p) {
		return false
	}
	x.e.Recipient = []musnad.Party{p}
	return true
}

// again takes the addressee of the speaker's act before, in this sentence or the
// one before it: who goes on demanding goes on speaking to the same.
func (r *reader) again(e *musnad.EventMention) {
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		b := &r.doc.EventMentions[i]
		if b.Sentence < e.Sentence-1 {
			return
		}
		if hostile(b.Type) && len(b.Recipient) > 0 && len(b.Actor) > 0 && akin(b.Actor, e.Actor[0]) {
			e.Recipient = b.Recipient
			return
		}
	}
}

// backfill gives the addressee of an act of speech to those of the same speaker
// before it in the sentence that have none: ندد بالقرار وطالب الوزارة بإلغائه.
func (r *reader) backfill(e *musnad.EventMention) {
	if !hostile(e.Type) || len(e.Recipient) != 1 || len(e.Actor) == 0 {
		return
	}
	for i := len(r.doc.EventMentions) - 1; i >= 0; i-- {
		b := &r.doc.EventMentions[i]
		if b.Sentence != e.Sentence {
			return
		}
		if hostile(b.Type) && len(b.Recipient) == 0 && len(b.Actor) > 0 && akin(b.Actor, e.Actor[0]) {
			b.Recipient = e.Recipient
		}
	}
}
