package entity

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxAdjectives is how many words may stand between an institution and its
// owner: القوات المسلحة المصرية, الجيش الوطني الليبي.
const maxAdjectives = 2

// ownersAt reads whose the institution is; further owners are joined by و.
func ownersAt(t *match.Text, noun match.Range, limit int) (out []qualifier, end int) {
	end = noun.Last
	if noun.Hit.Features.Has(arabic.WithPronoun) {
		return nil, end
	}
	q, ok := ownerAfter(t, noun, limit)
	if !ok {
		return nil, end
	}
	out, end = append(out, q), q.last
	for end < limit && joined(t, end) && q.hit.Row.Kind == "nisba" {
		next, ok := qualifierAt(t, end, limit)
		if !ok || next.hit.Row.Kind != "nisba" {
			break
		}
		out, end = append(out, next), next.last
	}
	return out, end
}

func ownerAfter(t *match.Text, noun match.Range, limit int) (qualifier, bool) {
	definite := noun.Hit.Features.Has(arabic.WithArticle)
	named := definite || hasArticle(t.Doc.Tokens[noun.Last-1].Bare)
	i := noun.Last
	for n := 0; n <= maxAdjectives && i < limit; n++ {
		q, ok := qualifierAt(t, i, limit)
		if ok && fits(t, q, noun.Hit, n) {
			return q, true
		}
		if ok && q.hit.Row.Kind == "country" {
			if q, ok := nisbaAt(t, i, limit, named); ok && (named || n == 0 && !isParticiple(t, noun.First)) {
				return q, true // not متهما ألمانيا
			}
		}
		if q, ok := memberOf(t, noun, i, limit); ok {
			return q, true
		}
		if !adjectiveAt(t, i, definite) && !fieldAt(t, noun, i) {
			return qualifier{}, false
		}
		i++
	}
	return qualifier{}, false
}

// fieldAt reports whether the word at token i, which also is one for people, is an
// adjective between an indefinite noun and a state's, of the noun's case: وفد عسكري روسي,
// not مسلحين صحفيا فرنسيا, nor طالب دبلوماسي أمريكي.
func fieldAt(t *match.Text, noun match.Range, i int) bool {
	word := t.Doc.Tokens[i].Bare
	if noun.Hit.Features.Has(arabic.WithArticle) || hasArticle(word) || !nisbaLike(t, i) || !followedByNisba(t, i+1) || mayBeVerb(&t.Doc.Tokens[noun.First]) {
		return false
	}
	return strings.HasSuffix(word, "ا") == strings.HasSuffix(t.Doc.Tokens[noun.First].Bare, "ا")
}

// mayBeVerb reports whether a word may be a finite verb.
func mayBeVerb(tok *musnad.Token) bool {
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return tok.Fits(&a) && arabic.Features(a.Features).Has(arabic.IsVerb)
	})
}

// nisbaAt reads the nisba at token i, of a country whose own name has the letters of
// one: القوات السعودية, 20 جنديا أوكرانيا.
func nisbaAt(t *match.Text, i, limit int, definite bool) (qualifier, bool) {
	h, ok := t.FirstOf(i, nisbaKind)
	if !ok || h.Last > limit || h.Features.Any(arabic.Prepositional|arabic.WithPronoun|arabic.WithWaw) || h.Features.Has(arabic.WithArticle) != definite {
		return qualifier{}, false
	}
	return qualifier{nisbaParty(h.Row), h, h.Last, false}, true
}

// transparent reports whether indefinite people are followed by من and the body
// that they belong to, which then is the party: مسؤولون من القوات التركية.
func transparent(t *match.Text, noun match.Range, limit int) bool {
	if noun.Hit.Row.Kind != "agent" || noun.Hit.Features.Any(arabic.WithArticle|arabic.WithPronoun) || !noun.Hit.Features.Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	i := noun.Last
	for n := 0; n < maxAdjectives && i < limit && adjectiveAt(t, i, false); n++ {
		i++
	}
	if i+1 >= limit || t.Doc.Tokens[i].Bare != "من" && t.Doc.Tokens[i].Bare != "في" {
		return false
	}
	return t.Has(i+1, organKind)
}

// memberOf reads من and a group, body or state after people, and a group or body after
// a unit, which may come from a place: مسلحون من تنظيم الدولة, وحدات من الجيش.
func memberOf(t *match.Text, noun match.Range, i, limit int) (qualifier, bool) {
	unit := noun.Hit.Row.Attr("part") != ""
	if !unit && noun.Hit.Row.Kind != "agent" || t.Doc.Tokens[i].Bare != "من" || i+1 >= limit || unit && noun.Hit.Features.Any(arabic.WithArticle|arabic.WithPronoun) {
		return qualifier{}, false
	}
	q, ok := qualifierAt(t, i+1, limit)
	if !ok || q.hit.Row.Kind == "nisba" || q.hit.Row.Kind == "capital" || unit && noun.Hit.Row.ID != "organ.delegation" && fromThere(q) {
		return qualifier{}, false
	}
	return q, true
}

// fromThere reports whether somebody comes from what is named behind من, and is no part
// of it.
func fromThere(q qualifier) bool { return q.hit.Row.Kind == "country" || q.hit.Row.Kind == "place" }

// fits keeps a country from being an owner where grammar forbids it: a noun
// with the article, or one that an adjective follows, has no genitive; its
// owner is a nisba, or stands after ل.
func fits(t *match.Text, q qualifier, noun match.Hit, adjectives int) bool {
	if q.hit.Features.Has(arabic.WithWaw) {
		return false
	}
	if q.hit.Row.Kind == "nisba" || q.hit.Features.Has(arabic.WithLam) {
		return true
	}
	if q.hit.Row.Kind != "group" && q.hit.Row.Kind != "body" && finished(t, noun) {
		return false
	}
	return !noun.Features.Any(arabic.WithArticle|arabic.Indefinite) && adjectives == 0 && !absolute(t, noun)
}

// finished reports whether a noun ends in a word with the article or, of several words,
// in a nisba, to which nothing is annexed: حذر الغرب روسيا, منظمات حقوقية.
func finished(t *match.Text, noun match.Hit) bool {
	last := t.Doc.Tokens[noun.Last-1].Bare
	return hasArticle(last) || noun.Last > noun.First+1 && strings.HasSuffix(last, "ية")
}

// absolute reports whether a noun has the noon that it drops before a genitive:
// مسلحون, مسلحين.
func absolute(t *match.Text, h match.Hit) bool {
	bare := t.Doc.Tokens[h.Last-1].Bare
	return h.Features.Any(arabic.Plural|arabic.DualNumber) && !h.Features.Has(arabic.Construct) && h.Last == h.First+1 &&
		(strings.HasSuffix(bare, "ون") || strings.HasSuffix(bare, "ين"))
}
