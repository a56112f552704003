package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// mayFollow reports whether a phrase behind the verb may be its subject: near,
// not marked as an object, and of the verb's gender where it follows at once.
func (c *clause) mayFollow(a *arg) bool {
	v := c.view
	if a.first-c.last > 8 || v.oblique(*a) || c.features.Any(arabic.FirstPerson|arabic.SecondPerson) {
		return false
	}
	if v.countedAt(a.first) && (c.features.Has(arabic.Feminine) && !v.feminineWord(a.first) || c.fights()) {
		return false
	}
	if c.meetsCounterpart(a) || c.asksAll(a) {
		return false
	}
	adjoins := c.adjoins(a)
	e := v.entityAt(a.first)
	if e == nil {
		return true
	}
	if e.Kind == musnad.Country && adjoins {
		row := v.lex.Row(e.Row)
		return row.Kind == "metonym" || c.mayAgree().Has(arabic.Masculine|arabic.Feminine) || c.features.Has(arabic.Masculine) == (row.Attr("gender") == "m" && !v.femininePhrase(e))
	}
	f := v.genderedBy(e)
	if adjoins && e.Kind != musnad.Person && c.features.Has(arabic.Masculine) && !c.features.Has(arabic.Feminine) && strings.HasSuffix(v.doc.Tokens[a.first].Bare, "ات") {
		return false // دعا السلطات إلى
	}
	if f.Any(arabic.Plural | arabic.DualNumber) {
		return true
	}
	feminine := c.mayAgree()&(arabic.Masculine|arabic.Feminine) == arabic.Feminine
	if feminine && adjoins && v.manly(e) {
		return false
	}
	if feminine && f.Has(arabic.Masculine) && adjoins {
		return e.Kind != musnad.Person && e.Kind != musnad.Office
	}
	return !f.Has(arabic.Feminine) || !c.features.Has(arabic.Masculine) || a.first > c.last+3
}

// adjoins reports whether nothing but a time or a preposition with a pronoun stands
// between the verb and a phrase: اتهمت فيه الجيش.
func (c *clause) adjoins(a *arg) bool {
	v, i := c.view, c.last
	for i < a.first && (v.tag(i) == when || v.tag(i) == prep && v.onPreposition(i) != "" || v.tag(i) == inside && v.times[i-v.first] >= 0) {
		i++
	}
	return i == a.first
}

// genderedBy are a mention's features, without the gender of a title's letters where
// a man bears it: جلالة الملك, العلامة.
func (v *view) genderedBy(e *musnad.Mention) arabic.Features {
	f := arabic.Features(e.Features)
	if e.Kind != musnad.Person && e.Kind != musnad.Office {
		return f
	}
	if t, ok := v.text.FirstOf(e.First, titleKind); ok && t.Row.Value == "m" && !ladies(t.Row, v.doc.Tokens[e.First].Bare) {
		f = f&^arabic.Feminine | arabic.Masculine
	}
	return f
}

// ladies reports whether a title is the feminine of another form of its row:
// الدكتورة.
func ladies(row *lexicon.Row, title string) bool {
	man, ok := strings.CutSuffix(title, "ة")
	return ok && slices.ContainsFunc(row.Forms, func(f lexicon.Form) bool { return strings.HasSuffix(man, f.Text) })
}

// countedAt reports whether a number stands right before the noun at token i,
// whose tanween then says nothing of its case: قتل 25 جنديا.
func (v *view) countedAt(i int) bool { return v.tag(i-1) == number }

// fights reports whether و joins the verb to one of the same gender in its
// sentence, whose subject bears arms: what is counted behind it is rather the
// object. هاجم الجيش القرية وقتل 20 مسلحا.
func (c *clause) fights() bool {
	return c.view.conjoined(c.trigger) && c.sameGender && len(c.earlier) > 0 && !slices.ContainsFunc(c.earlier, unarmed)
}

func unarmed(p musnad.Party) bool {
	switch p.Kind {
	case "MIL", "COP", "REB", "UAF":
		return p.Source == "person"
	}
	return true
}

// manly reports whether an institution is headed by a common noun in the masculine
// singular: طالبت المجلس has it as its object.
func (v *view) manly(e *musnad.Mention) bool {
	tok := &v.doc.Tokens[e.First]
	b := tok.Best()
	return !strings.HasSuffix(tok.Bare, "ى") && e.Kind == musnad.Organisation && b != nil && arabic.Features(b.Features).Has(arabic.Masculine|arabic.Singular|arabic.IsNoun)
}

// femininePhrase reports whether the first word of a mention ends in the mark of
// the feminine: المملكة المغربية is feminine, though المغرب is not.
func (v *view) femininePhrase(e *musnad.Mention) bool { return v.feminineWord(e.First) }

func (v *view) feminineWord(i int) bool { return strings.HasSuffix(v.doc.Tokens[i].Bare, "ة") }

// meetsCounterpart reports whether a phrase names the counterpart of whoever a verb of
// meeting is said of: يلتقي خلالها نظيره المصري.
func (c *clause) meetsCounterpart(a *arg) bool {
	v := c.view
	if c.features.Has(arabic.WithPronoun) {
		return false
	}
	h, ok := v.text.FirstOf(a.first, referKind)
	return ok && h.Row.Value == "counterpart" && h.Features.Has(arabic.WithPronoun) &&
		slices.ContainsFunc(v.verbRows(c.trigger), func(row int32) bool { return slices.ContainsFunc(v.lex.Frames(row), meetsObject) })
}

// meetsObject reports whether a frame is one of meeting whom its object names.
func meetsObject(f lexicon.Framed) bool {
	return f.Type == string(musnad.Consult) && len(f.Rest) == 0 && f.Slot(lexicon.Object) != lexicon.NoRole
}

// asksAll reports whether the only phrase behind a verb of asking is those who are rather
// asked than ask: the international community, all sides. ودعا المجتمع الدولي إلى.
func (c *clause) asksAll(a *arg) bool {
	v := c.view
	if a.first != c.last || len(c.bare) > 1 && len(c.bare[1].ents) > 0 || c.features.Has(arabic.WithPronoun) {
		return false
	}
	e := v.entityAt(a.first)
	asked := e != nil && e.Row >= 0 && v.lex.Row(e.Row).Attr("asked") == "1" || slices.Contains(everyone, v.doc.Tokens[a.first].Folded)
	return asked && slices.ContainsFunc(v.verbRows(c.trigger), func(row int32) bool { return slices.ContainsFunc(v.lex.Frames(row), asksObject) })
}

// everyone are the words before all those who are meant.
var everyone = []string{
	"جميع",
	"كافه",
	"كل",
	"سائر",
}

// asksObject reports whether a frame is one of asking whom its object names.
func asksObject(f lexicon.Framed) bool {
	return f.Type == string(musnad.Request) && f.Slot(lexicon.Object) == lexicon.Recipient
}
