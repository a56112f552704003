package lexicon

import (
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
)

// phraseBuilder grows the tree of phrases.
type phraseBuilder struct {
	tree    phrases
	stems   *stemBuilder
	first   map[opening]int32
	spelled *wordTable  // words as spelled
	numbers [][2]uint32 // by those and by kind of edge: the number of the folded letters or core, 0 before it is needed
	batches [][]phraseForm
}

// phraseForm is a form of several words, to be added.
type phraseForm struct {
	row   int32
	fixed bool // its words do not vary
	class arabic.NounClass
	feats arabic.Features
	words []string
	node  int32 // where it ends
}

// opening is how a phrase begins. Phrases that begin alike share a node, which
// the index of stems finds like a word: its row is the complement of the node.
type opening struct {
	exact   string
	class   arabic.NounClass
	article article
	feats   arabic.Features
}

// newPhraseBuilder has room for some phrases before it grows.
func newPhraseBuilder(room int) *phraseBuilder {
	return &phraseBuilder{
		tree: phrases{words: newWordTable(room / 2), edges: newEdgeTable(room),
			// The first node is where phrases begin that no stem opens.
			cores: make([]bool, 1, room+1)},
		stems: newStemBuilder(room / 4), first: make(map[opening]int32, room/4), spelled: newWordTable(room / 2),
	}
}

func (b *phraseBuilder) node() int32 {
	b.tree.cores = append(b.tree.cores, false)
	return int32(len(b.tree.cores) - 1)
}

// word numbers a word at the strength that an edge needs. Few words of the
// lists are new, and folding each once is enough.
func (b *phraseBuilder) word(w string, kind edgeKind) uint32 {
	at, isNew := b.spelled.add(w)
	if isNew {
		b.numbers = append(b.numbers, [2]uint32{})
	}
	n := &b.numbers[at][kind]
	if *n == 0 {
		folded := arabic.FoldBare(arabic.Bare(w))
		if kind == wordCore {
			folded = core(folded)
		}
		*n = b.foldedWord(folded)
	}
	return *n
}

func (b *phraseBuilder) foldedWord(w string) uint32 {
	n, _ := b.tree.words.add(w)
	return uint32(n + 1)
}

func (b *phraseBuilder) step(from int32, word uint32, kind edgeKind) int32 {
	if kind == wordCore {
		b.tree.cores[from] = true
	}
	e := makeEdge(from, word, kind)
	to, ok := b.tree.edges.find(e)
	if !ok {
		to = b.node()
		b.tree.edges.add(e, to)
	}
	return to
}

// open finds or makes the node of an opening, and gives it a stem.
func (b *phraseBuilder) open(o opening) int32 {
	if node, ok := b.first[o]; ok {
		return node
	}
	node := b.node()
	b.first[o] = node
	b.stems.add(stem{row: ^node, exact: o.exact, feats: o.feats, noun: o.class, article: o.article})
	return node
}

// add adds forms.
func (b *phraseBuilder) add(batch []phraseForm) {
	for i := range batch {
		f := &batch[i]
		if f.fixed {
			f.node = b.follow(b.openFixed(f), f.words[1:], wholeWord)
		} else {
			f.node = b.follow(b.openInflected(f), f.words[1:], wordCore)
		}
	}
	b.batches = append(b.batches, batch)
}

// openFixed opens a phrase whose words do not vary.
func (b *phraseBuilder) openFixed(f *phraseForm) int32 {
	if !isWord(f.words[0]) {
		return b.step(0, b.foldedWord(arabic.FoldBare(f.words[0])), wholeWord)
	}
	o := opening{arabic.Bare(f.words[0]), arabic.Invariable, never, f.feats}
	if rest, ok := strings.CutPrefix(o.exact, theArticle); ok && len(rest) > 2 {
		o.exact, o.article = rest, always
	}
	return b.open(o)
}

// openInflected opens a phrase of common nouns: its first word is inflected by
// the class's suffixes, the others vary in article and ending.
func (b *phraseBuilder) openInflected(f *phraseForm) int32 {
	o := opening{arabic.Bare(f.words[0]), f.class, eitherWay, f.feats}
	if rest, ok := strings.CutPrefix(o.exact, theArticle); ok && len(rest) > 2 {
		o.exact, o.article = rest, always
	}
	if rest, ok := strings.CutSuffix(o.exact, tehMarbuta); ok {
		o.exact, o.class, o.feats = rest, arabic.TakesTeh, f.feats|arabic.Feminine
	}
	return b.open(o)
}

// follow leads from a node along words, and makes the nodes that are missing.
func (b *phraseBuilder) follow(node int32, words []string, kind edgeKind) int32 {
	for _, w := range words {
		node = b.step(node, b.word(w, kind), kind)
	}
	return node
}

// build puts the ends in the order of their nodes; those of one node stay in
// the order in which they came.
func (b *phraseBuilder) build() phrases {
	p := b.tree
	p.endsAt = make([]int32, len(p.cores)+1)
	for _, batch := range b.batches {
		for i := range batch {
			p.endsAt[batch[i].node]++
		}
	}
	p.ends = make([]phraseEnd, sumUp(p.endsAt))
	for _, batch := range slices.Backward(b.batches) {
		for i := len(batch) - 1; i >= 0; i-- {
			f := &batch[i]
			// Each end comes down to its start.
			p.endsAt[f.node]--
			p.ends[p.endsAt[f.node]] = phraseEnd{f.row, f.words[1:]}
		}
	}
	return p
}
