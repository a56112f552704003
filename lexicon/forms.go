package lexicon

import (
	"slices"
	"strings"

	"github.com/musnad/musnad/arabic"
)

// compileRow adds the forms of a plain row, or of a noun's frame, to the
// indexes.
func (c *compiler) compileRow(r *Row) {
	if namesPeople(r.Kind) && slices.ContainsFunc(r.Forms, varies) {
		c.compileSpellings(r)
		return
	}
	for _, f := range r.Forms {
		if f.Mark == "v" {
			c.compileTag(r, f)
			continue
		}
		c.compileForm(r, f)
	}
}

// compileSpellings adds every way to write the forms of a row, each once.
func (c *compiler) compileSpellings(r *Row) {
	var seen []Form
	for _, f := range r.Forms {
		for _, words := range spellings(strings.Fields(f.Text)) {
			way := Form{Mark: f.Mark, Text: strings.Join(words, " ")}
			if !slices.Contains(seen, way) {
				seen = append(seen, way)
				c.compileForm(r, way)
			}
		}
	}
}

func (c *compiler) compileTag(r *Row, f Form) {
	verbs, rest := c.linkVerb(r, f.Text)
	tag := Tag{r, rest, c.numberRest(rest)}
	for _, verb := range verbs {
		add(&c.lex.tags, verb, tag)
		if r.Kind == "saying" || r.Kind == "attribution" {
			c.markSaying(verb)
		}
	}
}

func (c *compiler) markSaying(verb int32) {
	if c.lex.saying == nil {
		c.lex.saying = make([]bool, len(c.lex.Rows))
	}
	c.lex.saying[verb] = true
}

func (c *compiler) compileForm(r *Row, f Form) {
	rule := kindRules[r.Class]
	c.cut = cutWords(c.cut[:0], f.Text)
	many := len(c.cut) > 1
	switch {
	case rule.name || rule.particle:
		c.fixedForm(r, f, rule)
	case many && f.Mark == "pl":
		c.phrases.add(phraseForm{row: r.Index, class: arabic.Plain, feats: arabic.IsNoun | arabic.Plural}, c.cut)
	case many:
		c.phrases.add(phraseForm{row: r.Index, class: nounClass(r, rule), feats: arabic.IsNoun}, c.cut)
	case f.Mark == "pl":
		c.words.addPlural(r.Index, f.Text, arabic.IsNoun)
	default:
		class := nounClass(r, rule)
		c.words.addNoun(r.Index, f.Text, arabic.IsNoun, class == arabic.SoundPlural, class == arabic.PluralAt)
	}
}

func nounClass(r *Row, rule kindRule) arabic.NounClass {
	switch {
	case rule.adjects || hasAttr(r, "pl=wn"):
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

func (c *compiler) fixedForm(r *Row, f Form, rule kindRule) {
	feats := rule.features()
	if f.Mark == "s" {
		feats |= arabic.ShortForm
	}
	switch {
	case len(c.cut) > 1, len(c.cut) == 1 && !rule.particle && !isWord(c.cut[0]):
		c.phrases.add(phraseForm{row: r.Index, fixed: true, feats: feats}, c.cut)
	case rule.particle:
		c.words.addParticle(r.Index, f.Text)
	default:
		c.words.addName(r.Index, f.Text, feats)
	}
}

// cutWords appends the words of a form to dst, cut as the tokenizer cuts text.
func cutWords(dst []string, text string) []string {
	if out, ok := cutLetters(dst, text); ok {
		return out
	}
	for at := 0; ; {
		start, end, _ := arabic.NextToken(text, at)
		if start == end {
			return dst
		}
		dst = append(dst, text[start:end])
		at = end
	}
}

// cutLetters cuts at spaces; ok is false if there is anything else than letters
// of the Arabic language. Nearly every form is made of them alone.
func cutLetters(dst []string, text string) (out []string, ok bool) {
	start := 0
	for i := 0; i < len(text); {
		switch {
		case text[i] == ' ':
			dst = appendWord(dst, text[start:i])
			i++
			start = i
		case i+1 < len(text) && isLetterPair(text[i], text[i+1]):
			i += 2
			if strings.HasPrefix(text[i-2:], tehMarbuta) && i < len(text) && text[i] != ' ' {
				return nil, false // two words for the tokenizer
			}
		default:
			return nil, false
		}
	}
	return appendWord(dst, text[start:]), true
}

func appendWord(dst []string, w string) []string {
	if w == "" {
		return dst
	}
	return append(dst, w)
}

// isLetterPair reports whether two bytes of UTF-8 are U+0621 to U+063A or U+0641 to
// U+064A.
func isLetterPair(a, b byte) bool {
	return a == 0xD8 && b >= 0xA1 && b <= 0xBA || a == 0xD9 && b >= 0x81 && b <= 0x8A
}

// isWord reports whether a token is one of Arabic letters.
func isWord(token string) bool {
	if len(token) > 1 && isLetterPair(token[0], token[1]) {
		return true
	}
	_, _, class := arabic.NextToken(token, 0)
	return class == arabic.WordToken
}
