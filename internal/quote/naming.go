package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

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
