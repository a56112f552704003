package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// farReach and nearReach are how many tokens before a trigger the verb that
// governs it, and a particle or noun of status, may stand.
const (
	farReach  = 14
	nearReach = 6
)

// walk is the way back from a trigger to the words that govern it.
type walk struct {
	r       *reader
	c       *clause
	of      musnad.Type
	verbal  bool // the trigger is a finite verb
	annexed bool // only words that the trigger is annexed to were crossed
	tie     int  // the token of the preposition that ties it to what stands before, or -1
	comp    bool // أن was crossed
	second  bool // another preposition stands before the tie
	portion bool // the trigger stands behind the من of what it is a part of
}

// before looks back from the trigger to the start of its clause, and over one
// أن to the verb, noun or phrase that governs it.
func (r *reader) before(c *clause, of musnad.Type) standing {
	v := c.view
	verbal := c.verb || v.tag(c.trigger-1) == verb && isAuxiliary(v, c.trigger-1) // أن يكون توصل
	w := walk{r: r, c: c, of: of, verbal: verbal, annexed: !verbal, tie: -1}
	if !verbal && c.features.Any(arabic.Prepositional) {
		w.tie, w.annexed = c.trigger, false
	}
	for j := c.trigger - 1; j >= v.first && j >= c.trigger-farReach; j-- {
		if s, done := w.step(j); s.status != "" || done {
			return s
		}
	}
	return standing{}
}

// step looks at one token; done means that nothing before it governs the trigger.
func (w *walk) step(j int) (s standing, done bool) {
	v := w.c.view
	t := v.tag(j)
	switch t {
	case stop, relative, comma:
		return standing{}, true
	case verb:
		return w.verb(j)
	}
	if s = w.word(j); s.status != "" || t == clauseConj {
		return s, true
	}
	switch t {
	case comp:
		w.comp = true
	case entity, inside:
		w.annexed = w.annexed && v.covering(j) == nil
	case prep:
		done = w.prep(j)
	case noun:
		return w.noun(j)
	}
	return standing{}, done
}

// prep notes the preposition that ties the trigger. One of time or circumstance
// cuts it off: nothing before it governs it.
func (w *walk) prep(j int) (done bool) {
	v := w.c.view
	if !w.annexed {
		w.second = true
		return false
	}
	where := v.preps[j-v.first]
	if where == lexicon.Min && v.tag(j-1) == noun {
		w.portion = true // جولة من المحادثات
		return false
	}
	w.tie, w.annexed = j, false
	return where == noSlot || where == lexicon.Khilal
}

// noun looks for a masdar that governs the trigger: تأجيل زيارة.
func (w *walk) noun(j int) (s standing, done bool) {
	c, v := w.c, w.c.view
	if s = w.round(j); s.status != "" {
		return s, true
	}
	if w.verbal && j == c.trigger-1 && !w.comp && w.nominal(j) {
		return standing{}, true // لقاء عقد: a relative clause without its pronoun
	}
	if c.trigger-j <= nearReach {
		s = w.masdar(j)
	}
	if v.pro[j-v.first] != 0 {
		if w.second = !w.annexed; w.annexed {
			w.tie, w.annexed = j, false
		}
	}
	done = s.status != "" || w.annexed && w.deed(j)
	if w.annexed && w.definite(j) {
		w.annexed = false
	}
	return s, done
}

// deed reports whether the word at token i is a masdar that carries an event of
// its own: what stands before it governs that, قرر حظر التظاهر.
func (w *walk) deed(i int) bool {
	tok := &w.r.doc.Tokens[i]
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool {
		return tok.Fits(&a) && arabic.Features(a.Features).Has(arabic.IsMasdar) && w.r.lex.Names(a.Row) && len(w.r.lex.Lights(a.Row)) == 0
	})
}

// nominal reports whether the word at token i is known as a noun, and does not
// belong to a phrase of status: إذا ما.
func (w *walk) nominal(i int) bool {
	if h, ok := w.r.text.FirstOf(i-1, statusKinds); ok && h.Last > i {
		return false
	}
	b := w.r.doc.Tokens[i].Best()
	return b != nil && arabic.Features(b.Features).Any(arabic.Nominal)
}

// definite reports whether the noun at token i has the article or a pronoun.
func (w *walk) definite(i int) bool {
	b := w.r.doc.Tokens[i].Best()
	return b != nil && arabic.Features(b.Features).Any(arabic.WithArticle|arabic.WithPronoun)
}

func (w *walk) masdar(j int) (s standing) {
	if w.verbal && !w.comp || w.second {
		return standing{}
	}
	w.r.text.HitsOf(j, happenings, func(h match.Hit) bool {
		if h.Exact && h.Features.Has(arabic.IsMasdar) {
			s = w.governor(j, h.Row.Index, true)
		}
		return s.status == ""
	})
	return s
}

