package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// phrase reads one noun phrase at token i: its head, what is annexed to it, and
// the phrases joined to it by و.
func (v *view) phrase(i, limit int) (arg, bool) {
	for i < limit && (v.tag(i) == bracket || v.tag(i) == particle || v.tag(i) == inside || v.tag(i) == number || v.share(i)) {
		i++
	}
	if i >= limit {
		return arg{}, false
	}
	a := arg{first: i, last: i, head: true, bare: true, where: noSlot}
	if pro := v.pro[i-v.first]; pro != 0 {
		a.where, a.bare = proclitic(pro), false
	}
	if v.tag(i) == noun && v.participle(i) {
		return arg{}, false
	}
	a.head = v.headAt(i)
	a.last = v.member(i, limit, &a)
	if a.last == i {
		return arg{}, false
	}
	for {
		at := v.trailing(a.last, limit)
		if at >= limit || !v.joins(at) {
			return a, true
		}
		next := v.member(at, limit, &a)
		if next == at {
			return a, true
		}
		a.last = next
	}
}

// share reports whether the word at token i is the من between a number in digits
// and those counted: 22 من رجال الأمن.
func (v *view) share(i int) bool {
	return v.tag(i) == prep && v.preps[i-v.first] == lexicon.Min && v.tag(i-1) == number
}

// digits reports whether nothing but a number in digits stands in tokens [i,last).
func (v *view) digits(i, last int) bool {
	for ; i < last; i++ {
		if v.tag(i) != number && v.tag(i) != bracket && !v.share(i) {
			return false
		}
	}
	return true
}

// maxTrailing is how many words may follow an entity before the و that joins the
// next: شباب المدينة وتنظيم الدولة.
const maxTrailing = 4

// trailing passes adjectives and genitives behind an entity, if a joined phrase
// follows them; else it stays.
func (v *view) trailing(i, limit int) int {
	for j := i; j < limit && j <= i+maxTrailing; j++ {
		switch v.tag(j) {
		case noun, entity:
			if v.joins(j) {
				return j
			}
			if v.tag(j) == entity || v.pro[j-v.first] != 0 || v.participle(j) {
				return i
			}
		case bracket, number:
		default:
			return i
		}
	}
	return i
}

func proclitic(pro arabic.Features) lexicon.Where {
	switch {
	case pro.Has(arabic.WithBeh):
		return lexicon.Bi
	case pro.Has(arabic.WithLam):
		return lexicon.Li
	}
	return noSlot
}

// headAt reports whether the phrase at token i is headed by an entity, or by a
// title or a noun of quantity before one.
func (v *view) headAt(i int) bool {
	for i < v.last {
		switch v.tag(i) {
		case entity:
			return true
		case noun:
			if v.memberAt(i) || v.text.Has(i, titleKind) {
				i++
				continue
			}
			h, ok := v.text.FirstOf(i, heads)
			if !ok {
				return false
			}
			i = h.Last
			for i < v.last && h.Row.Kind == "agent" && v.tag(i) == noun {
				i++
			}
		case number, bracket, particle, inside:
			i++
		case prep: // عدد من
			i++
		default:
			return false
		}
	}
	return false
}

// oneMore adds the entity at token i to a list; the first stands where the sentence
// keeps it.
func (v *view) oneMore(ents []int32, i int) []int32 {
	k := i - v.first
	if len(ents) == 0 {
		return v.ents[k : k+1 : k+1]
	}
	return append(ents, v.ents[k])
}

// member reads one member of a phrase: an entity, or a common noun with its
// adjectives and genitives, until an entity closes it or something else begins.
func (v *view) member(i, limit int, a *arg) int {
	start := i
	for i < limit {
		switch v.tag(i) {
		case entity:
			if i > start && v.conj[i-v.first] {
				return i
			}
			if i > start && (v.pro[i-v.first] != 0 || v.another(i) || v.tanween(i-1)) && !v.belongs(i) {
				return i
			}
			a.ents = v.oneMore(a.ents, i)
			return v.offices(v.entityAt(i))
		case noun:
			if i > start && (v.conj[i-v.first] || v.pro[i-v.first] != 0 || v.participle(i) || i > start+1 && v.bareNisba(i-1) && v.isMasdar(i) && !hasArticle(&v.doc.Tokens[i])) {
				return i
			}
			i++
		case number, bracket:
			i++
		case particle:
			if i == start || !v.text.Has(i, demonstrativeKind) || !v.text.Has(i-1, quantityKind) {
				return i
			}
			i++ // نصف هؤلاء المعتقلين
		case prep:
			if i == start || !v.quantified(i) {
				return i
			}
			i++
		default:
			return i
		}
	}
	return i
}

// belongs reports whether the entity at token i is the owner of what stands before it:
// طائرات تابعة للتحالف.
func (v *view) belongs(i int) bool {
	return v.pro[i-v.first].Has(arabic.WithLam) && v.tag(i-1) == noun && slices.Contains(belonging, v.doc.Tokens[i-1].Folded)
}

// belonging are the forms of the participle that says whose something is.
var belonging = []string{
	"تابع",
	"تابعا",
	"تابعه",
	"تابعين",
	"تابعون",
	"التابع",
	"التابعه",
	"التابعين",
	"التابعون",
}

