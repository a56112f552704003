package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// relay is a verb of passing on words whose speaker is still to come.
type relay struct {
	verb  act
	on    bool
	voice *voice
}

// relayed reads the speaker behind عن or إلى of a verb of passing on: نقلت
// الوكالة عن الوزير أن. Where a noun of saying follows (قوله), that speaks for
// him.
func (r *reader) relayed(i int) (next int) {
	if !r.relay.on || r.relay.voice != nil || r.tag(i) != prep && r.tag(i) != inside {
		return 0
	}
	switch r.doc.Tokens[i].Folded {
	case "عن", "الي":
	default:
		return 0
	}
	v, ok := r.voiceAt(i+1, r.last)
	if !ok {
		v, ok = r.strangerBehind(i + 1)
	}
	if !ok {
		return 0
	}
	v = r.resolve(v, r.entityAt(i+1))
	r.relay.voice = &v
	s, ok := r.complement(v.last, act{row: r.relay.verb.row, first: i, last: v.last})
	if !ok || r.masdarBetween(v.last, s.first) {
		r.memory.note(record{voice: v, sent: r.sent, spoke: true})
		return 0
	}
	for _, link := range v.links() {
		r.emit(link, r.verbSpan(r.relay.verb), i, [2]int{s.first, r.contentEnd(s)}, r.relay.verb.row, relayed)
		r.memory.note(record{voice: link, sent: r.sent, spoke: true})
	}
	return i + 1
}

// strangerBehind reads a name or a definite noun that no list knows behind a
// preposition.
func (r *reader) strangerBehind(i int) (voice, bool) {
	if i >= r.last || r.tag(i) != word {
		return voice{}, false
	}
	if end := r.unknownName(i, r.last); end > i {
		v := voice{first: i, last: end, feats: arabic.Singular}
		v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "person", At: r.span(i, end)}
		return r.knownName(v), true
	}
	end := i
	for end < r.last && end < i+maxPhrase && r.tag(end) == word {
		if _, ok := r.masdarOfSaying(end); ok {
			break
		}
		end++
	}
	if end == i {
		return voice{}, false
	}
	v := voice{first: i, last: end}
	v.party = musnad.Party{Name: r.doc.Letters(r.span(i, end)), Kind: "UNK", Source: "official", At: r.span(i, end)}
	r.named(&v, r.last)
	return v, true
}

func (r *reader) masdarBetween(i, end int) bool {
	for ; i < end; i++ {
		if _, ok := r.masdarOfSaying(i); ok {
			return true
		}
	}
	return false
}

// masdarOfSaying is a noun of saying with a pronoun: قوله, تأكيدها.
func (r *reader) masdarOfSaying(i int) (act, bool) {
	if i >= r.last {
		return act{}, false
	}
	if t := r.tag(i); t != word && t != verb {
		return act{}, false
	}
	a, ok := r.actAt(i, arabic.IsMasdar)
	return a, ok && a.row.Kind == "saying" && a.enc != "" && !a.feats.Any(arabic.WithLam|arabic.WithKaf)
}

// masdar reads a noun of saying with a pronoun and what is said: نقل عن الوزير
// قوله إن. Where a verb of passing on stands before, the noun may itself be what
// is passed on: نقل عنه نفيه أي لقاء.
func (r *reader) masdar(i int) (next int) {
	a, ok := r.masdarOfSaying(i)
	if !ok {
		return 0
	}
	passed := r.relay.on && r.relay.voice != nil
	s, ok := r.complement(a.last, a)
	if !ok && passed {
		s, ok = said{first: a.first, noun: true}, true
	}
	if !ok || s.first >= r.last || r.tag(i-1) == prep && !passed {
		return 0
	}
	v, ok := r.ownerOf(a, passed)
	if !ok {
		return 0
	}
	how := manner(0)
	if passed {
		how = relayed
	}
	for _, link := range v.links() {
		r.emit(link, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, a.row, how)
		r.memory.note(record{voice: link, sent: r.sent, spoke: true})
	}
	return i + 1
}

// ownerOf is whom the pronoun of a noun of saying means.
func (r *reader) ownerOf(a act, passed bool) (voice, bool) {
	if passed {
		return *r.relay.voice, true
	}
	f := arabic.Masculine | arabic.Singular
	switch a.enc {
	case "ها":
		f = arabic.Feminine | arabic.Singular
	case "هم":
		f = arabic.Masculine | arabic.Plural
	case "هما":
		f = arabic.DualNumber
	}
	x, ok := r.memory.elided(f, r.sent, true)
	return x.voice, ok
}

// nounOfSaying reads a noun of saying with its speaker in the genitive: تصريح
// الوزير بأن, إعلان الشركة أن.
func (r *reader) nounOfSaying(i int) (next int) {
	if r.tag(i) != word || hasArticle(r.doc.Tokens[i].Bare) {
		return 0
	}
	a, ok := r.actAt(i, arabic.IsMasdar)
	if !ok || a.row.Kind != "saying" || a.is("hearer") || a.enc != "" || a.feats.Any(arabic.WithArticle|arabic.Indefinite) {
		return 0
	}
	if r.text.Has(a.last, sourceadjKind) {
		return 0
	}
	v, ok := r.voiceAt(a.last, r.last)
	if !ok {
		v, ok = r.namedAhead(a.last, a)
	}
	if !ok {
		return 0
	}
	s, ok := r.complement(v.last, a)
	if !ok || !s.comp || s.first > v.last+nounReach || r.subordinate(s.first-1) {
		return 0
	}
	v = r.resolve(v, r.entityAt(v.first))
	r.emit(v, r.verbSpan(a), i, [2]int{s.first, r.contentEnd(s)}, a.row, 0)
	r.memory.note(record{voice: v, sent: r.sent, spoke: true, inner: true})
	return a.last
}

// nounReach is how many words may stand between the speaker behind a noun of
// saying and what he says.
const nounReach = 4
