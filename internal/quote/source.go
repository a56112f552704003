package quote

import (
	"cmp"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// sourceVoice reads a noun of source or a kind of medium with what belongs to
// it: adjectives, whose it is, a name.
func (r *reader) sourceVoice(i, limit int) (voice, bool) {
	if f := r.doc.Tokens[i].Folded; (f == "نفس" || f == "ذات") && i+1 < limit {
		v, ok := r.sourceVoice(i+1, limit)
		v.first, v.bare = i, true
		return v, ok
	}
	h, ok := r.hit(i, sourceMediaclassKinds)
	if !ok || h.Last > limit || !h.Exact && (r.tags[i] == verb || r.otherSpelling(i)) {
		return voice{}, false
	}
	e := r.entityAt(i)
	if e != nil && (isPerson(e) || e.Kind == musnad.Media && !(h.Row.Kind == "mediaclass" && h.Last >= e.Last)) {
		return voice{}, false
	}
	if r.tags[i] == inside && h.Row.Kind == "source" {
		return voice{}, false
	}
	v := voice{first: i, last: h.Last, head: r.headOf(h), feats: h.Features & agreement}
	if v.feats.Has(arabic.DualNumber) && strings.HasSuffix(r.doc.Tokens[i].Folded, "ين") {
		v.feats |= arabic.Plural // مسؤولين may be two or more
	}
	v.party.Source = h.Row.Value
	if h.Row.Kind == "mediaclass" {
		return r.mediaVoice(v, h, limit)
	}
	switch h.Row.Value {
	case "media":
		v.class = medium
		v.party.Kind = "JRN"
	case "document":
		return r.documentVoice(v, h, limit)
	case "organisation":
		return r.bodyVoice(v, h, e, limit)
	default:
		v.class = anonymous
	}
	if e != nil {
		v.party.Country, v.party.Kind = e.Party.Country, e.Party.Kind
		v.last = max(v.last, e.Last)
	}
	if e != nil && e.Kind == musnad.Reference {
		v.party.Kind = r.standing(i)
	}
	return r.describe(v, h, limit), true
}

// otherSpelling reports whether token i has a hamza on its alef, which a loose
// spelling leaves out and does not add: الأعلام is not الإعلام.
func (r *reader) otherSpelling(i int) bool {
	return strings.ContainsAny(r.doc.Tokens[i].Bare, "أإ")
}

// standing is what the list of nouns of people says of token i.
func (r *reader) standing(i int) string {
	if h, ok := r.text.FirstOf(i, agentKind); ok {
		return h.Row.Value
	}
	return ""
}

// headOf is the folded noun of a hit without its article.
func (r *reader) headOf(h match.Hit) string { return arabic.FoldBare(h.Row.Name()) }

// describe takes the adjectives and the phrase that say what source it is.
func (r *reader) describe(v voice, h match.Hit, limit int) voice {
	v.last = r.adjectives(v.last, limit)
	v.of = r.mediumOf(v.last, limit, h)
	if v.of != nil {
		v.last = v.of.last
	}
	v.last = r.belonging(v.last, limit, &v)
	if h.Features.Has(arabic.WithArticle) && v.party.Source != "media" {
		v.bare = v.last == h.Last && r.ends(v.last) || r.pointsBack(h.Last) || v.party.Source == "official" && v.last == h.Last+1 && r.ends(v.last)
	}
	r.named(&v, limit)
	if v.party.Source == "person" {
		v.class = someone
		return v
	}
	v.party.At = r.span(v.first, v.last)
	v.party.At.Start += r.text.Written(v.first, h.Pro)
	v.party.Name = r.nameOf(v.first, v.last, h.Pro)
	v.last = r.skipUnnamed(v.last, limit)
	return v
}

// adjectives passes the adjectives of a source: words for it, nisbas, and
// others that agree in the article.
func (r *reader) adjectives(i, limit int) int {
	for i < limit {
		if r.tag(i) == number || r.doc.Tokens[i].Folded == "ال" {
			i++
			continue
		}
		if r.tag(i) == particle && r.pointsBack(i) {
			return i
		}
		if e := r.entityAt(i); e != nil {
			if h, ok := r.text.FirstOf(i, sourceadjNisbaKinds); !ok || h.Last != i+1 || e.Last != i+1 {
				return i
			}
			i++
			continue
		}
		h, ok := r.text.FirstOf(i, sourceadjNisbaFormerKinds)
		if !ok || h.Last > limit || h.Features.Any(arabic.Prepositional) {
			return i
		}
		i = h.Last
	}
	return i
}

// mediumOf is the medium in the genitive of a source, or the owner of its
// pronoun: مصادر الصحيفة.
func (r *reader) mediumOf(i, limit int, h match.Hit) *voice {
	if h.Features.Any(arabic.WithArticle|arabic.WithPronoun) || i >= limit {
		return nil
	}
	if _, pro := r.proclitics(i); pro != 0 {
		return nil
	}
	v, ok := r.voiceAt(i, limit)
	if !ok || v.class != medium {
		return nil
	}
	return &v
}

// belonging passes "في وزارة الخارجية", "من الحركة", "داخل حزب الله", "باسم
// الجيش": a preposition and an entity.
func (r *reader) belonging(i, limit int, v *voice) int {
	for n := 0; n < 2 && i < limit; n++ {
		at := i
		if r.tag(i) == prep {
			at++
		} else if _, pro := r.proclitics(i); !pro.Has(arabic.WithBeh) && r.tag(i) != entity {
			return i
		}
		e := r.entityWithin(at, limit)
		if e == nil || e.Kind == musnad.Media || e.Kind == musnad.Person {
			return i
		}
		if _, pro := r.proclitics(at); pro.Has(arabic.WithLam) {
			return i
		}
		if e.Kind == musnad.Place {
			v.party.Country = cmp.Or(v.party.Country, e.Party.Country)
			return e.Last // where a source is says nothing of its standing
		}
		if v.party.Country == "" {
			v.party.Country, v.party.Kind = e.Party.Country, e.Party.Kind
		}
		i = r.adjectives(e.Last, limit)
	}
	return i
}

// entityWithin is the entity at token i or behind one noun.
func (r *reader) entityWithin(i, limit int) *musnad.Mention {
	for j := i; j < limit && j < i+2; j++ {
		if e := r.entityAt(j); e != nil {
			return e
		}
		if r.tag(j) != word && r.tag(j) != inside {
			return nil
		}
	}
	return nil
}

// pointsBack reports whether token i is نفسه, ذاته or the like.
func (r *reader) pointsBack(i int) bool {
	h, ok := r.text.FirstOf(i, attributionKind)
	return ok && h.Row.Value == "same"
}

const sourceNoun = "مصدر"

// skipUnnamed passes "لم تسمها", "طلب عدم الكشف عن هويته".
func (r *reader) skipUnnamed(i, limit int) int {
	j := i
	if r.tag(j) == comma || r.tag(j) == relative {
		j++
	}
	for n := 0; n < 2 && j < limit; n++ {
		if h, ok := r.text.FirstOf(j, attributionKind); ok && h.Row.Value == "unnamed" && h.Last <= limit {
			return h.Last
		}
		if r.tag(j) != particle {
			break
		}
		j++ // the word that asks for it
	}
	return i
}
