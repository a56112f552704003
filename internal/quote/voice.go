package quote

import (
	"strings"

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
	own         bool   // the outlet's own correspondent
	state       bool   // a country, which speaks through somebody
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

// leadsOver reports whether token i is a participle of saying beside its
// clause: قائلا, مشيرة.
func (r *reader) leadsOver(i int) bool {
	a, ok := r.actAt(i, arabic.IsActiveParticiple)
	if !ok || a.row.Kind != "saying" || a.feats.Any(arabic.WithArticle|arabic.Prepositional|arabic.WithPronoun) {
		return false
	}
	if a.feats.Has(arabic.Indefinite) || r.tag(i-1) == comma || r.tag(i-1) == closing {
		return true
	}
	switch r.tag(i + 1) {
	case comp, colon, opening:
		return true
	case prep:
		return r.tag(i+2) == comp
	}
	return false
}

// onlyDefinite reports whether an office is one word with the article: الوزير.
func (r *reader) onlyDefinite(e *musnad.Mention) bool {
	return e.Last == e.First+1 && arabic.Features(e.Features).Has(arabic.WithArticle)
}

// named looks for a person's name behind an office: "رئيس الوفد فلان", "وزير
// الخارجية، فلان،".
func (r *reader) named(v *voice, limit int) {
	if v.party.Source != "official" && v.class != anonymous {
		return
	}
	i := v.last
	if r.tag(i) == bracket && r.doc.Tokens[i].Bare == "-" || r.tag(i) == comma && r.setOff(i, limit) {
		i++
	} else {
		i = r.towardsName(i, limit, v)
	}
	if i >= limit {
		return
	}
	conj, pro := r.proclitics(i)
	if e := r.entityAt(i); e != nil && isPerson(e) && !conj && pro == 0 {
		r.takeName(v, r.memory.called(e.Party), e.First, e.Last)
		v.feats = v.feats&^(arabic.Masculine|arabic.Feminine) | r.genderOf(e)
		return
	}
	if end := r.unknownName(i, limit); end > i && i == v.last && v.party.Source != "organisation" {
		r.takeName(v, musnad.Party{Name: r.doc.Letters(r.span(i, end))}, i, end)
	}
}

func isPerson(e *musnad.Mention) bool {
	return e.Kind == musnad.Person && e.Party.Source == "person"
}

// nameReach is how many words may stand between an office and its holder.
const nameReach = 9

// towardsName passes the words that tell more of an office, if a name stands
// behind them: "رئيس فريق التفاوض فلان", "المبعوث إلى اليمن فلان".
func (r *reader) towardsName(i, limit int, v *voice) int {
	if v.party.Source != "official" {
		return i
	}
	for j := i; j < limit && j < i+nameReach; j++ {
		conj, pro := r.proclitics(j)
		if conj {
			return i
		}
		switch r.tag(j) {
		case entity:
			e := r.entityAt(j)
			if isPerson(e) && pro == 0 {
				return j
			}
			if pro == 0 && e.Kind == musnad.Office {
				return i
			}
			j = e.Last - 1
		case opening:
			next := r.nameMarks(j)
			if next == j {
				return i
			}
			j = next - 1
		case prep:
			if f := r.doc.Tokens[j].Folded; f != "الي" && f != "في" && f != "لدي" && f != "من" {
				return i
			}
		case word, inside:
			if _, ok := r.actAt(j, arabic.IsActiveParticiple|arabic.IsVerb); ok && !hasArticle(r.doc.Tokens[j].Bare) {
				return i
			}
		default:
			return i
		}
	}
	return i
}

// setOff reports whether the comma at token i opens an apposition that a comma,
// a complement or a colon closes.
func (r *reader) setOff(i, limit int) bool {
	e := r.entityAt(i + 1)
	if e == nil || e.Kind != musnad.Person || e.Last >= limit {
		return false
	}
	switch r.tag(e.Last) {
	case comma, comp, colon, opening, stop:
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
	if h, ok := r.text.First(i, "given", "particle"); ok && h.Pro == 0 && h.Exact {
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
	if h, ok := r.text.First(j, "given", "particle"); ok && h.Pro == 0 && h.Exact {
		return true
	}
	conj, pro := r.proclitics(j)
	return len(tok.Analyses) == 0 && pro == 0 && !conj
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
