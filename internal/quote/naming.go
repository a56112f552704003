package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// named looks for a person's name behind an office: "رئيس الوفد فلان", "وزير
// الخارجية، فلان،".
func (r *reader) named(v *voice, limit int) {
	if v.party.Source != "official" && v.class != anonymous {
		return
	}
	i := v.last
	if r.tag(i) == bracket && (r.doc.Tokens[i].Bare == "-" || r.doc.Tokens[i].Bare == dash) || r.tag(i) == comma && r.setOff(i, limit) {
		i++
	} else {
		i = r.towardsName(i, limit, v)
	}
	if i >= limit {
		return
	}
	if e := r.entityAt(i); e != nil && isPerson(e) && r.plain(i) {
		r.takeName(v, r.memory.called(e.Party), e.First, e.Last)
		v.feats = v.feats&^(arabic.Masculine|arabic.Feminine) | r.genderOf(e)
		return
	}
	if end := r.unknownName(i, limit); end > i && i == v.last && v.party.Source != "organisation" {
		r.takeName(v, musnad.Party{Name: r.doc.Letters(r.span(i, end))}, i, end)
	}
}

// nameReach is how many words may stand between an office and its holder.
const nameReach = 9

// towardsName passes the words that tell more of an office, if a name stands
// behind them: "رئيس فريق التفاوض فلان", "المبعوث إلى اليمن فلان".
func (r *reader) towardsName(i, limit int, v *voice) int {
	if v.party.Source != "official" {
		return i
	}
	for j := i; j < limit && j < i+nameReach; {
		next, found := r.ofOffice(j, limit)
		switch {
		case found && next > i:
			return next
		case next <= j:
			return i
		}
		j = next
	}
	return i
}

// ofOffice passes one word or phrase that may stand between an office and its
// holder. It returns the token behind it, or where the holder's name is found
// that token; and its own token where neither is so.
func (r *reader) ofOffice(j, limit int) (next int, found bool) {
	conj, pro := r.proclitics(j)
	if conj && !strings.HasPrefix(r.doc.Tokens[j].Bare, waw+theArticle) {
		return j, false
	}
	switch r.tag(j) {
	case comma:
		if r.setOff(j, limit) {
			return j + 1, true
		}
	case entity:
		e := r.entityAt(j)
		if pro == 0 && isPerson(e) {
			return j, true
		}
		if pro != 0 || e.Kind != musnad.Office {
			return e.Last, false
		}
	case opening:
		return r.nameMarks(j), false
	case prep:
		if ofPreps[r.doc.Tokens[j].Folded] {
			return j + 1, false
		}
	case word, inside:
		if _, ok := r.actAt(j, arabic.IsActiveParticiple|arabic.IsVerb); !ok || hasArticle(r.doc.Tokens[j].Bare) {
			return j + 1, false
		}
	}
	return j, false
}

// ofPreps are the prepositions that tell where an office is held.
var ofPreps = map[string]bool{
	"الي": true,
	"في":  true,
	"لدي": true,
	"من":  true,
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

// genitive takes what is annexed to an office or body into its name: هيئة أركان
// القوات الأوكرانية, وزارة شؤون الرئاسة.
func (r *reader) genitive(v *voice, limit int) {
	if v.party.Source == "person" || v.party.ID != "" || hasArticle(r.doc.Tokens[v.last-1].Bare) {
		return
	}
	i := v.last
	for i < limit && i < v.last+maxAnnexed && r.annexed(i, v) {
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

// annexed reports whether the word at token i may be annexed: any behind a
// single noun, a word that no list knows behind more.
func (r *reader) annexed(i int, v *voice) bool {
	single := v.last == v.first+1 || len(r.doc.Tokens[i].Analyses) == 0
	return single && r.tag(i) == word && r.plain(i) && !r.adverb(i)
}

// nameOf is the letters of tokens [first,last) without pro bytes of proclitics,
// and with the article's alef where ل has swallowed it: للديوان.
func (r *reader) nameOf(first, last, pro int) string {
	at := r.span(first, last)
	at.Start += r.text.Written(first, pro)
	return swallowed(r.doc.Text[:at.Start], r.doc.Letters(at))
}

// swallowed gives a name its alef back where it begins behind ل with ل.
func swallowed(before, name string) string {
	if strings.HasSuffix(before, "ل") && strings.HasPrefix(name, "ل") {
		return "ا" + name
	}
	return name
}

// genderOf a person by the given name or the office.
func (r *reader) genderOf(e *musnad.Mention) arabic.Features {
	if f := arabic.Features(e.Features); f.Has(arabic.Feminine) {
		return arabic.Feminine | arabic.Singular
	}
	for i := e.First; i < e.Last; i++ {
		if h, ok := r.text.FirstOf(i, givenKind); ok && h.Exact {
			if h.Row.Value == "f" {
				return arabic.Feminine | arabic.Singular
			}
			return arabic.Singular
		}
	}
	return arabic.Singular
}
