package lexicon

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/musnad/musnad/arabic"
)

// parse turns lines into rows.
func (c *compiler) parse(lines []line) {
	for _, l := range lines {
		var err error
		switch fileKind(l.file) {
		case "verbs":
			err = c.parseVerb(l)
		case "frames":
			err = c.parseFrame(l)
		case "light":
			err = c.parseLight(l)
		case "holders":
			err = c.parseHolder(l)
		default:
			err = c.parsePlain(l)
		}
		if f, ok := err.(Fault); ok {
			c.fault(f)
		}
	}
}

// enter gives a row its index; false if the row replaces none and its id is
// taken.
func (c *compiler) enter(r *Row) bool {
	r.Class = kindNumbers[r.Kind]
	if old, ok := c.lex.byID[r.ID]; ok {
		if !c.replacing {
			o := c.lex.Rows[old]
			c.rowFault(r, fmt.Sprintf("id %q stands in %s:%d already; choose another", r.ID, o.File, o.Line))
			return false
		}
		r.Index = old
		c.lex.Rows[old] = r
		return true
	}
	r.Index = int32(len(c.lex.Rows))
	c.lex.byID[r.ID] = r.Index
	c.lex.Rows = append(c.lex.Rows, r)
	return true
}

func (c *compiler) parsePlain(l line) error {
	r, err := parseRow(l)
	if err != nil {
		return err
	}
	if !knownKind(r.Kind) {
		return l.fault("kind %q is not known; use one of %s", r.Kind, strings.Join(Kinds(), " "))
	}
	c.enter(r)
	return nil
}

func (c *compiler) parseVerb(l line) error {
	v, err := parseVerb(l)
	if err != nil {
		return err
	}
	if c.enter(v.Row) {
		c.verbRows = append(c.verbRows, v)
	}
	return nil
}

func (c *compiler) parseFrame(l line) error {
	f, err := parseFrame(l)
	if err != nil {
		return err
	}
	if c.enter(f.Row) {
		c.frameRows = append(c.frameRows, f)
	}
	return nil
}

func (c *compiler) parseLight(l line) error {
	f, err := parseLight(l)
	if err != nil {
		return err
	}
	if c.enter(f.Row) {
		c.lightRows = append(c.lightRows, f)
	}
	return nil
}

func (c *compiler) parseHolder(l line) error {
	h, err := parseHolder(l)
	if err != nil {
		return err
	}
	key := h.Office + " " + h.Of
	c.lex.holders[key] = append(c.lex.holders[key], h)
	return nil
}

// compile builds the indexes from the rows.
func (c *compiler) compile() {
	for _, v := range c.verbRows {
		key := arabic.FoldBare(v.Lemma)
		c.lex.verbs[key] = append(c.lex.verbs[key], v.Index)
		c.lex.verbRows[v.Index] = v
	}
	inflected := c.inflect()
	for _, f := range c.frameRows {
		c.compileFrame(f)
	}
	for _, fs := range c.lex.frames {
		slices.SortStableFunc(fs, func(a, b *Frame) int { return cmp.Compare(len(b.Rest), len(a.Rest)) })
	}
	for _, f := range c.lightRows {
		c.linkVerbs(f.Row, func(verb int32, _ []string) { c.lex.lights[verb] = append(c.lex.lights[verb], f) })
	}
	for _, r := range c.lex.Rows {
		if _, plain := kindOf[r.Kind]; plain && c.lex.Rows[r.Index] == r {
			c.compileRow(r)
		}
	}
	for part := range inflected {
		c.stems.list = append(c.stems.list, part.stems.list...)
		c.fault(part.faults...)
	}
	c.lex.stems = c.stems.build()
	c.stems = stemBuilder{}
}

// inflection is the stems of some verbs.
type inflection struct {
	stems  stemBuilder
	faults []Fault
}

// inflectors is how many goroutines inflect verbs while the other rows are
// compiled: the start of the program waits for both.
const inflectors = 2

// inflect makes the stems of all verbs in the background. The order in which
// the parts arrive does not matter: stems are sorted afterwards.
func (c *compiler) inflect() <-chan inflection {
	out := make(chan inflection)
	var wg sync.WaitGroup
	for part := range slices.Chunk(c.verbRows, len(c.verbRows)/inflectors+1) {
		wg.Go(func() {
			var in inflection
			for _, v := range part {
				if err := in.stems.addVerb(v); err != nil {
					in.faults = append(in.faults, Fault{v.File, v.Line, err.Error()})
				}
			}
			out <- in
		})
	}
	go func() { wg.Wait(); close(out) }()
	return out
}

func (c *compiler) compileFrame(f *Frame) {
	if f.Verb {
		c.linkVerbs(f.Row, func(verb int32, rest []string) {
			own := *f
			own.Rest, own.RestIDs = rest, c.numberRest(rest)
			c.lex.frames[verb] = append(c.lex.frames[verb], &own)
		})
		return
	}
	c.lex.frames[f.Index] = append(c.lex.frames[f.Index], f)
	c.compileRow(f.Row)
}

