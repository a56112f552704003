package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// voice is a phrase that names somebody who may speak.
type voice struct {
	party       musnad.Party
	first, last int             // tokens
	feats       arabic.Features // gender and number, as far as the word shows them
	head        string          // the folded head noun of a source: مصدر, صحيفه
	class       class
	bare        bool   // a definite noun alone: it points back to a source named before
	of          *voice // the medium whose source it is
}

// class is what kind of source a voice is.
type class uint8

const (
	someone   class = iota // a person, office or body
	anonymous              // a source without a name
	medium
	paper // a document
)

// voiceAt reads the voice that begins at token i, with proclitics as they are.
func (r *reader) voiceAt(i, limit int) (voice, bool) {
	if i >= limit {
		return voice{}, false
	}
	if v, ok := r.quotedVoice(i, limit); ok {
		return v, true
	}
	if v, ok := r.sourceVoice(i, limit); ok {
		return v, true
	}
	if e := r.entityAt(i); e != nil {
		return r.entityVoice(e, limit)
	}
	return voice{}, false
}

// quotedVoice reads a voice in quotation marks or between brackets that set a
// name off: «رويترز», "هيومان رايتس ووتش".
func (r *reader) quotedVoice(i, limit int) (voice, bool) {
	p := r.marks.at(i)
	if p == nil || !p.closed || p.after-p.first > maxNameTokens || p.after >= limit {
		return voice{}, false
	}
	v, ok := r.voiceAt(p.first, p.after)
	if !ok || v.last < p.after {
		return voice{}, false
	}
	v.first, v.last = i, p.after+1
	return v, true
}

// maxNameTokens is how many words a name in quotation marks may have.
const maxNameTokens = 6

// entityVoice is an entity as a voice, with the name that stands behind an
// office.
func (r *reader) entityVoice(e *musnad.Mention, limit int) (voice, bool) {
	switch e.Kind {
	case musnad.Place, musnad.Time, musnad.Duration, musnad.Quantity, musnad.Reference:
		return voice{}, false
	}
	v := voice{party: e.Party, first: e.First, last: e.Last, feats: arabic.Features(e.Features) & agreement}
	v.party.At = e.Span
	switch {
	case e.Kind == musnad.Media:
		v.class = medium
	case e.Kind == musnad.Person:
		v.feats |= r.genderOf(e)
		if v.party.Source == "" || v.party.Source == "organisation" {
			v.party.Source = "person"
		}
	case v.party.Source == "":
		v.party.Source = "organisation"
	}
	r.named(&v, limit)
	if v.class == someone && v.party.Source == "official" {
		v.bare = r.onlyDefinite(e)
	}
	return v, true
}

// agreement are the bits of gender and number.
const agreement = arabic.Masculine | arabic.Feminine | arabic.Singular | arabic.DualNumber | arabic.Plural

// onlyDefinite reports whether an office is one word with the article: الوزير.
func (r *reader) onlyDefinite(e *musnad.Mention) bool {
	return e.Last == e.First+1 && arabic.Features(e.Features).Has(arabic.WithArticle)
}

// named looks for a person's name behind an office or a body: "رئيس المؤسسة
// مكي لحلو", "وزير الخارجية، فلان،".
func (r *reader) named(v *voice, limit int) {
	if v.party.Source == "person" || v.class != someone {
		return
	}
	i := v.last
	if r.tag(i) == bracket && i+1 < limit && r.doc.Tokens[i].Bare == "-" {
		i++
	}
	if r.tag(i) == comma && r.setOff(i, limit) {
		i++
	}
	if i >= limit {
		return
	}
	conj, pro := r.proclitics(i)
	if e := r.entityAt(i); e != nil && e.Kind == musnad.Person && !conj && pro == 0 {
		r.takeName(v, e.Party, e.First, e.Last)
		v.feats = v.feats&^(arabic.Masculine|arabic.Feminine) | r.genderOf(e)
		return
	}
	if end := r.unknownName(i, limit); end > i && i == v.last {
		r.takeName(v, musnad.Party{Name: r.doc.Letters(r.span(i, end))}, i, end)
	}
}

// setOff reports whether the comma at token i opens an apposition that a comma,
// a complement or a colon closes.
func (r *reader) setOff(i, limit int) bool {
	e := r.entityAt(i + 1)
	if e == nil || e.Kind != musnad.Person || e.Last >= limit {
		return false
	}
	switch r.tag(e.Last) {
	case comma, comp, colon, opening:
		return true
	}
	return false
}

func (r *reader) takeName(v *voice, p musnad.Party, first, last int) {
	if p.Country == "" {
		p.Country, p.Kind = v.party.Country, v.party.Kind
	}
	p.Source, p.At = "person", r.span(first, last)
	v.party, v.last = p, last
}

// genderOf a person by the given name or the office.
func (r *reader) genderOf(e *musnad.Mention) arabic.Features {
	if f := arabic.Features(e.Features); f.Has(arabic.Feminine) {
		return arabic.Feminine | arabic.Singular
	}
	for i := e.First; i < e.Last; i++ {
		if h, ok := r.text.First(i, "given"); ok && h.Exact {
			if h.Row.Value == "f" {
				return arabic.Feminine | arabic.Singular
			}
			return arabic.Singular
		}
	}
	return arabic.Singular
}

// unknownName reads a name of words that no list knows, or that are given
// names, at token i; it returns the token after it, or i.
func (r *reader) unknownName(i, limit int) int {
	j := i
	for j < limit && j-i < maxNameTokens && r.nameWord(j, j > i) {
		j++
	}
	if j == i+1 && len(r.doc.Tokens[i].Bare) <= 4 {
		return i
	}
	return j
}

func (r *reader) nameWord(j int, later bool) bool {
	tok := &r.doc.Tokens[j]
	if tok.Kind != musnad.Word || r.tags[j] != word {
		return false
	}
	if h, ok := r.text.First(j, "given", "particle"); ok && h.Pro == 0 && h.Exact {
		return true
	}
	if len(tok.Bare) > 8 && tok.Bare[:2] == waw && !later {
		return false
	}
	return len(tok.Analyses) == 0
}

// first hit of a kind at token i that is spelled so, or any if none is.
func (r *reader) hit(i int, kinds ...string) (best match.Hit, ok bool) {
	r.text.Hits(i, func(h match.Hit) bool {
		if !ok || h.Exact && !best.Exact && h.Last >= best.Last {
			best, ok = h, true
		}
		return !best.Exact
	}, kinds...)
	return best, ok
}
