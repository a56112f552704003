package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// leftSubject finds the subject that stands before the verb at token i: the
// phrase that begins the clause. A verb that و or ف joins begins one itself.
func (r *reader) leftSubject(i int, a act) (voice, bool) {
	if v, ok := r.foregoing(i); ok {
		return v, true
	}
	if a.pro > 0 && a.feats.Any(arabic.WithWaw|arabic.WithFeh) {
		return voice{}, false
	}
	end := i
	for n := 0; n < 3; n++ {
		start := r.clauseStart(end)
		if r.tag(start-1) == relative && start == end {
			return r.antecedent(start - 1)
		}
		at := start
		for at < end && (r.tag(at) == particle || r.tag(at) == when || r.tag(at) == number || r.auxiliary(at) || at > start && r.tag(at) == inside) {
			at++
		}
		if at == end && r.tag(start-1) == relative {
			return r.antecedent(start - 1)
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

// foregoingReach is how many words may stand between سبق and أن.
const foregoingReach = 12

// foregoing is the subject of a verb behind سبق and أن: سبق للوزير أن قال.
func (r *reader) foregoing(i int) (voice, bool) {
	if r.tag(i-1) != comp {
		return voice{}, false
	}
	for j := i - 2; j >= max(r.first, i-foregoingReach); j-- {
		_, pro := r.proclitics(j)
		if !r.auxiliary(j-1) || !pro.Has(arabic.WithLam) {
			continue
		}
		v, ok := r.voiceAt(j, i-1)
		if !ok || v.last != i-1 {
			return voice{}, false
		}
		return r.resolve(v, r.entityAt(j)), true
	}
	return voice{}, false
}

// clauseReach is how many tokens before a verb its clause may begin.
const clauseReach = 80

// clauseStart is the first token of the stretch before token end that no mark,
// conjunction, complementizer or verb interrupts.
func (r *reader) clauseStart(end int) int {
	for j := end - 1; j >= max(r.first, end-clauseReach); j-- {
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
	return max(r.first, end-clauseReach)
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
	if full != i || r.tag(at) != word || end-at > 4 || end == at || !r.nameless(at, end) || a.row.Value == "reveals" {
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
	if j < r.first {
		return voice{}, false
	}
	if v, ok := r.sourceBefore(j+1, i); ok {
		return v, true
	}
	if r.ents[j] < 0 {
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

// sourceBefore is the source, medium or document that ends before token end:
// المسؤول العراقي الذي.
func (r *reader) sourceBefore(end, relative int) (voice, bool) {
	for j := end - 1; j >= max(r.first, end-maxNameTokens); j-- {
		v, ok := r.sourceVoice(j, end)
		if ok && v.last == end && v.class != someone {
			v = r.resolve(v, r.entityAt(j))
			v.feats = relativeAgreement(r.doc.Tokens[relative].Folded)
			return v, true
		}
	}
	return voice{}, false
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
