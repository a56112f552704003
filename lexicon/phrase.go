package lexicon

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// phrases finds forms of several words. It is a tree whose edges are words.
// The first word is found by the index of stems, so that it may carry
// proclitics and endings like any word; an inflected phrase may vary article
// and ending of the others, and one of them may carry a pronoun.
type phrases struct {
	words  *wordTable // folded words, and cores of words of inflected phrases
	edges  edgeTable
	cores  []bool // by node: whether a wordCore edge leads from it
	ends   []phraseEnd
	endsAt []int32 // by node: where its ends begin; one more at the end
}

type edgeKind uint8

const (
	wholeWord edgeKind = iota // the word as it stands
	wordCore                  // article and ending may vary
)

type phraseEnd struct {
	row   int32
	exact []string // the words after the first, as spelled
}

// endsOf are the phrases that end at a node, in loading order.
func (p *phrases) endsOf(node int32) []phraseEnd { return p.ends[p.endsAt[node]:p.endsAt[node+1]] }

// PhraseHit is a form of several words found in a text.
type PhraseHit struct {
	Row      int32
	Words    int // how many tokens
	Features arabic.Features
	Pro      uint8 // bytes of proclitics on the first word
	Exact    bool
}

var coreEndings = []string{"تين", "تان", "ين", "ون", "ان", "ات", "يه", "ه", "ا"}

// core takes the article and one ending off a folded word, so that هاتفي,
// الهاتفي, هاتفيا, هاتفية and هاتفيين meet. Two letters at least remain.
func core(w string) string {
	for _, a := range []string{"لل", "ال"} {
		if rest, ok := strings.CutPrefix(w, a); ok && len(rest) >= 4 {
			w = rest
			break
		}
	}
	for _, e := range coreEndings {
		if rest, ok := strings.CutSuffix(w, e); ok && len(rest) >= 4 {
			if e == "يه" {
				rest += "ي"
			}
			return rest
		}
	}
	return w
}

// Look finds what the first of entries may be: the readings of the word, exact
// spellings first, then in the order of the rows; and the phrases that begin
// with it, longest first, of one length exact spellings first. Words is shared
// and not to be written to; Phrases is reused by the next call with the same
// Found.
func (l *Lexicon) Look(entries []*Entry, f *Found) {
	e := entries[0]
	f.Words, f.Phrases = e.Analyses, f.Phrases[:0]
	for i := range e.starts {
		s := &e.starts[i]
		hit := PhraseHit{Features: arabic.Features(s.Features), Pro: s.Pro, Exact: s.Exact}
		f.Phrases = l.descend(entries, ^s.Row, 1, hit, f)
	}
}

// Found is what Look finds.
type Found struct {
	Words   []Analysis
	Phrases []PhraseHit

	words, starts []Analysis // while a word is analysed
	touched       byte       // see Entries
}

// number is the number of a folded word or core in edges: from 1, 0 if no phrase
// has it.
func (p *phrases) number(w string) uint32 {
	n, _ := p.words.find(w)
	return uint32(n + 1)
}

func (p *phrases) follow(node int32, w string, kind edgeKind) (int32, bool) {
	return p.edges.find(makeEdge(node, p.number(w), kind))
}

// descend follows both kinds of edge from node, whose path has taken n entries.
func (l *Lexicon) descend(entries []*Entry, node int32, n int, hit PhraseHit, f *Found) []PhraseHit {
	p := &l.phrases
	for _, e := range p.endsOf(node) {
		h := hit
		h.Row, h.Words = e.row, n
		h.Exact = hit.Exact && e.spelled(entries)
		f.Phrases = insertHit(f.Phrases, h)
	}
	if n >= len(entries) {
		return f.Phrases
	}
	w := &entries[n].steps
	if w.whole != 0 {
		if to, ok := p.edges.find(makeEdge(node, w.whole, wholeWord)); ok {
			f.Phrases = l.descend(entries, to, n+1, hit, f)
		}
	}
	if to, ok := p.coreStep(node, w); ok {
		f.Phrases = l.descend(entries, to, n+1, hit, f)
	}
	return f.Phrases
}

// coreStep follows the edge of a word's core, with or without an enclitic.
func (p *phrases) coreStep(node int32, w *steps) (to int32, ok bool) {
	if !p.cores[node] {
		return 0, false
	}
	if w.core != 0 {
		to, ok = p.edges.find(makeEdge(node, w.core, wordCore))
	}
	for i := 0; !ok && i < len(w.owned); i++ {
		to, ok = p.edges.find(makeEdge(node, w.owned[i], wordCore))
	}
	return to, ok
}

// steps are the numbers that a word has in edges, 0 where no phrase has it.
type steps struct {
	whole uint32   // of the word
	core  uint32   // of its core
	owned []uint32 // of what may be its core without an enclitic, none of them 0
}

func (p *phrases) stepsOf(folded string) steps {
	return steps{p.number(folded), p.number(core(folded)), p.withoutPronoun(folded)}
}

// foldedPronouns are the enclitics as folded words show them.
var foldedPronouns = func() []string {
	folded := make([]string, len(arabic.Pronouns))
	for i, e := range arabic.Pronouns {
		folded[i] = arabic.FoldBare(e)
	}
	return folded
}()

// withoutPronoun numbers what a word may be without an enclitic: وزير خارجيته.
func (p *phrases) withoutPronoun(w string) (owned []uint32) {
	add := func(word string) {
		if n := p.number(core(word)); n != 0 {
			owned = append(owned, n)
		}
	}
	for _, e := range foldedPronouns {
		rest, ok := strings.CutSuffix(w, e)
		if !ok || len(rest) < 4 {
			continue
		}
		if stem, teh := strings.CutSuffix(rest, "ت"); teh {
			add(stem + "ه")
		}
		add(rest)
		add(dropSeat(rest) + "ء")
	}
	return owned
}

// dropSeat takes a final و or ي off, the seat that a hamza gets before a
// pronoun: رئيس وزرائه, وزراؤه.
func dropSeat(w string) string {
	for _, seat := range []string{"ي", "و"} {
		if rest, ok := strings.CutSuffix(w, seat); ok {
			return rest
		}
	}
	return w
}

// spelled reports whether the tokens after the first agree with the form
// without folding.
func (e phraseEnd) spelled(entries []*Entry) bool {
	for i, want := range e.exact {
		if entries[i+1].Bare != want {
			return false
		}
	}
	return true
}

func insertHit(dst []PhraseHit, h PhraseHit) []PhraseHit {
	for i := range dst {
		if dst[i].Row == h.Row && dst[i].Words == h.Words {
			dst[i].Exact = dst[i].Exact || h.Exact
			return dst
		}
	}
	dst = append(dst, h)
	for j := len(dst) - 1; j > 0 && longer(&dst[j], &dst[j-1]); j-- {
		dst[j], dst[j-1] = dst[j-1], dst[j]
	}
	return dst
}

func longer(a, b *PhraseHit) bool {
	if a.Words != b.Words {
		return a.Words > b.Words
	}
	if a.Exact != b.Exact {
		return a.Exact
	}
	return a.Row < b.Row
}
