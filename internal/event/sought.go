package event

import (
	"slices"

	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// governedReach is how many tokens from a preposition on the word that it governs
// may stand: أعرب عن خالص تعازيه.
const governedReach = 5

// sought is a word of a frame behind its trigger.
type sought struct {
	id       int32
	word     string // folded
	first    bool   // the first behind the trigger
	governed bool   // by the preposition before it
	barred   bool   // another object has been passed
	masdar   bool   // the trigger is one: ل may mark its object
	content  bool   // أن is among the words before it: it stands in what is said
}

// find is the first token from i on that wears a word of a frame and may be it,
// -1 if there is none in the clause. A verb or أن on the way begins another
// clause, in which only a verb or particle is looked for; without an أن in the
// frame itself, what somebody will do: حذر بأنه سيفرض عقوبات.
func (c *clause) find(r *reader, s sought, i, limit int) int {
	v := c.view
	crossed, start := false, i
	for ; i < limit && v.tag(i) != stop; i++ {
		t := v.tag(i)
		if slices.Contains(r.doc.Tokens[i].Worn, s.id) && v.fits(i, s) && (!crossed || t == particle || t == comp || t == verb && (s.content || v.verbFeatures(i).Has(arabic.WithSeen))) {
			return i
		}
		crossed = crossed || i > start && (t == verb || t == comp) && !v.related(i)
		s.barred = s.barred || s.first && v.deed(i)
	}
	return -1
}

// fits reports whether the word at token i stands as a frame asks: one letter as
// the preposition written with it, the first word as the object.
func (v *view) fits(i int, s sought) bool {
	if len(s.word) == 2 {
		return v.carries(i, s.word)
	}
	if v.tag(i) == verb && v.conj[i-v.first] && !s.content {
		return false // نفى الخبر واتهم السلطات begins another clause
	}
	if (s.governed || s.first && v.tag(i) == noun) && v.conj[i-v.first] {
		return false // أكد على أهمية التعاون والوقوف
	}
	if s.governed && v.tag(i) == noun && v.pro[i-v.first] != 0 {
		return false // وافق على مشروع مرسوم بدعوة
	}
	if s.masdar && proclitic(v.pro[i-v.first]) == lexicon.Li {
		return true // تحدي الحكومة للمجتمع الدولي
	}
	return !s.first || v.unbound(i) && !(s.barred && v.tag(i) == noun)
}

// carries reports whether token i is written with the preposition ب or ل, or is
// it.
func (v *view) carries(i int, letter string) bool {
	tok := &v.doc.Tokens[i]
	where := lexicon.Bi
	if letter == "ل" {
		where = lexicon.Li
	}
	if tok.Folded == letter || v.tag(i) == comp || v.tag(i) == prep && v.onPreposition(i) != "" || len(tok.Analyses) == 0 || proclitic(v.pro[i-v.first]) == where {
		return true
	}
	for k := range tok.Analyses {
		if a := &tok.Analyses[k]; tok.Fits(a) && proclitic(arabic.Features(a.Features)) == where {
			return true
		}
	}
	return false
}

// deed reports whether the word at token i is a masdar annexed to what follows,
// without preposition: then it is the object itself (أعلن رفض الهدنة).
func (v *view) deed(i int) bool {
	if v.tag(i) != noun || !v.unbound(i) {
		return false
	}
	tok := &v.doc.Tokens[i]
	for k := range tok.Analyses {
		a := &tok.Analyses[k]
		if f := arabic.Features(a.Features); f.Has(arabic.IsMasdar) && !f.Any(arabic.WithArticle|arabic.Indefinite) && tok.Fits(a) && v.lex.Names(a.Row) {
			return true
		}
	}
	return false
}

// related reports whether the verb at token i belongs to a relative clause, behind
// which the clause goes on: حماس التي تسيطر على القطاع بالإفراج, ما لا يقل عن.
func (v *view) related(i int) bool {
	for i--; v.tag(i) == particle; i-- {
	}
	return v.tag(i) == relative
}

// unbound reports whether the word at token i may be the object of a verb before
// it: it stands behind no preposition, written apart or with it, but for the من
// of a quantity (سلسلة من الغارات).
func (v *view) unbound(i int) bool {
	p := v.prepBefore(i)
	if v.tag(i) == entity && v.pro[i-v.first] != 0 {
		return false // أبدى دعمه للمعارضة
	}
	if v.tag(i) != noun || v.pro[i-v.first] == 0 && p < 0 {
		return true
	}
	return p >= 0 && v.preps[p-v.first] == lexicon.Min && v.tag(p-1) == noun
}