// verb looks at a finite verb. It ends the walk, unless it only helps another
// verb.
func (w *walk) verb(j int) (s standing, done bool) {
	v, helps := w.c.view, isAuxiliary(w.c.view, j)
	if w.verbal && !w.comp && !helps {
		return standing{}, true
	}
	if helps && w.verbal && w.c.features.Has(arabic.WithSeen) && v.forms[j-v.first].Row >= 0 && v.verbFeatures(j).Has(arabic.PastTense) {
		return standing{status: musnad.Hypothetical, at: j}, true // كانت ستزور
	}
	for _, row := range v.verbRows(j) {
		if s = w.governor(j, row, false); s.status != "" {
			break
		}
	}
	return s, s.status != "" || !helps || !w.verbal
}

// governor is the status that a verb, or its masdar, at token j gives to the
// trigger as its object or complement.
func (w *walk) governor(j int, row int32, masdar bool) standing {
	for _, t := range w.r.lex.Tags(row) {
		st, ok := statusOf[t.Kind]
		if !ok || !w.takes(j, &t) || masdar && t.Attr("only") == "v" || w.cognate(row) {
			continue
		}
		if masdar && w.c.view.tag(j-1) == orConj {
			st = musnad.Hypothetical // تأكيد أو نفي زيارة
		}
		if t.Attr("decided") == "1" && byDecision(w.of) {
			st = musnad.Actual
		}
		if w.negated(j) {
			st = turned(st)
		}
		return standing{st, t.Row, j, true}
	}
	return standing{}
}

// longestPreposition is the bytes of the longest preposition that a verb asks
// for.
const longestPreposition = len("دون")

// byDecision reports whether a happening of the type is done by deciding on it:
// to decide on a ban is to ban.
func byDecision(t musnad.Type) bool {
	return t == musnad.Coerce || t == musnad.Sanction || t.Verbal()
}

// cognate reports whether a verb is the trigger's own: رفضه رفضا تاما.
func (w *walk) cognate(row int32) bool {
	tok := &w.r.doc.Tokens[w.c.trigger]
	return slices.ContainsFunc(tok.Analyses, func(a musnad.Analysis) bool { return a.Row == row })
}

// takes reports whether the words that the tag asks for tie the trigger to the
// verb at token j.
func (w *walk) takes(j int, t *lexicon.Tag) bool {
	switch {
	case len(t.Rest) == 0:
		return w.tie < 0
	case len(t.Rest) == 1 && w.tie >= 0 && w.c.view.tag(w.tie) == prep && w.c.view.preps[w.tie-w.c.view.first] == afterSlot:
		return false // بعد is no ب
	case len(t.Rest) == 1 && w.tie >= 0:
		return slices.Contains(w.r.doc.Tokens[w.tie].Worn, t.RestIDs[0])
	case len(t.Rest) == 1 && len(t.Rest[0]) <= longestPreposition:
		return w.comp // the preposition may be missing before أن
	}
	c := clause{view: w.c.view, trigger: j, last: j + 1, end: w.c.trigger}
	last, ok := c.follow(w.r, t.RestIDs, t.Rest)
	return ok && last <= w.c.trigger
}

// negated reports whether a particle of negation stands before the word at token
// j.
func (w *walk) negated(j int) bool {
	if w.c.view.tag(j-1) != particle {
		return false
	}
	h, ok := w.r.text.FirstOf(j-1, negKind)
	return ok && h.Exact && h.Last == j
}

// word is the status that a particle, phrase or noun of status at token j gives
// to the trigger.
func (w *walk) word(j int) (s standing) {
	w.r.text.HitsOf(j, statusKinds, func(h match.Hit) bool {
		st, ok := statusOf[h.Row.Kind]
		if ok && h.Exact && h.Last <= w.c.trigger && w.reaches(j, &h) {
			s = standing{st, h.Row, j, false}
		}
		return s.status == ""
	})
	return s
}

// negReach is how many tokens before a trigger a word of negation may stand.
const negReach = 3

// reaches reports whether a word of status at token j is near enough to the
// trigger, and of a kind that goes with it.
func (w *walk) reaches(j int, h *match.Hit) bool {
	away := w.c.trigger - j
	if of := h.Row.Attr("of"); of != "" && of != string(w.of) {
		return false
	}
	switch h.Row.Kind {
	case "neg":
		return away <= negReach && !w.comp && !w.excepted()
	case "modal":
		if w.verbal && w.c.view.mayBePast(w.c.trigger) {
			return false // قد before a past verb affirms it
		}
	case "condition":
		return (!w.comp || h.Last > j+1) && away <= farReach
	case "future":
		return !w.comp
	}
	return away <= nearReach+2
}

// exceptReach is how many tokens behind a negated verb "except" may stand.
const exceptReach = 8

// excepted reports whether "except" follows the trigger: لم تقصف سوى مرتين tells
// that it did.
func (w *walk) excepted() bool {
	v := w.c.view
	for i := w.c.last; i < min(v.last, w.c.last+exceptReach); i++ {
		switch v.tag(i) {
		case stop, comp, verb, comma:
			return false
		}
		if h, ok := w.r.text.FirstOf(i, exceptKind); ok && h.Exact {
			return true
		}
	}
	return false
}
