package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// verbAt is the finite verb of saying at token i.
func (r *reader) verbAt(i int) (act, bool) {
	if t := r.tag(i); t != verb && t != word {
		return act{}, false
	}
	a, ok := r.actAt(i, arabic.IsVerb)
	if !ok || a.row.Kind != "saying" {
		return act{}, false
	}
	if r.tag(i) == word && !r.verbPosition(i) && (a.is("weak") || r.tag(i-1) == prep) || r.negated(i) {
		return act{}, false
	}
	return a, true
}

// negated reports whether a negation stands before the verb: what somebody did
// not say stands on nobody's word.
func (r *reader) negated(i int) bool {
	if i == r.first {
		return false
	}
	_, ok := r.text.First(i-1, "neg")
	return ok
}

// verbSubject reads a verb of saying whose subject stands behind it.
func (r *reader) verbSubject(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok {
		return 0
	}
	if v, ok := r.leftSubject(i, a); ok && v.last <= i && r.onlyParticles(v.last, i) && agrees(a.feats, v.feats) {
		return 0
	}
	v, ok := r.rightSubject(a)
	if !ok || !agreesLoosely(a.feats, v.feats) && v.class == someone && v.party.Source != "person" {
		return 0
	}
	v.feats = withVerb(v.feats, a.feats)
	return r.says(a, v, v.last, false)
}

// subjectVerb reads a verb of saying whose subject stands before it.
func (r *reader) subjectVerb(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok {
		return 0
	}
	if r.believed(a) {
		return 0
	}
	v, ok := r.leftSubject(i, a)
	if !ok || !agrees(a.feats, v.feats) && v.class == someone && (v.party.Source != "person" || r.tag(i-1) == relative) {
		return 0
	}
	v.feats = a.feats & agreement
	return r.says(a, v, a.last, false)
}

// elidedSubject reads a verb of saying whose subject is not named in its
// clause.
func (r *reader) elidedSubject(i int) (next int) {
	a, ok := r.verbAt(i)
	if !ok || r.inMarks(i) || !r.opensClause(i, a) {
		return 0
	}
	if a.is("present") && a.feats.Has(arabic.PresentTense) || r.impersonal(a) {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody in particular says so")
		return 0
	}
	x, ok := r.memory.elided(a.feats, r.sent, a.is("more"))
	if !ok {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody is known who may say so")
		return 0
	}
	return r.says(a, x.voice, a.last, true)
}

// opensClause reports whether a verb stands where its subject may be elided.
func (r *reader) opensClause(i int, a act) bool {
	if a.feats.Any(arabic.WithWaw | arabic.WithFeh) {
		return true
	}
	switch r.tag(i - 1) {
	case comma, stop, conj, comp, closing, bracket, when, particle, colon:
		return true
	}
	return false
}

// impersonal reports whether a verb of telling stands in the present without a
// subject at the head of its sentence: يذكر أن, يشار إلى أن.
func (r *reader) impersonal(a act) bool {
	if !a.feats.Has(arabic.PresentTense|arabic.Masculine) || a.feats.Any(arabic.Plural|arabic.DualNumber) {
		return false
	}
	return a.feats.Has(arabic.PassiveVoice) && impersonals[arabic.FoldBare(r.lemma(a))]
}

var impersonals = map[string]bool{
	"ذكر":  true,
	"اشار": true,
	"قال":  true,
	"زعم":  true,
	"ادعي": true,
	"روي":  true,
	"لاحظ": true,
	"سجل":  true,
	"نقل":  true,
}

func (r *reader) lemma(a act) string {
	for _, x := range r.doc.Tokens[a.first].Analyses {
		if v := r.lex.Verb(x.Row); v != nil && arabic.Features(x.Features) == a.feats {
			return v.Lemma
		}
	}
	return ""
}

// near reports whether nothing but words that lead over stands between a verb of
// going on and what is said.
func (r *reader) near(i, first int) bool {
	for ; i < first; i++ {
		switch r.tag(i) {
		case prep, entity, inside:
			return false
		}
	}
	return true
}

// described reports whether a verb only gives a name to something: ما اعتبره, ما
// وصفه.
func (r *reader) described(a act) bool {
	return a.enc != "" && a.is("weak") && a.first > r.first && strings.HasSuffix(r.doc.Tokens[a.first-1].Folded, "ما")
}

// believed reports whether a verb of belief is a passive of nobody: طائرات يعتقد
// أنها.
func (r *reader) believed(a act) bool {
	return a.is("present") && a.feats.Has(arabic.PresentTense) && r.tag(a.last) == comp && len(r.doc.Tokens[a.last].Folded) > 4
}

// says records that somebody speaks by the act; what is said is looked for from
// token i on. A verb with other senses is one of saying only with that.
func (r *reader) says(a act, v voice, i int, carried bool) (next int) {
	if r.described(a) || a.is("medium") && a.enc != "" {
		return 0
	}
	s, ok := r.complement(i, a)
	if ok && a.is("near") && !r.near(i, s.first) {
		ok = false
	}
	if n, noun := r.nounContent(i, a, v); noun && (!ok || n.first < s.first-1) {
		s, ok = n, true
	}
	if !ok && !a.is("weak") && !a.is("content") && i > a.last && r.tag(i) == verb {
		s, ok = said{first: i, comp: true}, true
	}
	if !ok && a.is("weak") && !a.is("act") {
		r.doc.Decline(stage, r.doc.Tokens[a.first].Span, r.rule+": nothing is said")
		r.memory.note(record{voice: v, sent: r.sent, inner: r.governed(a.first)})
		return a.first + 1
	}
	if a.is("present") && r.governed(a.first) && !r.inMarks(a.first) && !a.feats.Any(arabic.WithWaw) {
		return 0 // a belief inside what somebody says
	}
	inner := r.takesOver(a, v, carried) || r.tag(a.first-1) == relative
	content := [2]int{a.last, a.last}
	if ok {
		content = [2]int{s.first, r.contentEnd(s)}
	}
	if before, ok2 := r.saidBefore(a, i); !ok && ok2 {
		content = before
	}
	x := r.emit(v, r.verbSpan(a), a.first, content, a.row.Value, carried)
	x.row = a.row
	if a.is("relay") {
		r.relay = relay{verb: a, on: true}
	}
	r.memory.note(record{voice: v, sent: r.sent, spoke: true, inner: inner})
	return a.first + 1
}