// tanween reports whether token i is an indefinite noun with the alef of tanween,
// which takes no genitive: رفض 32 معارضا الحكومة.
func (v *view) tanween(i int) bool {
	tok := &v.doc.Tokens[i]
	b := tok.Best()
	return v.tag(i) == noun && b != nil && arabic.Features(b.Features).Has(arabic.Indefinite|arabic.IsNoun)
}

// bareNisba reports whether token i is a state's adjective without the article, which
// takes no genitive: نفت مصادر مصرية وصول الوفد.
func (v *view) bareNisba(i int) bool {
	h, ok := v.text.FirstOf(i, nisbaKind)
	return ok && h.Exact && v.tag(i) == noun && !h.Features.Has(arabic.WithArticle)
}

// another reports whether the entity at token i begins a phrase of its own behind
// a definite noun, to which nothing is annexed: اتهم المنتدى الحكومة. Names and
// offices stand in apposition, and what is in the singular may describe.
func (v *view) another(i int) bool {
	if v.tag(i-1) != noun {
		return false
	}
	if v.plainPlural(i-1) && hasArticle(&v.doc.Tokens[i]) && v.covering(i-2) == nil {
		return true // نواب أوروبيون الحكومة
	}
	if !hasArticle(&v.doc.Tokens[i-1]) {
		return false
	}
	if v.writingAt(i-1, true) || v.writingAt(i-2, true) {
		return true // دعا البيان الختامي روسيا
	}
	switch e := v.entityAt(i); e.Kind {
	case musnad.Country:
		return v.lex.Row(e.Row).Kind == "country" && !v.feminineWord(i-1) && !(hasArticle(&v.doc.Tokens[i]) && v.text.Has(i, nisbaKind)) // اتهم الغرب روسيا, not الجارة سوريا
	case musnad.Organisation:
		return hasArticle(&v.doc.Tokens[i])
	case musnad.Group:
		plural := arabic.Features(e.Features).Has(arabic.Plural) || strings.HasSuffix(v.doc.Tokens[i].Bare, "يين") // الحوثيين
		return hasArticle(&v.doc.Tokens[i]) && plural && strings.HasSuffix(v.doc.Tokens[i-1].Bare, nisbaMasculine)
	}
	return false
}

// plainPlural reports whether the word at token i is a sound plural with the noon that
// it drops before a genitive.
func (v *view) plainPlural(i int) bool {
	tok := &v.doc.Tokens[i]
	if !strings.HasSuffix(tok.Bare, "ون") && !strings.HasSuffix(tok.Bare, "ين") {
		return false
	}
	b := tok.Best()
	return b != nil && arabic.Features(b.Features).Has(arabic.Plural) && !arabic.Features(b.Features).Any(arabic.IsVerb)
}

// offices passes the offices that follow a person in apposition: الأمير فلان ولي
// العهد وزير الدفاع, or the other offices and the name of the same one. An office of
// another state is somebody else.
func (v *view) offices(e *musnad.Mention) int {
	last := e.Last
	if e.Kind != musnad.Person {
		return last
	}
	for {
		o := v.entityAt(last)
		if o != nil && o.Kind == musnad.Person && same(o.Party, e.Party) {
			last = o.Last
			continue
		}
		if o == nil || o.Kind != musnad.Office || v.conj[last-v.first] || v.pro[last-v.first] != 0 {
			return last
		}
		if o.Party.Country != "" && e.Party.Country != "" && o.Party.Country != e.Party.Country {
			return last
		}
		last = o.Last
	}
}

func (v *view) nominal(i int) bool {
	return v.tag(i) == noun || v.tag(i) == entity || v.tag(i) == inside
}

// joins reports whether token i goes on with the phrase before it: و and a
// noun or entity without a preposition of its own, or a comma inside a list.
func (v *view) joins(i int) bool {
	switch v.tag(i) {
	case entity:
		return v.conj[i-v.first] && v.pro[i-v.first] == 0
	case noun:
		if v.doc.Tokens[i].Bare == "و" {
			return true
		}
		return v.conj[i-v.first] && v.pro[i-v.first] == 0 && !v.participle(i)
	}
	return false
}

// adjectives passes the adjectives behind the last entity of a phrase with a
// preposition, all of them indefinite: في تفجير انتحاري مزدوج.
func (v *view) adjectives(a arg, limit int) int {
	e := v.covering(a.last - 1)
	if e == nil || e.Last != a.last || e.Kind != musnad.Group || hasArticle(&v.doc.Tokens[a.last-1]) || e.Party.ID != "" {
		return a.last
	}
	i := a.last
	for i < limit && v.tag(i) == noun && !v.conj[i-v.first] && v.pro[i-v.first] == 0 && !hasArticle(&v.doc.Tokens[i]) && !v.adverbial(i) && !v.isMasdar(i) && !v.counts(i) {
		i++
	}
	return i
}

// counts reports whether the noun at token i counts or names people.
func (v *view) counts(i int) bool {
	_, ok := v.text.FirstOf(i, heads)
	return ok
}

// entities are the mentions of an argument.
func (v *view) entities(a arg) []*musnad.Mention {
	out := make([]*musnad.Mention, 0, len(a.ents))
	for _, e := range a.ents {
		out = append(out, &v.doc.Entities[e])
	}
	return out
}
