package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// subjectReach is how many tokens behind a verb its subject may begin.
const subjectReach = 24

// rightSubject finds the subject behind a verb of saying: the first voice that
// no preposition governs. Times, adverbs, phrases with prepositions and what
// dashes set off may stand before it.
func (r *reader) rightSubject(a act) (voice, bool) {
	limit := min(r.last, a.last+subjectReach)
	for i := a.last; i < limit; {
		next, ok := r.passable(i, limit)
		if ok {
			i = next
			continue
		}
		return r.subjectAt(i, a)
	}
	return voice{}, false
}

// passable reports whether token i may stand between verb and subject, and
// the token after it.
func (r *reader) passable(i, limit int) (next int, ok bool) {
	switch r.tag(i) {
	case when, particle, number:
		return i + 1, true
	case comma:
		return i + 1, r.setAside(i + 1)
	case bracket:
		return r.skipBracket(i, limit), true
	case prep:
		return r.skipPhrase(i+1, limit), true
	case word, entity, inside:
		conj, pro := r.proclitics(i)
		if pro != 0 {
			return r.skipPhrase(i, limit), true
		}
		return i + 1, !conj && r.adverb(i)
	}
	return i, false
}

// setAside reports whether what follows a comma is a time, a phrase with a
// preposition or a dash, so that the clause goes on behind it.
func (r *reader) setAside(i int) bool {
	switch r.tag(i) {
	case when, prep, bracket:
		return true
	case word, entity:
		_, pro := r.proclitics(i)
		return pro != 0
	}
	return false
}

// adverb reports whether a word with tanween is one: هاتفيا. Participles of
// saying are not.
func (r *reader) adverb(i int) bool {
	if r.tag(i) != word {
		return false
	}
	if r.leadsOver(i) {
		return false
	}
	for _, a := range r.doc.Tokens[i].Analyses {
		if a.Exact && arabic.Features(a.Features).Has(arabic.Indefinite) {
			return true
		}
	}
	return false
}

// bracketReach is how many tokens brackets or dashes may set off.
const bracketReach = 40

// skipBracket passes what brackets or dashes set off.
func (r *reader) skipBracket(i, limit int) int {
	closer := map[string]string{"(": ")", "[": "]", "-": "-", "–": "–", "—": "—"}[r.doc.Tokens[i].Bare]
	for j := i + 1; closer != "" && j < limit && j < i+bracketReach; j++ {
		if r.doc.Tokens[j].Bare == closer {
			return j + 1
		}
	}
	return i + 1
}

// skipPhrase passes the noun phrase of a preposition whose noun is token i. An
// entity belongs to it as its head, or as the genitive of a noun without the
// article; a new source begins a phrase of its own.
func (r *reader) skipPhrase(i, limit int) int {
	if p := r.marks.at(i); p != nil && p.closed && p.after-p.first <= maxNameTokens && p.after < limit {
		return p.after + 1
	}
	if e := r.entityAt(i); e != nil {
		return r.adjectives(e.Last, limit)
	}
	head := i
	if h, ok := r.text.First(i, "statement"); ok && h.Last < limit {
		i = r.adjectives(h.Last, limit) - 1
	}
	for i++; i < limit; i++ {
		switch r.tag(i) {
		case entity:
			_, pro := r.proclitics(i)
			if pro != 0 || hasArticle(r.doc.Tokens[i-1].Bare) || r.isStatement(head) {
				return i
			}
			i = r.entityAt(i).Last - 1
		case word:
			conj, pro := r.proclitics(i)
			if pro != 0 || conj && r.startsVoice(i) || r.isStatement(head) && r.startsVoice(i) {
				return i
			}
			if r.leadsOver(i) {
				return i
			}
		case inside, number:
		default:
			return i
		}
	}
	return i
}

func (r *reader) startsVoice(i int) bool {
	_, ok := r.text.First(i, "source", "mediaclass")
	return ok
}

