package lexicon

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/musnad/musnad/arabic"
)

// compiler gathers rows, then compiles them.
type compiler struct {
	lex       *Lexicon
	faults    []Fault
	replacing bool
	words     *stemBuilder   // the stems of single words that are no verbs
	stems     []*stemBuilder // all stems, with the numbers of words' keys
	phrases   *phraseQueue
	frameRows []*Frame
	lightRows []*Light
	verbRows  []*VerbRow

	cut    []string // the words of the form at hand
	lemmas map[string]foundVerbs
	rests  slab[string]
	ids    slab[int32]
	frames slab[Frame]
}

func newCompiler() *compiler {
	return &compiler{lemmas: map[string]foundVerbs{}, lex: &Lexicon{memo: newMemo(), rests: newWordTable(0),
		holders: map[[2]string][]Holder{}, verbs: map[string][]int32{}}}
}

// makeRoom makes the tables as large as the files will need, so that they grow
// little.
func (c *compiler) makeRoom(files []parsed) {
	rows, forms := 0, 0
	for i := range files {
		rows += len(files[i].plain) + len(files[i].verbs) + len(files[i].frames) + len(files[i].lights)
		forms += files[i].forms
	}
	c.lex.ids = newWordTable(rows)
	c.lex.Rows = make([]*Row, 0, rows)
	c.words = newStemBuilder(forms / 3)
	c.phrases = newPhraseQueue(forms / 2)
}

// run compiles the lists of directories, of which each after the first replaces
// rows. The order of what it makes depends on the lists alone, not on which
// goroutine is done first.
func (c *compiler) run(dirs [][]list) (*Lexicon, error) {
	hash := inBackground(func() string { return digest(dirs) })
	affixes := inBackground(newAffixes)
	files := parseAll(slices.Concat(dirs...))
	c.makeRoom(files)
	for i, p := range files {
		c.replacing = i >= len(dirs[0])
		c.enterAll(p)
	}
	c.compile()
	c.lex.romanised = sync.OnceValue(c.lex.spellingsOfNames)
	c.lex.hash, c.lex.affixes = <-hash, <-affixes
	return c.lex, c.joined()
}

// inBackground calls f in a goroutine; its result comes once.
func inBackground[T any](f func() T) <-chan T {
	out := make(chan T, 1)
	go func() { out <- f() }()
	return out
}

func (c *compiler) fault(fs ...Fault) { c.faults = append(c.faults, fs...) }

func (c *compiler) rowFault(r *Row, what string) { c.fault(Fault{r.File, r.Line, what}) }

// joined is every fault in one error, in the order of files and lines.
func (c *compiler) joined() error {
	slices.SortStableFunc(c.faults, compareFaults)
	errs := make([]error, len(c.faults))
	for i, f := range c.faults {
		errs[i] = f
	}
	return errors.Join(errs...)
}

// enterAll enters the rows of a file.
func (c *compiler) enterAll(p parsed) {
	c.fault(p.faults...)
	for _, r := range p.plain {
		c.enter(r)
	}
	for _, v := range p.verbs {
		if c.enter(v.Row) {
			c.verbRows = append(c.verbRows, v)
		}
	}
	for _, f := range p.frames {
		if c.enter(f.Row) {
			c.frameRows = append(c.frameRows, f)
		}
	}
	for _, l := range p.lights {
		if c.enter(l.Row) {
			c.lightRows = append(c.lightRows, l)
		}
	}
	c.lex.surnames = append(c.lex.surnames, p.surnames...)
	for _, h := range p.holders {
		key := [2]string{h.Office, h.Of}
		c.lex.holders[key] = append(c.lex.holders[key], h)
	}
}

// enter gives a row its index; false if the row replaces none and its id is
// taken.
func (c *compiler) enter(r *Row) bool {
	var isNew bool
	r.Index, isNew = c.lex.ids.add(r.ID)
	switch {
	case isNew:
		c.lex.Rows = append(c.lex.Rows, r)
	case c.replacing:
		c.lex.Rows[r.Index] = r
	default:
		o := c.lex.Rows[r.Index]
		c.rowFault(r, fmt.Sprintf("id %q stands in %s:%d already; choose another", r.ID, o.File, o.Line))
		return false
	}
	return true
}

