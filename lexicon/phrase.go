package lexicon

import (
	"strings"

	"github.com/musnad/musnad/arabic"
)

// phrases finds forms of several words. It is a tree whose edges are words;
// the first word may carry proclitics, an inflected phrase may vary article and
// ending of the others, and the last may carry a pronoun.
type phrases struct {
	words map[string]uint32 // folded word, or its core for inflected phrases, to its number
	edges map[edge]int32
	ends  map[int32][]phraseEnd
	nodes int32
}

type edge struct {
	node int32
	word uint32
	kind edgeKind
}

type edgeKind uint8

const (
	wholeWord edgeKind = iota // the word as it stands
	afterThe                  // first word, after the article
	wordCore                  // article and ending may vary

)

type phraseEnd struct {
	row   int32
	feats arabic.Features
	exact []string
}

// PhraseHit is a form of several words found in a text.
type PhraseHit struct {
	Row      int32
	Words    int // how many tokens
	Features arabic.Features
	Pro      uint8 // bytes of proclitics on the first word
	Exact    bool
}

func newPhrases() *phrases {
	return &phrases{words: map[string]uint32{}, edges: map[edge]int32{}, ends: map[int32][]phraseEnd{}}
}

func (p *phrases) word(w string) uint32 {
	n, ok := p.words[w]
	if !ok {
		n = uint32(len(p.words) + 1)
		p.words[w] = n
	}
	return n
}

func (p *phrases) step(from int32, w string, kind edgeKind) int32 {
	e := edge{from, p.word(w), kind}
	to, ok := p.edges[e]
	if !ok {
		p.nodes++
		to = p.nodes
		p.edges[e] = to
	}
	return to
}

// splitWords cuts a form as the tokenizer cuts text.
func splitWords(text string) []string {
	var out []string
	for at := 0; ; {
		start, end, _ := arabic.NextToken(text, at)
		if start == end {
			return out
		}
		out = append(out, text[start:end])
		at = end
	}
}

// addFixed adds a phrase whose words do not vary.
func (p *phrases) addFixed(row int32, text string, feats arabic.Features) {
	words := splitWords(text)
	node := int32(0)
	for i, w := range words {
		folded := arabic.FoldBare(arabic.Bare(w))
		rest, the := strings.CutPrefix(w, theArticle)
		switch {
		case i == 0 && the && len(rest) > 2:
			node = p.step(node, arabic.FoldBare(rest), afterThe)
		default:
			node = p.step(node, folded, wholeWord)
		}
	}
	p.ends[node] = append(p.ends[node], phraseEnd{row, feats, words})
}

// addInflected adds a phrase of common nouns: its first word is inflected by
// the class's suffixes, the others vary in article and ending.
func (p *phrases) addInflected(row int32, text string, kind arabic.Features, class arabic.NounClass) {
	words := splitWords(text)
	stem := words[0]
	if rest, ok := strings.CutSuffix(stem, tehMarbuta); ok {
		stem, class = rest, arabic.TakesTeh
	}
	for _, s := range arabic.NounSuffixes() {
		if s.Class&class == 0 || s.Features.Has(arabic.WithPronoun) {
			continue
		}
		f := kind | s.Features
		if class == arabic.TakesTeh {
			f |= arabic.Feminine
		}
		p.addVariant(row, stem+s.Text, words, f)
	}
}