func (r *reader) isStatement(i int) bool {
	_, ok := r.text.First(i, "statement")
	return ok
}

// indefiniteWord reports whether a word has tanween on its last letter.
func (r *reader) indefiniteWord(i int) bool {
	if _, ok := r.text.First(i, "quantity"); ok {
		return true
	}
	at := r.doc.Tokens[i].Span
	return strings.ContainsRune(r.doc.Text[at.Start:at.End], fathatan) || r.adverb(i)
}

const fathatan = '\u064B'

// subjectAt reads the subject that begins at token i.
func (r *reader) subjectAt(i int, a act) (voice, bool) {
	switch r.tag(i) {
	case word, entity, inside, opening:
	default:
		return voice{}, false
	}
	if conj, _ := r.proclitics(i); conj || r.oblique(i) {
		return voice{}, false
	}
	if v, ok := r.voiceAt(i, r.last); ok {
		return r.resolve(v, r.entityAt(i)), !r.ourOwn(i) && !v.own
	}
	if v, ok := r.countedVoice(i, a); ok {
		return v, true
	}
	if r.tag(i) != word {
		return voice{}, false
	}
	if r.leadsOver(i) {
		return voice{}, false
	}
	return r.strangerAt(i, a)
}

// countedVoice reads a noun of quantity and the voice that it counts: أحد
// المسؤولين, عدد من السكان.
func (r *reader) countedVoice(i int, a act) (voice, bool) {
	h, ok := r.text.First(i, "quantity")
	if !ok || a.is("act") {
		return voice{}, false
	}
	at := h.Last
	if r.tag(at) == prep && r.doc.Tokens[at].Folded == "من" {
		at++
	}
	v, ok := r.voiceAt(at, r.last)
	if !ok {
		v = voice{last: r.nounPhrase(at, r.last)}
		v.party.Source = "official"
		_, ok = r.complement(v.last, a)
		ok = ok && v.last > at && !r.masdarAt(at)
	}
	if !ok || v.class == medium || v.class == paper {
		return voice{}, false
	}
	v.first, v.feats, v.bare = i, 0, false
	if v.party.Source != "person" {
		v.party.Name = r.doc.Letters(r.span(i, v.last))
		v.party.At, v.party.ID = r.span(i, v.last), ""
	}
	return v, true
}

// ourOwn reports whether a word means the outlet's own people: مراسلنا, موفدتنا.
func (r *reader) ourOwn(i int) bool {
	h, ok := r.text.First(i, "mediaclass")
	return ok && h.Row.Attr("of") != "" && strings.HasSuffix(r.doc.Tokens[i].Folded, ours)
}

const ours = "نا"

// oblique reports whether a word is a plural or dual in ين, which is no
// subject: أبلغ الصحفيين.
func (r *reader) oblique(i int) bool {
	if r.ents[i] >= 0 && r.doc.Entities[r.ents[i]].Party.Source == "person" {
		return false
	}
	tok := &r.doc.Tokens[i]
	if !strings.HasSuffix(tok.Folded, "ين") || len(tok.Analyses) == 0 {
		return false
	}
	return arabic.Features(tok.Analyses[0].Features).Any(arabic.Plural | arabic.DualNumber)
}

// strangerAt reads a subject that no list knows: a name, or a definite noun
// phrase right before what is said.
func (r *reader) strangerAt(i int, a act) (voice, bool) {
	if end := r.unknownName(i, r.last); end > i {
		v := voice{first: i, last: end, feats: arabic.Singular}
		v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "person", At: r.span(i, end)}
		return r.knownName(v), true
	}
	if v, ok := r.namedAhead(i, a); ok {
		return v, true
	}
	end := r.nounPhrase(i, r.last)
	if end == i || a.is("act") && !r.likelySubject(i, a) || r.indefiniteWord(i) || r.masdarAt(i) {
		return voice{}, false
	}
	definite := hasArticle(r.doc.Tokens[i].Bare)
	if len(r.doc.Tokens[i].Analyses) == 0 && !definite {
		return voice{}, false
	}
	if s, ok := r.complement(end, a); !ok || !definite && a.is("content") && !s.comp {
		return voice{}, false
	}
	v := voice{first: i, last: end, bare: end == i+1 && hasArticle(r.doc.Tokens[i].Bare)}
	v.feats = withVerb(0, a.feats)
	v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "official", At: r.span(i, end)}
	v.bare = v.bare || r.pointsBack(i+1) || r.honour(i)
	r.named(&v, r.last)
	return r.resolve(v, nil), true
}

