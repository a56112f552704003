package quote

import (
	"github.com/musnad/musnad/arabic"
)

// contentReach is how many tokens behind a verb what is said may begin.
const contentReach = 70

// said is where what is said begins and how it is marked.
type said struct {
	first int
	comp  bool // behind أن or إن
	noun  bool // a noun phrase
}

// complement finds what is said by an act, from token i on: behind أن or إن, a
// colon or an opening quotation mark. Relative clauses, appositions and phrases
// with prepositions may stand before it; another act of saying may not.
func (r *reader) complement(i int, a act) (said, bool) {
	relatives := 0
	limit := r.last
	if a.limit > 0 {
		limit = a.limit
	}
	for j := i; j < limit && j < i+contentReach; j++ {
		switch r.tag(j) {
		case comp:
			if j == a.last || !r.subordinate(j) {
				return said{first: j + 1, comp: true}, j+1 < r.last
			}
		case colon:
			return said{first: j + 1}, j+1 < r.last
		case opening:
			if next := r.nameMarks(j); next > j {
				j = next - 1
				continue
			}
			return said{first: j}, true
		case relative:
			relatives++
		case verb:
			if r.resumes(j) || relatives == 0 && !r.statementBefore(j) && !r.withObject(j) || r.tellsAnew(j) {
				return said{}, false
			}
		case stop, conj:
			return said{}, false
		case word:
			if r.leadsOver(j) && !r.transparent(j) {
				return said{}, false
			}
		}
	}
	return said{}, false
}

// withObject reports whether the verb at token j has an object pronoun and no
// conjunction, so that it tells more of the noun before it: بيان نشرته الوكالة.
func (r *reader) withObject(j int) bool {
	for _, a := range r.doc.Tokens[j].Analyses {
		if f := arabic.Features(a.Features); f.Has(arabic.IsVerb) {
			return f.Has(arabic.WithPronoun) && !f.Any(arabic.WithWaw|arabic.WithFeh)
		}
	}
	return false
}

// statementBefore reports whether the words before token j are a statement, so
// that a verb there tells more of it: في تصريح صحفي نقله الموقع.
func (r *reader) statementBefore(j int) bool {
	for k := j - 1; k >= max(r.first, j-3); k-- {
		if h, ok := r.text.FirstOf(k, statementKind); ok && r.adjectives(h.Last, j) == j {
			return true
		}
	}
	return false
}

// resumes reports whether the verb at token j is one of saying that و joins to
// what stands before.
func (r *reader) resumes(j int) bool {
	conj, _ := r.proclitics(j)
	_, ok := r.actAt(j, arabic.IsVerb)
	return ok && conj
}

// tellsAnew reports whether the verb at token j is one of saying with a subject
// of its own behind it, outside any relative clause: what follows is said by
// that. رفض ما تردد في التقارير، قال مصدر إن.
func (r *reader) tellsAnew(j int) bool {
	k := j - 1
	for r.tag(k) == particle || r.auxiliary(k) {
		k--
	}
	if t := r.tag(k); t == relative || t == comp {
		return false
	}
	a, ok := r.verbAt(j)
	if !ok || a.enc != "" {
		return false
	}
	_, ok = r.rightSubject(a)
	return ok
}

// nameMarks is the token behind quotation marks that set a name off and do not
// quote, or i.
func (r *reader) nameMarks(i int) int {
	p := r.marks.at(i)
	if p == nil || !p.closed || r.words(p) >= minWords || p.after+1 >= r.last {
		return i
	}
	return p.after + 1
}

// subordinate reports whether the أن at token i belongs to the word before it
// and not to an act of saying: بعد أن, يمكن أن, من المقرر أن.
func (r *reader) subordinate(i int) bool {
	if i == 0 {
		return false
	}
	if r.tags[i-1] == verb {
		return true
	}
	prev := &r.doc.Tokens[i-1]
	if subordinators[prev.Folded] || r.tags[i] == inside {
		return true
	}
	for _, a := range prev.Analyses {
		if arabic.Features(a.Features).Has(arabic.IsPassiveParticiple|arabic.WithArticle) && r.tag(i-2) == prep {
			return true
		}
	}
	return false
}

var subordinators = map[string]bool{
	"بعد":     true,
	"قبل":     true,
	"غير":     true,
	"الا":     true,
	"بيد":     true,
	"منذ":     true,
	"رغم":     true,
	"كما":     true,
	"حيث":     true,
	"طالما":   true,
	"بمجرد":   true,
	"دون":     true,
	"بدون":    true,
	"شرط":     true,
	"بشرط":    true,
	"شريطه":   true,
	"حتي":     true,
	"ضروره":   true,
	"اهميه":   true,
	"امكانيه": true,
	"احتمال":  true,
	"خشيه":    true,
	"فكره":    true,
	"حقيقه":   true,
	"علي امل": true,
	"امل":     true,
}
