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
	words map[string]uint32 // folded word, or its core for inflected phrases, to its number
	edges map[edge]int32
	ends  map[int32][]phraseEnd
	first map[opening]int32
	cores map[int32]bool // nodes from which a wordCore edge leads
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
	wordCore                  // article and ending may vary
)

// opening is how a phrase begins. Phrases that begin alike share a node, which
// the index of stems finds like a word: its row is the complement of the node.
type opening struct {
	exact   string
	class   arabic.NounClass
	article article
	feats   arabic.Features
}

type phraseEnd struct {
	row   int32
	exact []string // the words after the first, as spelled
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
	return &phrases{words: map[string]uint32{}, edges: map[edge]int32{}, ends: map[int32][]phraseEnd{}, first: map[opening]int32{}, cores: map[int32]bool{}}
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
	if kind == wordCore {
		p.cores[from] = true
	}
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

// open finds or makes the node of an opening, and gives it a stem.
func (p *phrases) open(b *stemBuilder, o opening) int32 {
	if node, ok := p.first[o]; ok {
		return node
	}
	p.nodes++
	p.first[o] = p.nodes
	b.add(stem{row: ^p.nodes, exact: o.exact, feats: o.feats, noun: o.class, article: o.article})
	return p.nodes
}

// addFixed adds a phrase whose words do not vary.
func (p *phrases) addFixed(b *stemBuilder, row int32, text string, feats arabic.Features) {
	words := splitWords(text)
	node := int32(0)
	if isWord(words[0]) {
		o := opening{arabic.Bare(words[0]), arabic.Invariable, never, feats}
		if rest, ok := strings.CutPrefix(o.exact, theArticle); ok && len(rest) > 2 {
			o.exact, o.article = rest, always
		}
		node = p.open(b, o)
	} else {
		node = p.step(0, arabic.FoldBare(words[0]), wholeWord)
	}
	for _, w := range words[1:] {
		node = p.step(node, arabic.FoldBare(arabic.Bare(w)), wholeWord)
	}
	p.ends[node] = append(p.ends[node], phraseEnd{row, words[1:]})
}

// addInflected adds a phrase of common nouns: its first word is inflected by
// the class's suffixes, the others vary in article and ending.
func (p *phrases) addInflected(b *stemBuilder, row int32, text string, feats arabic.Features, class arabic.NounClass) {
	words := splitWords(text)
	o := opening{arabic.Bare(words[0]), class, eitherWay, feats}
	if rest, ok := strings.CutPrefix(o.exact, theArticle); ok && len(rest) > 2 {
		o.exact, o.article = rest, always
	}
	if rest, ok := strings.CutSuffix(o.exact, tehMarbuta); ok {
		o.exact, o.class, o.feats = rest, arabic.TakesTeh, feats|arabic.Feminine
	}
	node := p.open(b, o)
	for _, w := range words[1:] {
		node = p.step(node, core(arabic.FoldBare(arabic.Bare(w))), wordCore)
	}
	p.ends[node] = append(p.ends[node], phraseEnd{row, words[1:]})
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

	whole, core           uint32 // its number among the words of phrases, and that of its core
	wholeKnown, coreKnown bool
}

// Look finds what the first of tokens may be: the readings of the word, exact
// spellings first, then in the order of the rows; and the phrases that begin
// with it, longest first, of one length exact spellings first. Words is shared
// and not to be written to; Phrases is reused by the next call with the same
// Found.
func (l *Lexicon) Look(tokens []Token, f *Found) {
	f.Words, f.Phrases = nil, f.Phrases[:0]
	t := &tokens[0]
	if !t.Word {
		if node, ok := l.phrases.follow(0, t.Folded, wholeWord); ok {
			f.Phrases = l.phrases.descend(tokens, node, 1, PhraseHit{Exact: true}, f.Phrases)
		}
		return
	}
	r := l.readings(t.Bare, t.Folded, f)
	f.Words = r.words
	for _, s := range r.starts {
		hit := PhraseHit{Features: s.Features, Pro: s.Pro, Exact: s.Exact}
		f.Phrases = l.phrases.descend(tokens, ^s.Row, 1, hit, f.Phrases)
	}
}

// Found is what Look finds.
type Found struct {
	Words   []Analysis
	Phrases []PhraseHit

	words, starts []Analysis // while a word is analysed; a start's Row is the complement of a node of the phrases' tree
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
func (p *phrases) descend(tokens []Token, node int32, n int, hit PhraseHit, dst []PhraseHit) []PhraseHit {
	for _, e := range p.ends[node] {
		h := hit
		h.Row, h.Words = e.row, n
		h.Exact = hit.Exact && e.spelled(tokens)
		dst = insertHit(dst, h)
	}
	if n >= len(tokens) {
		return dst
	}
	t := &tokens[n]
	if to, ok := p.edges[edge{node, p.whole(t), wholeWord}]; ok {
		dst = p.descend(tokens, to, n+1, hit, dst)
	}
	if !t.Word || !p.cores[node] {
		return dst
	}
	to, ok := p.edges[edge{node, p.core(t), wordCore}]
	if !ok {
		to, ok = p.withoutPronoun(node, t.Folded)
	}
	if ok {
		dst = p.descend(tokens, to, n+1, hit, dst)
	}
	return dst
}

// whole is the number of the token's word, 0 if no phrase has it.
func (p *phrases) whole(t *Token) uint32 {
	if !t.wholeKnown {
		t.whole, t.wholeKnown = p.words[t.Folded], true
	}
	return t.whole
}

// core is the number of the core of the token's word, 0 if no phrase has it.
func (p *phrases) core(t *Token) uint32 {
	if !t.coreKnown {
		t.core, t.coreKnown = p.words[core(t.Folded)], true
	}
	return t.core
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

// spelled reports whether the tokens after the first agree with the form
// without folding.
func (e phraseEnd) spelled(tokens []Token) bool {
	for i, want := range e.exact {
		if tokens[i+1].Bare != want {
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