// namedAhead reads an office that no list knows with the name of its holder,
// right before what is said: قال رئيس الفريق فلان إن.
func (r *reader) namedAhead(i int, a act) (voice, bool) {
	if _, ok := r.text.First(i, "office", "title", "agent", "source"); !ok {
		return voice{}, false
	}
	v := voice{first: i, last: i + 1}
	v.party.Source = "official"
	r.named(&v, r.last)
	return v, v.party.Source == "person"
}

// likelySubject reports whether a noun phrase behind a verb that also takes a
// person as its object is rather the subject: definite, and of its gender.
func (r *reader) likelySubject(i int, a act) bool {
	tok := &r.doc.Tokens[i]
	if !hasArticle(tok.Bare) {
		return false
	}
	for _, x := range tok.Analyses {
		if arabic.Features(x.Features).Any(arabic.Plural | arabic.DualNumber) {
			return false
		}
	}
	return strings.HasSuffix(tok.Bare, "ة") == a.feats.Has(arabic.Feminine)
}

// honour reports whether token i is سموه, معاليه or the like, which mean a person
// named before.
func (r *reader) honour(i int) bool {
	h, ok := r.text.First(i, "attribution")
	return ok && h.Row.Value == "honour"
}

func (r *reader) masdarAt(i int) bool {
	for _, a := range r.doc.Tokens[i].Analyses {
		if a.Exact && arabic.Features(a.Features).Has(arabic.IsMasdar) {
			return true
		}
	}
	return false
}

// knownName leads the last word of a name to the person who was named in full.
func (r *reader) knownName(v voice) voice {
	if v.last != v.first+1 {
		return v
	}
	name := r.doc.Tokens[v.first].Folded
	for k := len(r.memory.list) - 1; k >= max(0, len(r.memory.list)-lookBack); k-- {
		p := r.memory.list[k].party
		if p.Source == "person" && strings.HasSuffix(arabic.FoldBare(arabic.Bare(p.Name)), name) {
			return v.as(r.memory.list[k].voice)
		}
	}
	return v
}

// leftSubject finds the subject that stands before the verb at token i: the
// phrase that begins the clause.
func (r *reader) leftSubject(i int, a act) (voice, bool) {
	end := i
	for n := 0; n < 3; n++ {
		start := r.clauseStart(end)
		if r.tag(start-1) == relative && start == end {
			return r.antecedent(start - 1)
		}
		at := start
		for at < end && (r.tag(at) == particle || r.tag(at) == when || r.tag(at) == number || r.auxiliary(at)) {
			at++
		}
		if at < end && r.tag(at) != prep {
			_, pro := r.proclitics(at)
			if pro == 0 {
				return r.clauseSubject(at, end, i, a)
			}
		}
		if r.tag(start-1) != comma {
			return voice{}, false
		}
		end = start - 1
	}
	return voice{}, false
}

// clauseStart is the first token of the stretch before token end that no mark,
// conjunction, complementizer or verb interrupts.
func (r *reader) clauseStart(end int) int {
	for j := end - 1; j >= r.first; j-- {
		switch r.tag(j) {
		case comp, stop, colon, conj, comma, relative, opening:
			return j + 1
		case closing:
			if p := &r.marks.pairs[r.marks.pair[j]]; p.after-p.first <= maxNameTokens {
				j = p.open
				continue
			}
			return j + 1
		case verb:
			if !r.auxiliary(j) {
				return j + 1
			}
			if conj, _ := r.proclitics(j); conj {
				return j
			}
		}
	}
	return r.first
}

