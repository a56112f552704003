package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/lexicon"
)

// goesOnThere reports whether the verb tells what somebody did in the statement, speech
// or meeting before it, to which a pronoun behind the verb points back. What follows
// alone is then its object, and its subject that of the verb before: أصدر الوزير بيانا
// انتقد فيه إسرائيل.
func (c *clause) goesOnThere(r *reader) bool {
	v, i := c.view, c.trigger-1
	for v.tag(i) == particle {
		i--
	}
	if v.conj[c.trigger-v.first] || !c.resumed() || v.tag(i) != noun || hasArticle(&v.doc.Tokens[i]) {
		return false
	}
	if len(c.bare) == 0 || len(c.bare) > 1 && c.mayFollow(c.bare[0]) || !slices.ContainsFunc(v.verbRows(c.trigger), v.addresses) {
		return false
	}
	now := &r.memory.now
	return (now.unknown || len(now.parties) > 0) && now.conforms(c.mayAgree())
}

// addresses reports whether a verb is one of speech whose object is whom it is said to
// or of.
func (v *view) addresses(row int32) bool {
	return slices.ContainsFunc(v.lex.Frames(row), func(f lexicon.Framed) bool {
		return (len(f.Rest) == 0 || len(f.Rest[0]) <= longestPreposition) && musnad.Type(f.Type).Verbal() && f.Slot(lexicon.Object) == lexicon.Recipient
	})
}

// resumed reports whether a pronoun right behind the verb stands for the
// antecedent: الذي رحبت به طهران.
func (c *clause) resumed() bool {
	return len(c.args) > 0 && c.args[0].pronoun != "" && c.args[0].first == c.last
}

// pointsBack reports whether token i is in it or during it, which behind a word that may
// be a verb makes it one: خطاب رفض فيه.
func (v *view) pointsBack(i int) bool {
	if i >= v.last {
		return false
	}
	h, ok := v.text.FirstOf(i, prepKind)
	if !ok || h.Enc == 0 || h.Last != i+1 {
		return false
	}
	where := slotOf(h.Row.Value)
	return where == lexicon.Fi || where == lexicon.Khilal
}