// compile builds the indexes from the rows.
func (c *compiler) compile() {
	c.dropReplaced()
	inflected := inflect(c.verbRows)
	for _, v := range c.verbRows {
		key := arabic.FoldBare(v.Lemma)
		c.lex.verbs[key] = append(c.lex.verbs[key], v.Index)
		*c.lex.verbRows.slot(v.Index) = v
	}
	c.compileFrames()
	for _, f := range c.lightRows {
		c.compileLight(f)
	}
	for _, r := range c.lex.Rows {
		if isPlain(r) {
			c.compileRow(r)
		}
	}
	c.stems = []*stemBuilder{c.words}
	for _, part := range inflected {
		in := <-part
		c.fault(in.faults...)
		c.addStems(in.stems)
	}
	var openings *stemBuilder
	c.lex.phrases, openings = c.phrases.wait()
	c.addStems(openings)
	c.lex.stems = indexStems(c.stems)
}

// dropReplaced drops what a row of a later directory replaced.
func (c *compiler) dropReplaced() {
	replaced := func(r *Row) bool { return c.lex.Rows[r.Index] != r }
	c.verbRows = slices.DeleteFunc(c.verbRows, func(v *VerbRow) bool { return replaced(v.Row) })
	c.frameRows = slices.DeleteFunc(c.frameRows, func(f *Frame) bool { return replaced(f.Row) })
	c.lightRows = slices.DeleteFunc(c.lightRows, func(l *Light) bool { return replaced(l.Row) })
}

// addStems adds stems that were made in the background.
func (c *compiler) addStems(b *stemBuilder) {
	b.renumber(c.words.keys)
	c.stems = append(c.stems, b)
}

func (c *compiler) compileFrames() {
	for _, f := range c.frameRows {
		c.compileFrame(f)
	}
	for _, fs := range c.lex.frames.all {
		slices.SortStableFunc(fs, func(a, b Framed) int {
			return cmp.Or(cmp.Compare(len(b.Rest), len(a.Rest)), cmp.Compare(b.spoken(), a.spoken()))
		})
	}
}

func (c *compiler) compileFrame(f *Frame) {
	if !f.Verb {
		add(&c.lex.frames, f.Index, framed(f))
		c.compileRow(f.Row)
		return
	}
	for _, form := range f.Forms {
		verbs, rest := c.linkVerb(f.Row, form.Text)
		ids := c.numberRest(rest)
		for _, verb := range verbs {
			own := c.frames.one()
			*own = *f
			own.Rest, own.RestIDs = rest, ids
			add(&c.lex.frames, verb, framed(own))
		}
	}
}

func (c *compiler) compileLight(l *Light) {
	for _, form := range l.Forms {
		verbs, rest := c.linkVerb(l.Row, form.Text)
		own := *l
		own.Rest, own.RestIDs = rest, c.numberRest(rest)
		for _, verb := range verbs {
			add(&c.lex.lights, verb, &own)
		}
	}
}

// numberRest numbers the words that must follow a verb.
func (c *compiler) numberRest(words []string) []int32 {
	out := c.ids.take(len(words))
	for i, w := range words {
		out[i], _ = c.lex.rests.add(w)
	}
	return out
}

// linkVerb finds the verbs that a form names, and the words that must follow
// them, folded.
func (c *compiler) linkVerb(r *Row, text string) (verbs foundVerbs, rest []string) {
	c.cut = slices.AppendSeq(c.cut[:0], strings.FieldsSeq(text))
	name, after := c.cut[0], c.cut[1:]
	verbs = c.findVerbs(name)
	if len(verbs) == 0 {
		c.rowFault(r, fmt.Sprintf("no verbs list has this verb; add a row for it there: %s", name))
		return nil, nil
	}
	for i, w := range after {
		after[i] = arabic.FoldBare(w)
	}
	return verbs, c.rests.keep(after)
}

// foundVerbs are the rows of the verbs that a name means.
type foundVerbs []int32

// findVerbs finds verbs by lemma, exact spelling first; a form behind a slash
// narrows them.
func (c *compiler) findVerbs(name string) foundVerbs {
	if found, ok := c.lemmas[name]; ok {
		return found
	}
	lemma, form, _ := strings.Cut(name, "/")
	var exact, folded foundVerbs
	for _, i := range c.lex.verbs[arabic.FoldBare(lemma)] {
		v := c.lex.verbRows.of(i)
		switch {
		case form != "" && v.Form != form:
		case v.Lemma == lemma:
			exact = append(exact, i)
		default:
			folded = append(folded, i)
		}
	}
	if len(exact) > 0 {
		folded = exact
	}
	c.lemmas[name] = folded
	return folded
}