func (p *phrases) addVariant(row int32, first string, words []string, f arabic.Features) {
	exact := append([]string{first}, words[1:]...)
	rest, the := strings.CutPrefix(first, theArticle)
	kind := wholeWord
	if the && len(rest) > 2 {
		first = rest
		kind = afterThe
	}
	node := p.step(0, arabic.FoldBare(first), kind)
	for _, w := range words[1:] {
		node = p.step(node, core(arabic.FoldBare(arabic.Bare(w))), wordCore)
	}
	p.ends[node] = append(p.ends[node], phraseEnd{row, f, exact})
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

// Token is what phrase matching needs of a token.
type Token struct {
	Bare, Folded string
	Word         bool
}

// Phrases appends to dst the phrases that begin at the first of tokens, longest
// first; of one length, exact spellings first.
func (l *Lexicon) Phrases(tokens []Token, dst []PhraseHit) []PhraseHit {
	from := len(dst)
	first := &tokens[0]
	if !first.Word {
		return l.walk(tokens, 0, first.Folded, wholeWord, PhraseHit{}, dst, from)
	}
	for n := 0; n <= l.affixes.maxPrefix && n < len(first.Folded); n += 2 {
		for i := range l.affixes.prefixes[first.Folded[:n]] {
			p := &l.affixes.prefixes[first.Folded[:n]][i]
			if !p.Nominal || p.Verbal && p.Inflect != "" {
				continue
			}
			kind := wholeWord
			if p.Features.Has(arabic.WithArticle) {
				kind = afterThe
			}
			hit := PhraseHit{Features: p.Features, Pro: uint8(p.Clitic)}
			dst = l.walk(tokens, len(p.Text), first.Folded[n:], kind, hit, dst, from)
		}
	}
	return dst
}

func (l *Lexicon) walk(tokens []Token, cut int, first string, kind edgeKind, hit PhraseHit, dst []PhraseHit, from int) []PhraseHit {
	node, ok := l.phrases.follow(0, first, kind)
	if !ok {
		return dst
	}
	return l.phrases.descend(tokens, node, 1, cut, hit, dst, from)
}

func (p *phrases) follow(node int32, w string, kind edgeKind) (int32, bool) {
	n, ok := p.words[w]
	if !ok {
		return 0, false
	}
	to, ok := p.edges[edge{node, n, kind}]
	return to, ok
}

// descend follows both kinds of edge from node, whose path has taken n tokens.
func (p *phrases) descend(tokens []Token, node int32, n, cut int, hit PhraseHit, dst []PhraseHit, from int) []PhraseHit {
	for _, e := range p.ends[node] {
		h := hit
		h.Row, h.Words, h.Features = e.row, n, hit.Features|e.feats
		h.Exact = e.spelled(tokens, cut, hit.Features)
		dst = insertHit(dst, from, h)
	}
	if n >= len(tokens) {
		return dst
	}
	w := tokens[n].Folded
	if to, ok := p.follow(node, w, wholeWord); ok {
		dst = p.descend(tokens, to, n+1, cut, hit, dst, from)
	}
	if !tokens[n].Word {
		return dst
	}
	to, ok := p.follow(node, core(w), wordCore)
	if !ok {
		to, ok = p.withoutPronoun(node, w)
	}
	if ok {
		dst = p.descend(tokens, to, n+1, cut, hit, dst, from)
	}
	return dst
}

// withoutPronoun tries the word without an enclitic: وزير خارجيته.
func (p *phrases) withoutPronoun(node int32, w string) (int32, bool) {
	for _, e := range arabic.Pronouns {
		rest, ok := strings.CutSuffix(w, arabic.FoldBare(e))
		if !ok || len(rest) < 4 {
			continue
		}
		if stem, teh := strings.CutSuffix(rest, "ت"); teh {
			if to, ok := p.follow(node, core(stem+"ه"), wordCore); ok {
				return to, true
			}
		}
		for _, seat := range []string{"", "ء"} {
			stem := rest
			if seat != "" {
				stem = dropSeat(rest) + seat
			}
			if to, ok := p.follow(node, core(stem), wordCore); ok {
				return to, true
			}
		}
	}
	return 0, false
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

// spelled reports whether the tokens agree with the form without folding.
func (e phraseEnd) spelled(tokens []Token, cut int, pro arabic.Features) bool {
	for i, want := range e.exact {
		got := tokens[i].Bare
		if i == 0 {
			if cut > len(got) {
				return false
			}
			got = got[cut:]
			if pro.Has(arabic.WithArticle) {
				want = strings.TrimPrefix(want, theArticle)
			}
		}
		if got != want {
			return false
		}
	}
	return true
}

func insertHit(dst []PhraseHit, from int, h PhraseHit) []PhraseHit {
	for i := from; i < len(dst); i++ {
		if dst[i].Row == h.Row && dst[i].Words == h.Words {
			dst[i].Exact = dst[i].Exact || h.Exact
			return dst
		}
	}
	dst = append(dst, h)
	for j := len(dst) - 1; j > from && longer(&dst[j], &dst[j-1]); j-- {
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
