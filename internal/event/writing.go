package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// A resolution, statement or letter that asks, accuses or condemns does it for whoever
// made it.

// maxWriting is how many words may stand between a document and the verb that says what
// it asks for: بيان صادر عن مجلس الأمن الدولي يدعو.
const maxWriting = 8

// written finds whom the document speaks for that the verb is said of: the noun that its
// relative clause describes (تبنى مجلس الأمن قرارا يطالب), or its subject behind it (دعا
// البيان). It reports whether it is said of a document.
func (c *clause) written(r *reader) bool {
	v := c.view
	d := v.writingBefore(c.trigger)
	behind := len(c.bare) > 0 && len(c.bare[0].ents) == 0 && v.writingAt(c.bare[0].first, true)
	if d < 0 && !behind || c.features.Any(arabic.FirstPerson|arabic.SecondPerson) || c.features.Has(arabic.WithPronoun) || !slices.ContainsFunc(v.verbRows(c.trigger), v.speaks) {
		return false
	}
	if d >= 0 && !c.resumed() && v.feminineWriting(d) == c.features.Has(arabic.Feminine) {
		c.subject = r.issuer(c, d)
		c.left, c.document = len(c.subject) > 0, len(c.subject) > 0
		return c.document || v.nothingNamed(d, c.trigger)
	}
	if !behind {
		return false
	}
	c.subjectArg, c.bare = c.bare[0], c.bare[1:]
	if c.subject = r.signed(c); c.subject == nil {
		c.subject = slices.DeleteFunc(slices.Clone(r.memory.current()), signsNothing)
	}
	return true
}

// signsNothing reports whether a party issues no documents of its own: media, whoever
// they quote, and crowds.
func signsNothing(p musnad.Party) bool {
	return p.Source == "media" || p.Source == "agency" || !single([]musnad.Party{p})
}

// speaks reports whether a verb does what a document may do: it asks, accuses, praises
// or rejects, and does nothing by force.
func (v *view) speaks(row int32) bool {
	says := false
	for _, f := range v.lex.Frames(row) {
		switch t := musnad.Type(f.Type); {
		case t == musnad.Assault, t == musnad.Coerce, t == musnad.Retreat:
			return false
		case t == musnad.Request, t == musnad.Accuse, t == musnad.Support, t == musnad.Reject:
			says = true
		}
	}
	return says
}

// writingAt reports whether the word at token i is a document, with the article or without.
func (v *view) writingAt(i int, definite bool) bool {
	if v.tag(i) != noun {
		return false
	}
	h, ok := v.text.FirstOf(i, writingKind)
	return ok && h.Exact && h.Features.Has(arabic.WithArticle) == definite && !h.Features.Has(arabic.WithPronoun)
}

// feminineWriting reports whether a verb said of the document at token d is feminine.
func (v *view) feminineWriting(d int) bool {
	w := v.doc.Tokens[d].Bare
	return strings.HasSuffix(w, feminineMark) || strings.HasSuffix(w, "ات")
}

// writingBefore is the token of the document whose relative clause begins with the verb
// at token i; -1 if there is none.
func (v *view) writingBefore(i int) int {
	j := i - 1
	for v.tag(j) == particle {
		j--
	}
	bare := v.tag(j) != relative
	if !bare {
		if j--; v.tag(j) == comma {
			j--
		}
	}
	for near := true; j >= v.first && j >= i-maxWriting; j-- {
		switch v.tag(j) {
		case noun:
			if v.writingAt(j, false) || !bare && v.writingAt(j, true) {
				return j
			}
			if near && hasArticle(&v.doc.Tokens[j]) && bare && v.covering(j-1) == nil {
				return -1
			}
		case entity, inside, prep, number, bracket:
		default:
			return -1
		}
		near = false
	}
	return -1
}

// nothingNamed reports whether no entity stands between tokens d and i.
func (v *view) nothingNamed(d, i int) bool {
	return !slices.ContainsFunc(v.ents[d-v.first:i-v.first], func(e int32) bool { return e >= 0 })
}

// issuer is who made the document at token d: whom it is said to be of, or the subject
// of the verb that it is the object of, unless that speaks against it.
func (r *reader) issuer(c *clause, d int) []musnad.Party {
	v := c.view
	for j := d + 1; j < c.trigger; j++ {
		e := v.entityAt(j)
		if e == nil || e.Kind == musnad.Place || e.Kind == musnad.Reference {
			continue
		}
		tie := v.tag(j-1) == prep && (v.preps[j-1-v.first] == lexicon.An || v.preps[j-1-v.first] == lexicon.Min)
		if pro := v.pro[j-v.first]; j == d+1 && (pro == 0 || pro.Has(arabic.WithLam)) || tie {
			return r.whom(e)
		}
	}
	if v.pro[d-v.first] != 0 || len(c.earlier) == 0 {
		return nil
	}
	j := d - 1
	if v.doc.Tokens[j].Bare == draft {
		j--
	}
	switch t := v.tag(j); {
	case t == verb, t == entity, t == inside, t == when:
		return r.issuedBy(c, j, false)
	case t == prep && v.preps[j-v.first] == lexicon.Ala:
		return r.issuedBy(c, j, true)
	}
	return nil
}

// draft before a resolution is one that is to be voted on.
const draft = "مشروع"

// issuedBy is the subject of the verb that ends before or at token i, if it is one by
// which a document is issued: none that rejects it and, behind على, one that approves.
func (r *reader) issuedBy(c *clause, i int, approved bool) []musnad.Party {
	v := c.view
	for ; v.tag(i) != verb; i-- {
		if i < v.first || v.tag(i) == stop || v.tag(i) == comp {
			return nil
		}
	}
	if v.tag(i-1) == comp {
		return nil // أن يصوت على قرار يدين
	}
	approves := false
	for _, row := range v.verbRows(i) {
		for _, f := range v.lex.Frames(row) {
			switch musnad.Type(f.Type) {
			case musnad.Reject, musnad.Accuse:
				if len(f.Rest) == 0 {
					return nil
				}
			case musnad.Support, musnad.Agree:
				approves = approves || len(f.Rest) == 0 || f.Rest[0] == on
			}
		}
	}
	if approved && !approves {
		return nil
	}
	return c.earlier
}

// on ties what is approved to the verb that approves it.
const on = "علي"

// signed is whom a document behind its verb is said to be from: دعا البيان الصادر عن
// الحرس الثوري.
func (r *reader) signed(c *clause) []musnad.Party {
	for k := range c.args {
		if a := &c.args[k]; a.where == lexicon.An && a.first <= c.subjectArg.last+2 {
			return r.parties(c.view, *a)
		}
	}
	return nil
}