// auxiliary reports whether token i is a verb that another completes: كان
// الرئيس أعلن.
func (r *reader) auxiliary(i int) bool {
	if r.tag(i) != verb {
		return false
	}
	for _, a := range r.doc.Tokens[i].Analyses {
		if v := r.lex.Verb(a.Row); v != nil && auxiliaries[v.Lemma] {
			return true
		}
	}
	return false
}

var auxiliaries = map[string]bool{
	"كان":  true,
	"ليس":  true,
	"بات":  true,
	"ظل":   true,
	"أصبح": true,
	"كاد":  true,
	"سبق":  true,
}

func (r *reader) clauseSubject(at, end, i int, a act) (voice, bool) {
	v, ok := r.voiceAt(at, end)
	if ok {
		v = r.resolve(v, r.entityAt(at))
		return v, !r.oblique(at)
	}
	full := end
	for end > at && (r.tag(end-1) == particle || r.tag(end-1) == when || r.auxiliary(end-1)) {
		end--
	}
	end = max(at, min(end, r.nounPhrase(at, end)))
	if _, said := r.complement(a.last, a); !said && a.is("weak") {
		return voice{}, false
	}
	if full != i || r.tag(at) != word || end-at > 4 || end == at || !r.nameless(at, end) {
		return voice{}, false
	}
	v = voice{first: at, last: end, bare: end == at+1 && hasArticle(r.doc.Tokens[at].Bare) || r.pointsBack(at+1), feats: a.feats & agreement}
	v.party = musnad.Party{Name: r.doc.Letters(r.span(at, end)), Kind: "UNK", Source: "official", At: r.span(at, end)}
	if named := (voice{first: at, last: at + 1, party: musnad.Party{Source: "official"}}); end > at+1 {
		r.named(&named, end)
		if named.party.Source == "person" && named.last == end {
			return named, true
		}
	}
	return r.resolve(v, nil), true
}

// nameless reports whether tokens [at,end) may be a subject that no list knows: a
// definite noun phrase, or words without any reading.
func (r *reader) nameless(at, end int) bool {
	if hasArticle(strings.TrimPrefix(r.doc.Tokens[at].Bare, waw)) {
		return true
	}
	for ; at < end; at++ {
		if t := &r.doc.Tokens[at]; t.Kind == musnad.Punct || len(t.Analyses) > 0 {
			return false
		}
	}
	return true
}

// antecedent is the voice that ends before a relative pronoun.
func (r *reader) antecedent(i int) (voice, bool) {
	j := i - 1
	if r.tag(j) == comma {
		j--
	}
	if j < r.first || r.ents[j] < 0 {
		return voice{}, false
	}
	e := &r.doc.Entities[r.ents[j]]
	if e.Last != j+1 {
		return voice{}, false
	}
	v, ok := r.entityVoice(e, e.Last)
	v.feats = relativeAgreement(r.doc.Tokens[i].Folded)
	return v, ok
}

// relativeAgreement is the gender and number that a relative pronoun shows of
// its antecedent.
func relativeAgreement(folded string) arabic.Features {
	switch folded {
	case "الذي":
		return arabic.Masculine | arabic.Singular
	case "التي":
		return arabic.Feminine | arabic.Singular
	case "الذين":
		return arabic.Masculine | arabic.Plural
	}
	return 0
}

// onlyParticles reports whether nothing but particles, times and auxiliaries
// stands in [i,end).
func (r *reader) onlyParticles(i, end int) bool {
	for ; i < end; i++ {
		if t := r.tag(i); t != particle && t != when && !r.auxiliary(i) {
			return false
		}
	}
	return true
}