// numberRest numbers the words that must follow a verb.
func (c *compiler) numberRest(words []string) []int32 {
	out := make([]int32, len(words))
	for i, w := range words {
		id, ok := c.lex.restIDs[w]
		if !ok {
			id = int32(len(c.lex.restIDs))
			c.lex.restIDs[w] = id
		}
		out[i] = id
	}
	return out
}

// linkVerbs calls link for each form of r that names a verb.
func (c *compiler) linkVerbs(r *Row, link func(verb int32, rest []string)) {
	for _, f := range r.Forms {
		c.linkVerb(r, f.Text, link)
	}
}

func (c *compiler) linkVerb(r *Row, text string, link func(verb int32, rest []string)) {
	words := strings.Fields(text)
	lemma, form, _ := strings.Cut(words[0], "/")
	verbs := c.findVerbs(lemma, form)
	if len(verbs) == 0 {
		c.rowFault(r, fmt.Sprintf("no verbs list has this verb; add a row for it there: %s", words[0]))
	}
	rest := make([]string, 0, len(words)-1)
	for _, w := range words[1:] {
		rest = append(rest, arabic.FoldBare(w))
	}
	for _, v := range verbs {
		link(v, rest)
	}
}

// findVerbs finds verbs by lemma, exact spelling first; form narrows them.
func (c *compiler) findVerbs(lemma, form string) []int32 {
	var exact, folded []int32
	for _, i := range c.lex.verbs[arabic.FoldBare(lemma)] {
		v := c.lex.verbRows[i]
		switch {
		case form != "" && v.Form != form:
		case v.Lemma == lemma:
			exact = append(exact, i)
		default:
			folded = append(folded, i)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return folded
}

// compileRow adds the forms of a plain row, or of a noun's frame, to the
// indexes.
func (c *compiler) compileRow(r *Row) {
	for _, f := range r.Forms {
		if f.Mark == "v" {
			c.linkVerb(r, f.Text, func(verb int32, rest []string) {
				c.lex.tags[verb] = append(c.lex.tags[verb], Tag{r, rest, c.numberRest(rest)})
			})
			continue
		}
		c.compileForm(r, f)
	}
}

func (c *compiler) compileForm(r *Row, f Form) {
	rule := kindOf[r.Kind]
	many := len(splitWords(f.Text)) > 1
	switch {
	case rule.name || rule.particle:
		c.fixedForm(r, f, many, rule)
	case many && f.Mark == "pl":
		c.lex.phrases.addInflected(&c.stems, r.Index, f.Text, arabic.IsNoun|arabic.Plural, arabic.Plain)
	case many:
		c.lex.phrases.addInflected(&c.stems, r.Index, f.Text, arabic.IsNoun, nounClass(r, rule))
	case f.Mark == "pl":
		c.stems.addPlural(r.Index, f.Text, arabic.IsNoun)
	default:
		class := nounClass(r, rule)
		c.stems.addNoun(r.Index, f.Text, arabic.IsNoun, class == arabic.SoundPlural, class == arabic.PluralAt)
	}
}

func nounClass(r *Row, rule kindRule) arabic.NounClass {
	switch {
	case rule.adjects || r.Attr("pl") == "wn" || hasAttr(r, "pl=wn"):
		return arabic.SoundPlural
	case hasAttr(r, "pl=at"):
		return arabic.PluralAt
	}
	return arabic.Plain
}

func hasAttr(r *Row, attr string) bool {
	for _, a := range r.attrs {
		if a == attr {
			return true
		}
	}
	return false
}

func (c *compiler) fixedForm(r *Row, f Form, many bool, rule kindRule) {
	feats := nounKind(r.Kind)
	if f.Mark == "s" {
		feats |= arabic.ShortForm
	}
	switch {
	case many:
		c.lex.phrases.addFixed(&c.stems, r.Index, f.Text, feats)
	case rule.particle:
		c.stems.addParticle(r.Index, f.Text)
	default:
		if w := splitWords(f.Text); len(w) == 1 && !isWord(w[0]) {
			c.lex.phrases.addFixed(&c.stems, r.Index, f.Text, feats)
			return
		}
		c.stems.addName(r.Index, f.Text, feats)
	}
}

func isWord(w string) bool {
	_, _, class := arabic.NextToken(w, 0)
	return class == arabic.WordToken
}

// addParticle adds a word of grammar, with its form before a pronoun.
func (b *stemBuilder) addParticle(row int32, text string) {
	s := stem{row: row, exact: text, feats: arabic.IsParticle, noun: arabic.Invariable | arabic.Pronominal}
	rest, the := strings.CutPrefix(text, theArticle)
	if the && len(rest) > 2 {
		s.exact, s.article = rest, always
	}
	if before, ok := strings.CutSuffix(s.exact, "ى"); ok {
		s.noun = arabic.Invariable
		b.add(stem{row: row, exact: before + "ي", feats: s.feats, noun: arabic.Pronominal})
	}
	b.add(s)
}
