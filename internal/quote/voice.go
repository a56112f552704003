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
	v := voice{party: r.memory.called(e.Party), first: e.First, last: e.Last, feats: arabic.Features(e.Features) & agreement}
	v.party.At = e.Span
	if e.Kind == musnad.Country && e.Party.ID != "" {
		v.party.Name = r.doc.Letters(e.Span)
	}
	v.party.Name = swallowed(r.doc.Text[:e.Start], v.party.Name)
	switch {
	case e.Kind == musnad.Media:
		v.class = medium
		r.listedMedium(&v, e)
	case e.Kind == musnad.Person:
		v.feats |= r.genderOf(e)
		if v.party.Source == "" || v.party.Source == "organisation" {
			v.party.Source = "person"
		}
	case v.party.Source == "":
		v.party.Source = "organisation"
	}
	if v.party.Source == "organisation" {
		v.feats = 0 // names and collectives agree as their verb shows
	}
	if e.Kind != musnad.Country {
		r.genitive(&v, limit)
	}
	r.named(&v, limit)
	if v.class == someone && v.party.Source == "official" {
		v.bare = r.onlyDefinite(e) && r.ends(v.last)
	}
	return v, true
}

// genitive takes what is annexed to an office or body into its name: هيئة أركان
// القوات الأوكرانية, وزارة شؤون الرئاسة.
func (r *reader) genitive(v *voice, limit int) {
	if v.class != someone || v.party.Source == "person" || v.party.ID != "" || hasArticle(r.doc.Tokens[v.last-1].Bare) {
		return
	}
	i := v.last
	for i < limit && i < v.last+maxAnnexed && r.tag(i) == word && r.plain(i) && !r.adverb(i) && (v.last == v.first+1 || len(r.doc.Tokens[i].Analyses) == 0) {
		i++
	}
	if e := r.entityAt(i); e != nil && e.Last <= limit && e.Kind != musnad.Person && e.Kind != musnad.Media && r.plain(i) {
		i = e.Last
	}
	if i > v.last {
		v.party.At.End = r.doc.Tokens[i-1].End
		v.last, v.party.Name = i, swallowed(r.doc.Text[:v.party.At.Start], r.doc.Letters(v.party.At))
	}
}

// maxAnnexed is how many words may be annexed to a noun of institution.
const maxAnnexed = 4

// plain reports whether token i carries neither conjunction nor preposition.
func (r *reader) plain(i int) bool {
	conj, pro := r.proclitics(i)
	return !conj && pro == 0
}

// listedMedium names a medium as the text calls it, without the kind of medium
// before the name. A name that holds the kind is the longer: وكالة الأنباء
// الكويتية.
func (r *reader) listedMedium(v *voice, e *musnad.Mention) {
	v.party.Name = r.nameOf(e.First, e.Last, e.Start-r.doc.Tokens[e.First].Start)
	if h, ok := r.text.First(e.First, "media", "agency"); ok && h.Last >= e.Last {
		v.party.ID, v.party.Source, v.party.English = h.Row.ID, h.Row.Kind, h.Row.Attr("en")
		v.party.Country, v.last = h.Row.Value, h.Last
		v.party.Name = r.nameOf(e.First, h.Last, h.Pro)
		return
	}
	if h, ok := r.text.First(e.First, "mediaclass"); ok && h.Last < e.Last {
		v.head = r.headOf(h)
		if r.adjectives(h.Last, e.Last) < e.Last {
			v.party.Name = r.doc.Letters(r.span(h.Last, e.Last))
		}
	}
}

// nameOf is the letters of tokens [first,last) without pro bytes of proclitics,
// and with the article's alef where ل has swallowed it: للديوان.
func (r *reader) nameOf(first, last, pro int) string {
	at := r.span(first, last)
	at.Start += pro
	return swallowed(r.doc.Text[:at.Start], r.doc.Letters(at))
}

// swallowed gives a name its alef back where it begins behind ل with ل.
func swallowed(before, name string) string {
	if strings.HasSuffix(before, "ل") && strings.HasPrefix(name, "ل") {
		return "ا" + name
	}
	return name
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
		return conj || pro != 0 || r.adverb(i) || r.leadsOver(i)
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
