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
	bare        bool            // a definite noun alone: it points back to a source named before
	again       string          // the state of an adjective behind a definite noun, which may point back too: الصحيفة التركية
	of          *voice          // the medium whose source it is
	office      *musnad.Mention // behind words of honour
	own         bool            // the outlet's own correspondent
	state       bool            // a country, which speaks through somebody
	capital     bool            // by the name of its capital
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
	if v, ok := r.shortOrgan(i, limit); ok {
		return v, true
	}
	return r.honoured(i, limit)
}

// honoured reads an office behind words of honour: معالي وزير الخارجية.
func (r *reader) honoured(i, limit int) (voice, bool) {
	h, ok := r.text.FirstOf(i, titleKind)
	if !ok || r.tag(i) != word {
		return voice{}, false
	}
	for j := i + 1; j <= h.Last && j < limit; j++ {
		if e := r.entityAt(j); e != nil && e.Kind == musnad.Office && r.plain(j) {
			v, ok := r.entityVoice(e, limit)
			v.first, v.office = i, e
			return v, ok
		}
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
	v := voice{party: r.memory.called(e.Party), first: e.First, last: e.Last}
	v.party.At = e.Span
	v.party.Name = swallowed(r.doc.Text[:e.Start], v.party.Name)
	switch e.Kind {
	case musnad.Media:
		v.class = medium
		r.listedMedium(&v, e)
	case musnad.Country:
		r.stateVoice(&v, e)
	default:
		r.officeVoice(&v, e, limit)
	}
	if v.party.Source == "" {
		v.party.Source = "organisation"
	}
	return v, true
}

// officeVoice completes a person, office or body with what stands behind it.
func (r *reader) officeVoice(v *voice, e *musnad.Mention, limit int) {
	if e.Kind == musnad.Person && (v.party.Source == "" || v.party.Source == "organisation") {
		v.party.Source = "person"
	}
	switch v.party.Source {
	case "person":
		v.feats = r.genderOf(e)
	case "official":
		v.feats = arabic.Features(e.Features) & agreement
	}
	r.genitive(v, limit)
	r.named(v, limit)
	if v.party.Source == "official" {
		v.bare = r.onlyDefinite(e) && r.ends(v.last)
	}
}

// stateVoice is a country as the text calls it. Capitals, which stand for it, are
// feminine; of countries some are.
func (r *reader) stateVoice(v *voice, e *musnad.Mention) {
	v.state = true
	v.party.Name = swallowed(r.doc.Text[:e.Start], r.doc.Letters(e.Span))
	if e.Row >= 0 && r.lex.Row(e.Row).Kind == "capital" {
		v.capital = true
		v.feats = arabic.Feminine | arabic.Singular
	}
}

// agreement are the bits of gender and number.
const agreement = arabic.Masculine | arabic.Feminine | arabic.Singular | arabic.DualNumber | arabic.Plural

// ends reports whether nothing at token i can go on with a noun phrase.
func (r *reader) ends(i int) bool {
	switch r.tag(i) {
	case word, inside, entity:
		conj, pro := r.proclitics(i)
		if pro.Has(arabic.WithLam) {
			_, heard := r.hearer(i)
			return heard
		}
		_, masdar := r.masdarOfSaying(i)
		return conj || pro != 0 || masdar || r.adverb(i) || r.leadsOver(i)
	}
	return true
}

// onlyDefinite reports whether an office is one word with the article: الوزير.
func (r *reader) onlyDefinite(e *musnad.Mention) bool {
	return e.Last == e.First+1 && arabic.Features(e.Features).Has(arabic.WithArticle)
}

func isPerson(e *musnad.Mention) bool {
	return e.Kind == musnad.Person && e.Party.Source == "person"
}

// first hit of a kind at token i that is spelled so, or any if none is.
func (r *reader) hit(i int, kinds match.Mask) (best match.Hit, ok bool) {
	r.text.HitsOf(i, kinds, func(h match.Hit) bool {
		if !ok || h.Exact && !best.Exact && h.Last >= best.Last {
			best, ok = h, true
		}
		return !best.Exact
	})
	return best, ok
}
