package event

import (
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// clauseStart is the first token of the clause that token i belongs to.
func (v *view) clauseStart(i int) int {
	for j := i - 1; j >= v.first; j-- {
		switch v.tag(j) {
		case comp, stop, clauseConj:
			return j + 1
		case comma:
			open, ok := v.parenthesis(j, i)
			if !ok {
				return j + 1
			}
			j = open
		case verb:
			if !isAuxiliary(v, j) {
				return j + 1
			}
		}
	}
	return v.first
}

// parenthesis reports whether the comma at token j closes something set off by
// commas between a subject and its verb at token i: a preposition's phrase, a
// relative clause, a name. The words from its opening comma on are then part of
// the clause, and behind the token open the search for its start goes on.
func (v *view) parenthesis(j, i int) (open int, ok bool) {
	if j+1 != i && !(j+2 == i && v.tag(j+1) == particle) || v.conj[i-v.first] {
		return 0, false
	}
	if v.topic(j) {
		return j, true // nothing but the subject stands before the comma
	}
	for k := j - 1; k >= v.first && k > j-20; k-- {
		switch v.tag(k) {
		case comma:
			switch v.tag(k + 1) {
			case prep, relative, entity, when:
				return j, true
			}
			return k, v.personal(k + 1) // وهو زعيم الحزب،
		case stop, comp, clauseConj:
			return 0, false
		}
	}
	return 0, false
}

// maxTopic is how many words a subject before a comma and its verb may have.
const maxTopic = 16

// topic reports whether nothing but one phrase that names somebody stands between
// the clause's start and token j: وكان زعيم الحزب في البلاد فلان، دعا.
func (v *view) topic(j int) bool {
	first := j
	for k := j - 1; k >= v.first && k > j-maxTopic; k-- {
		switch t := v.tag(k); {
		case t == noun, t == entity, t == inside, t == prep, t == bracket, t == number:
			first = k
			continue
		case t == comp, t == particle, t == stop, t == clauseConj, t == verb && isAuxiliary(v, k):
			return v.startsTopic(first, j)
		}
		return false
	}
	return first == v.first && v.startsTopic(first, j)
}

func (v *view) startsTopic(first, j int) bool {
	if t := v.tag(first); t != noun && t != entity || v.pro[first-v.first] != 0 || v.participle(first) {
		return false
	}
	a, ok := v.phrase(first, j)
	return ok && len(a.ents) > 0
}

// leftSubject finds the noun phrase that stands before the verb at token i as
// its subject: the first phrase of the clause, without preposition, headed by or
// holding an entity.
func (v *view) leftSubject(i int) (arg, bool) {
	if a, ok := v.antecedent(i); ok {
		return a, true
	}
	if v.conj[i-v.first] {
		return arg{}, false // و before the verb begins a clause
	}
	if v.verbFeatures(i).Has(arabic.WithPronoun) && v.behindHappening(i) && !hasArticle(&v.doc.Tokens[i-1]) {
		return arg{}, false // غارة استهدفته, هجوم شنه مسلحون
	}
	if v.resumesPeople(i) {
		return arg{}, false // جنديين خطفهما مسلحون
	}
	start := v.clauseStart(i)
	if v.tag(start-1) == verb && start > v.first {
		return arg{}, false // what follows another verb is that verb's subject
	}
	if start-1 > v.first && v.helps(start-1) && !v.conj[start-1-v.first] && (start == i || start+1 == i && v.tag(start) == particle) {
		start = v.clauseStart(start - 1) // الوزير كان قد زار
	}
	for j := start; j < i; j++ {
		switch v.tag(j) {
		case entity, noun:
			if v.pro[j-v.first] != 0 || v.mediates(j) {
				return arg{}, false
			}
			a, ok := v.phrase(j, i)
			if a = v.ownedPhrase(a, i); !ok || len(a.ents) == 0 {
				return arg{}, false
			}
			return a, true
		case prep, relative, comp:
			return arg{}, false
		}
	}
	return arg{}, false
}

// resumesPeople reports whether the verb at token i, in the singular, has a pronoun for the
// people of no known name who stand right before it, and then not for its subject.
func (v *view) resumesPeople(i int) bool {
	return plural(v.enclitic(i)) && v.verbFeatures(i).Has(arabic.Singular) && v.indefinitePeople(i-1)
}

// indefinitePeople reports whether token i ends the mention of people of no known name
// that has no article.
func (v *view) indefinitePeople(i int) bool {
	e := v.covering(i)
	return e != nil && e.Last == i+1 && e.Kind == musnad.Group && e.Party.ID == "" && !hasArticle(&v.doc.Tokens[e.First])
}

// helps reports whether the word at token i is spelled as a verb that helps others is:
// كان is "he was" before it is "as if" without its hamza.
func (v *view) helps(i int) bool {
	return slices.ContainsFunc(v.doc.Tokens[i].Analyses, func(a musnad.Analysis) bool {
		return a.Exact && arabic.Features(a.Features).Has(arabic.IsVerb) && auxiliaries[v.lex.Row(a.Row).Name()]
	})
}

// conjoined reports whether the verb at token i is joined by و or ف to what
// stands before it, or follows a comma, without a subject of its own in front.
func (v *view) conjoined(i int) bool { return v.conj[i-v.first] }

// features of the verb at token i.
func (v *view) verbFeatures(i int) arabic.Features {
	return arabic.Features(v.forms[i-v.first].Features)
}

// antecedent is the entity before the relative pronoun that the verb at token i
// follows: "who visits".
func (v *view) antecedent(i int) (arg, bool) {
	j := i - 1
	for j > v.first && v.tag(j) == particle {
		j--
	}
	if v.tag(j) != relative {
		return arg{}, false
	}
	e := v.covering(j - 1)
	if e == nil && v.tag(j-1) == comma {
		e = v.covering(j - 2)
	}
	if e == nil {
		return arg{}, false
	}
	return arg{first: e.First, last: e.Last, head: true, bare: true, where: noSlot, ents: []int32{v.ents[e.First-v.first]}}, true
}

// oblique reports whether a phrase is marked as no subject: its first word is a
// sound plural or dual in ين, or has the tanween of the accusative.
func (v *view) oblique(a arg) bool {
	if e := v.entityAt(a.first); e != nil && (e.Kind == musnad.Country || e.Kind == musnad.Person) {
		return false // the name of a state may be spelled like a nisba with tanween
	}
	tok := &v.doc.Tokens[a.first]
	if v.dualOffice(a.first, tok) || v.countedAt(a.first) {
		return false
	}
	if v.tag(a.first) == entity && strings.HasPrefix(tok.Bare, theArticle) && strings.HasSuffix(tok.Bare, "يين") {
		return true // names of groups have no endings in the lists: حاصرت الحوثيين
	}
	for k := range tok.Analyses {
		f := arabic.Features(tok.Analyses[k].Features)
		fits := tok.Fits(&tok.Analyses[k])
		if fits && f.Has(arabic.Indefinite) {
			return true
		}
		if fits && f.Any(arabic.Plural|arabic.DualNumber) && f.Any(arabic.IsNoun|arabic.IsActiveParticiple|arabic.IsPassiveParticiple) {
			return strings.HasSuffix(tok.Bare, "ين")
		}
	}
	return false
}

// dualOffice reports whether an office in annexation begins at token i with the
// dual of the nominative, which is spelled like tanween: وزيرا خارجية مصر والأردن.
func (v *view) dualOffice(i int, tok *musnad.Token) bool {
	e := v.entityAt(i)
	if e == nil || e.Kind != musnad.Office || e.Last == i+1 || e.Party.Country == "" {
		return false
	}
	for k := range tok.Analyses {
		if arabic.Features(tok.Analyses[k].Features).Has(arabic.DualNumber) && tok.Fits(&tok.Analyses[k]) {
			return strings.HasSuffix(tok.Bare, "ا")
		}
	}
	return false
}