// takesOver ends what was said before where this act is beside it and not part
// of it, and reports whether it is part.
func (r *reader) takesOver(a act, v voice, carried bool) (inner bool) {
	if !r.governed(a.first) {
		return false
	}
	joined, _ := r.proclitics(a.first)
	switch {
	case r.inMarks(a.first):
		return true
	case joined && (carried || v.first > a.first):
		r.cut(a.first)
		return false
	case v.first < a.first && !carried:
		if t := r.tag(v.first - 1); t == conj || t == comma {
			r.cut(v.first)
			return false
		}
	case r.tag(a.first-1) == comma || r.tag(a.first-1) == closing:
		r.cut(a.first)
		return false
	}
	return true
}

// saidBefore is what is said where the verb follows it: "…"، قال الوزير.
func (r *reader) saidBefore(a act, i int) (content [2]int, ok bool) {
	j := a.first - 1
	if r.tag(j) == comma {
		j--
	}
	if r.tag(j) == closing && r.marks.side[j] < 0 {
		p := &r.marks.pairs[r.marks.pair[j]]
		if p.open >= r.first && r.words(p) >= minWords {
			return [2]int{p.open, j + 1}, true
		}
	}
	return content, false
}

// participle reads an active participle of saying: قائلا, مشيرا إلى. Its subject
// is that of its clause.
func (r *reader) participle(i int) (next int) {
	if r.tag(i) != word {
		return 0
	}
	a, ok := r.actAt(i, arabic.IsActiveParticiple)
	if !ok || a.row.Kind != "saying" || !r.adverbial(i, a) || r.inMarks(i) {
		return 0
	}
	x, ok := r.memory.elided(participleAgreement(a.feats), r.sent, true)
	if !ok {
		r.doc.Decline(stage, r.doc.Tokens[i].Span, r.rule+": nobody is known who may say so")
		return 0
	}
	s, ok := r.complement(a.last, a)
	if !ok {
		if t := r.tag(i - 1); t != comma && t != closing && !r.opens(i) && !a.feats.Has(arabic.WithWaw) {
			return 0
		}
		s = said{first: a.last, noun: true}
	}
	r.cut(i)
	e := r.emit(x.voice, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, a.row.Value, x.sent != r.sent)
	e.row = a.row
	return i + 1
}

// opens reports whether nothing but brackets stands before token i in its
// sentence.
func (r *reader) opens(i int) bool {
	for j := r.first; j < i; j++ {
		if r.tags[j] != bracket {
			return false
		}
	}
	return true
}

// adverbial reports whether a participle stands beside the clause: in the
// accusative, or feminine, plural or dual behind a comma.
func (r *reader) adverbial(i int, a act) bool {
	if a.feats.Any(arabic.WithArticle | arabic.Prepositional | arabic.WithPronoun) {
		return false
	}
	if a.feats.Has(arabic.Indefinite) {
		return true
	}
	set := r.tag(i-1) == comma || r.tag(i-1) == closing || a.feats.Has(arabic.WithWaw)
	if a.feats.Has(arabic.Plural) || a.feats.Has(arabic.DualNumber) {
		return set && r.oblique(i)
	}
	if !a.feats.Has(arabic.Feminine) {
		return false
	}
	_, ok := r.complement(a.last, a)
	return ok && (set || r.transparent(i))
}

// participleAgreement is the gender and number that a participle asks of its
// subject. A masculine form is used for all in loose style.
func participleAgreement(f arabic.Features) arabic.Features {
	if f.Has(arabic.Feminine) {
		return arabic.Feminine
	}
	return f & (arabic.Plural | arabic.DualNumber)
}

// headline reads "X: …" at the head of a headline or paragraph.
func (r *reader) headline(i int) (next int) {
	if i != r.first || r.doc.Sentences[r.sent].Section != musnad.Headline && !r.startsParagraph() {
		return 0
	}
	v, ok := r.voiceAt(i, r.last)
	if !ok || r.tag(v.last) != colon || v.last+1 >= r.last || v.bare {
		return 0
	}
	if e := r.entityAt(i); e != nil && e.Kind == musnad.Country && !r.claims(v.last+1) {
		return 0
	}
	v = r.resolve(v, r.entityAt(i))
	s := said{first: v.last + 1}
	end := r.contentEnd(s)
	e := r.emit(v, musnad.Span{}, i, [2]int{s.first, end}, "says", false)
	e.row = headlineRow
	r.memory.note(record{voice: v, sent: r.sent, spoke: true})
	return i + 1
}

// claims reports whether what follows a country and a colon is a sentence of
// its own, and not what happened there: "طهران: لن نقبل", but "كابول: مقتل".
func (r *reader) claims(i int) bool {
	switch r.tag(i) {
	case entity, verb, particle, opening, comp:
		return true
	}
	return false
}

func (r *reader) startsParagraph() bool {
	s := r.sent
	return s == 0 || r.doc.Sentences[s-1].Paragraph != r.doc.Sentences[s].Paragraph
}
