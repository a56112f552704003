package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// strangerAt reads a subject that no list knows: a name, or a definite noun
// phrase right before what is said.
func (r *reader) strangerAt(i int, a act) (voice, bool) {
	if end := r.unknownName(i, r.last); end > i {
		v := voice{first: i, last: end, feats: arabic.Singular}
		v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "person", At: r.span(i, end)}
		r.learnApposition(end, v.party)
		return r.knownName(v), true
	}
	if v, ok := r.namedAhead(i, a); ok {
		return v, true
	}
	end := r.nounPhrase(i, r.last)
	if end == i || a.is("act") && !r.likelySubject(i, a) || r.indefiniteWord(i) || r.masdarAt(i) {
		return voice{}, false
	}
	definite := hasArticle(r.doc.Tokens[i].Bare)
	if len(r.doc.Tokens[i].Analyses) == 0 && !definite {
		return voice{}, false
	}
	if s, ok := r.complement(end, a); !ok || !definite && a.is("content") && !s.comp {
		return voice{}, false
	}
	v := voice{first: i, last: end, bare: end == i+1 && hasArticle(r.doc.Tokens[i].Bare)}
	v.feats = withVerb(0, a.feats)
	v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "official", At: r.span(i, end)}
	v.bare = v.bare || r.pointsBack(i+1) || r.honour(i)
	r.named(&v, r.last)
	if !definite {
		r.learnApposition(v.last, v.party)
	}
	return r.resolve(v, nil), true
}

// namedAhead reads an office that no list knows with the name of its holder,
// right before what is said: قال رئيس الفريق فلان إن.
func (r *reader) namedAhead(i int, a act) (voice, bool) {
	if !r.text.Has(i, officeTitleAgentSourceKinds) {
		return voice{}, false
	}
	v := voice{first: i, last: i + 1}
	v.party.Source = "official"
	r.named(&v, r.last)
	return v, v.party.Source == "person"
}

// likelySubject reports whether a noun phrase behind a verb that also takes a
// person as its object is rather the subject: definite, and of its gender.
func (r *reader) likelySubject(i int, a act) bool {
	tok := &r.doc.Tokens[i]
	if !hasArticle(tok.Bare) {
		return false
	}
	for _, x := range tok.Analyses {
		if arabic.Features(x.Features).Any(arabic.Plural | arabic.DualNumber) {
			return false
		}
	}
	return strings.HasSuffix(tok.Bare, "ة") == a.feats.Has(arabic.Feminine)
}

// indefiniteWord reports whether a word has tanween on its last letter.
func (r *reader) indefiniteWord(i int) bool {
	if r.text.Has(i, quantityKind) {
		return true
	}
	at := r.doc.Tokens[i].Span
	return strings.ContainsRune(r.doc.Text[at.Start:at.End], fathatan) || r.adverb(i)
}

const fathatan = '\u064B'

// honour reports whether token i is سموه, معاليه or the like, which mean a person
// named before.
func (r *reader) honour(i int) bool {
	h, ok := r.text.FirstOf(i, attributionKind)
	return ok && h.Row.Value == "honour"
}

func (r *reader) masdarAt(i int) bool {
	for _, a := range r.doc.Tokens[i].Analyses {
		if a.Exact && arabic.Features(a.Features).Has(arabic.IsMasdar) {
			return true
		}
	}
	return false
}

// knownName leads the last word of a name to the person who was named in full.
func (r *reader) knownName(v voice) voice {
	if v.last != v.first+1 {
		return v
	}
	name := r.doc.Tokens[v.first].Folded
	for k := len(r.memory.list) - 1; k >= max(0, len(r.memory.list)-lookBack); k-- {
		p := r.memory.list[k].party
		if p.Source == "person" && strings.HasSuffix(arabic.FoldBare(arabic.Bare(p.Name)), name) {
			return v.as(r.memory.list[k].voice)
		}
	}
	return v
}

// countedVoice reads a noun of quantity and the voice that it counts: أحد
// المسؤولين, عدد من السكان.
func (r *reader) countedVoice(i int, a act) (voice, bool) {
	h, ok := r.text.FirstOf(i, quantityKind)
	if !ok || a.is("act") || accusative(r.doc.Tokens[i].Bare) {
		return voice{}, false
	}
	at := h.Last
	if r.tag(at) == prep && r.doc.Tokens[at].Folded == "من" {
		at++
	}
	v, ok := r.voiceAt(at, r.last)
	if !ok {
		v = voice{last: r.nounPhrase(at, r.last)}
		v.party.Source = "official"
		_, ok = r.complement(v.last, a)
		ok = ok && v.last > at && !r.masdarAt(at)
	}
	if !ok || v.class == medium || v.class == paper {
		return voice{}, false
	}
	v.first, v.feats, v.bare = i, 0, false
	if v.party.Source != "person" {
		v.party.Name = r.doc.Letters(r.span(i, v.last))
		v.party.At, v.party.ID = r.span(i, v.last), ""
	}
	return v, true
}

// accusative reports whether a noun of quantity has the alef of tanween, and is
// no subject: اعتقلت عددا من القادة.
func accusative(bare string) bool { return len(bare) > 4 && strings.HasSuffix(bare, "ا") }

// nounPhrase passes words of a noun phrase, as far as they are no other part of
// speech.
func (r *reader) nounPhrase(i, limit int) int {
	for n := 0; i < limit && n < maxPhrase; n++ {
		switch r.tag(i) {
		case word, entity, inside:
		case opening:
			p := r.marks.at(i)
			if p == nil || !p.closed || p.after-p.first > maxNameTokens || p.after >= limit {
				return i
			}
			i = p.after
		default:
			return i
		}
		conj, pro := r.proclitics(i)
		if conj && r.tag(i) == entity || n > 0 && pro.Has(arabic.WithLam) || n > 0 && r.tag(i) == entity && hasArticle(r.doc.Tokens[i-1].Bare) || n > 0 && r.tag(i) == word && (r.adverb(i) || r.leadsOver(i)) {
			return i
		}
		i++
	}
	return i
}

const maxPhrase = 9

// unknownName reads a name at token i that begins with a given name, or whose
// words no list knows and which stands right before what is said. It returns the
// token after it, or i.
func (r *reader) unknownName(i, limit int) int {
	j := i
	for j < limit && j-i < maxNameTokens && r.nameWord(j) {
		j++
	}
	if j < i+2 {
		return i // one word that no list knows may be anything
	}
	if h, ok := r.text.FirstOf(i, givenParticleKinds); ok && h.Pro == 0 && h.Exact {
		return j
	}
	switch r.tag(j) {
	case comp, colon, opening:
		if !hasArticle(r.doc.Tokens[i].Bare) && !strings.HasSuffix(r.doc.Tokens[i].Bare, "ة") {
			return j
		}
	}
	return i
}

func (r *reader) nameWord(j int) bool {
	tok := &r.doc.Tokens[j]
	if tok.Kind != musnad.Word || r.tags[j] != word {
		return false
	}
	if h, ok := r.text.FirstOf(j, givenParticleKinds); ok && h.Pro == 0 && h.Exact {
		return true
	}
	conj, pro := r.proclitics(j)
	return len(tok.Analyses) == 0 && pro == 0 && !conj
}
