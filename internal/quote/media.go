package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// mediaVoice reads what follows a kind of medium: a listed name (an entity
// then), a name in quotation marks, a nisba, or words that no list knows.
func (r *reader) mediaVoice(v voice, h match.Hit, limit int) (voice, bool) {
	v.class = medium
	v.party.Kind = "JRN"
	i := h.Last
	definite := h.Features.Has(arabic.WithArticle)
	if e := r.entityAt(v.first); e != nil && e.Kind != musnad.Place && h.Last < e.Last && (e.Kind == musnad.Media || e.Party.Kind != "JRN") {
		return voice{}, false
	}
	if r.ourOwn(v.first) {
		return voice{}, false
	}
	if inner, ok := r.mediumBehind(i, limit, h); ok {
		inner.first, inner.own = v.first, h.Row.Attr("of") != "" && inner.party.Source == "media"
		inner.head = v.head
		return inner, true
	}
	if end, name := r.quotedName(i, limit); end > i {
		return r.nameMedium(v, name, end, limit), true
	}
	end := r.adjectives(i, limit)
	if definite {
		end = r.definiteName(end, limit)
	} else {
		end = r.mediaName(end, limit)
	}
	if q, name := r.quotedName(end, limit); q > end {
		return r.nameMedium(v, name, q, limit), true
	}
	if end == i && !definite && !h.Features.Has(arabic.Plural) {
		return voice{}, false
	}
	v.last = end
	v.party.At = r.span(v.first, end)
	v.party.At.Start += r.text.Written(v.first, h.Pro)
	v.party.Name = r.nameOf(v.first, end, h.Pro)
	if h.Row.Value == "media" && end > h.Last && !definite && !r.onlyAdjectives(h.Last, end) {
		v.party.Name = r.doc.Letters(r.span(h.Last, end))
	}
	v.bare = definite && (end == i || r.pointsBack(i))
	if definite && end == i+1 {
		v.again = r.nisbaOf(i)
	}
	return v, true
}

// nisbaOf is the state whose adjective token i is, empty if it is none.
func (r *reader) nisbaOf(i int) string {
	if h, ok := r.text.FirstOf(i, nisbaKind); ok {
		return h.Row.Value
	}
	return ""
}

// listedMedium names a medium as the text calls it, without the kind of medium
// before the name. A name that holds the kind is the longer: وكالة الأنباء
// الكويتية.
func (r *reader) listedMedium(v *voice, e *musnad.Mention) {
	v.party.Name = r.nameOf(e.First, e.Last, len(arabic.Bare(r.doc.Text[r.doc.Tokens[e.First].Start:e.Start])))
	if h, ok := r.text.FirstOf(e.First, mediaAgencyKinds); ok && h.Last >= e.Last {
		v.party.ID, v.party.Source, v.party.English = h.Row.ID, h.Row.Kind, h.Row.Attr("en")
		v.party.Country, v.last = h.Row.Value, h.Last
		v.party.Name = r.nameOf(e.First, h.Last, h.Pro)
	}
	if word := r.doc.Tokens[e.First].Bare; v.party.Source == "agency" || strings.HasSuffix(word, "ة") {
		v.feats = arabic.Feminine | arabic.Singular
	}
	if v.last > e.Last || v.party.ID != e.Party.ID {
		return
	}
	if h, ok := r.text.FirstOf(e.First, mediaclassKind); ok && h.Last < e.Last {
		v.head = r.headOf(h)
		if r.adjectives(h.Last, e.Last) < e.Last {
			v.party.Name = r.doc.Letters(r.span(h.Last, e.Last))
		}
	}
}

func (r *reader) onlyAdjectives(i, end int) bool { return r.adjectives(i, end) == end }

// definiteName passes the words that go on with the name of a medium with the
// article: الوكالة الوطنية للإعلام.
func (r *reader) definiteName(i, limit int) int {
	for i < limit && r.tag(i) == word && hasArticle(r.doc.Tokens[i].Bare) {
		i++
	}
	if i < limit && r.tag(i) == word {
		if _, pro := r.proclitics(i); pro.Has(arabic.WithLam) && strings.HasPrefix(r.doc.Tokens[i].Bare, "لل") {
			i++
		}
	}
	return i
}

// mediumBehind is the medium of a correspondent or programme, or the listed
// medium behind a kind that the list does not put before it.
func (r *reader) mediumBehind(i, limit int, h match.Hit) (voice, bool) {
	if i >= limit {
		return voice{}, false
	}
	if h.Row.Attr("of") == "" {
		if e := r.entityAt(i); e == nil || e.Kind != musnad.Media {
			return voice{}, false
		}
	}
	v, ok := r.voiceAt(i, limit)
	if !ok || v.class != medium {
		return voice{}, false
	}
	return v, true
}

// quotedName is a name in quotation marks or brackets at token i.
func (r *reader) quotedName(i, limit int) (end int, at musnad.Span) {
	p := r.marks.at(i)
	if p == nil && i < limit && r.doc.Tokens[i].Bare == "(" {
		return r.bracketed(i, limit)
	}
	if p == nil || !p.closed || p.after-p.first > maxNameTokens || p.after >= limit || p.after == p.first {
		return i, at
	}
	return p.after + 1, r.span(p.first, p.after)
}

// bracketed is a name in round brackets at token i: وكالة (آكي).
func (r *reader) bracketed(i, limit int) (end int, at musnad.Span) {
	for j := i + 1; j < limit && j <= i+maxBracketed+1; j++ {
		if r.doc.Tokens[j].Bare == ")" && j > i+1 {
			return j + 1, r.span(i+1, j)
		}
	}
	return i, at
}

// maxBracketed is how many words a name in brackets may have.
const maxBracketed = 3

func (r *reader) nameMedium(v voice, name musnad.Span, end, limit int) voice {
	v.party.Name, v.party.At = r.doc.Letters(name), name
	if e := r.entityAt(r.doc.TokenAt(name.Start)); e != nil && e.Kind == musnad.Media {
		v.party = e.Party
		v.party.Name, v.party.At = r.doc.Letters(name), name
	}
	v.last = r.adjectives(end, limit)
	return v
}

// mediaName passes the words of a medium's name that no list knows: words
// without a reading, Latin words, places, nisbas.
func (r *reader) mediaName(i, limit int) int {
	start := i
	for i < limit && i-start < 4 {
		if i > start {
			if conj, _ := r.proclitics(i); conj {
				return i
			}
		}
		if _, pro := r.proclitics(i); pro != 0 {
			return i
		}
		switch r.tag(i) {
		case word, entity, inside:
			i++
			continue
		}
		if r.doc.Tokens[i].Kind == musnad.Latin {
			i++
			continue
		}
		return i
	}
	return i
}
