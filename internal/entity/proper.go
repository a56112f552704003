package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// properName reads the name of a body that a noun without the article announces
// and no list has: شركة بوينغ, حزب "الوطن الحر".
func properName(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	f := noun.Hit.Features
	if f.Any(arabic.WithArticle|arabic.WithPronoun|arabic.Indefinite|arabic.Plural|arabic.DualNumber) || longerName(m.Text, noun.First, noun.Last) {
		return nil, "the noun announces no name"
	}
	end := nameInside(m.Text, noun.Last, limitOf(m, noun.Last))
	if end < 0 {
		return nil, "no name that no list knows follows"
	}
	m.Last = end
	p := musnad.Party{Kind: noun.Hit.Row.Value, Source: "organisation"}
	x := mention(m, match.Range{First: noun.First, Last: end, Hit: noun.Hit}, musnad.Organisation, p)
	x.Row = -1
	x.Party.Name = unquoted(m.Text.Doc.Letters(x.Span))
	return one(m, x)
}

// announces reports whether a noun is of a body that people found and name.
func announces(h match.Hit) bool {
	switch h.Row.Value {
	case "BUS":
		return h.Exact && h.Last == h.First+1 && h.Row.Attr("weak") == ""
	case "PTY", "NGO", "REB", "OPP":
		return h.Exact && h.Last == h.First+1
	}
	return false
}

// maxInside is how many words may stand in the quotation marks of a name.
const maxInside = 4

// nameInside reads a name in quotation marks, or one or two words that no list
// knows; a listed name is left to the rules that know it.
func nameInside(t *match.Text, i, limit int) int {
	if i < limit && opensQuote(&t.Doc.Tokens[i]) {
		for j := i + 1; j < limit && j <= i+1+maxInside; j++ {
			if t.Doc.Tokens[j].Kind == musnad.Punct {
				return closing(t, i, j)
			}
		}
		return -1
	}
	if i >= limit || hasArticle(t.Doc.Tokens[i].Bare) || strings.HasSuffix(t.Doc.Tokens[i].Bare, tehMarbuta) {
		return -1
	}
	return unknownWords(t, i, limit)
}

// unknownWords reads one or two words that no list knows.
func unknownWords(t *match.Text, i, limit int) int {
	end := i
	for end < limit && end < i+2 {
		tok := &t.Doc.Tokens[end]
		if tok.Kind != musnad.Word || len(tok.Analyses) > 0 || end > i && !hasArticle(tok.Bare) {
			break
		}
		end++
	}
	if end == i {
		return -1
	}
	return end
}

// closing is the token after mark j, if it closes the one at i and words stand
// between that are no listed name.
func closing(t *match.Text, i, j int) int {
	if h, listed := t.FirstOf(i+1, nameKinds); listed && h.Last >= j {
		return -1
	}
	if h, listed := t.FirstOf(i-1, nameKinds); listed && h.Last >= j {
		return -1
	}
	if j > i+1 && opensQuote(&t.Doc.Tokens[j]) {
		return j + 1
	}
	return -1
}

const quoteMarks = "\"\u00ab\u00bb\u201c\u201d\u201e'\u2019\u2018"

func opensQuote(tok *musnad.Token) bool {
	return tok.Kind == musnad.Punct && strings.Contains(quoteMarks, tok.Bare)
}

func unquoted(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(quoteMarks, r) {
			return -1
		}
		return r
	}, s)
}

// twoNamed reads two bodies behind a dual: حركتي فتح وحماس.
func twoNamed(m *match.Match) ([]musnad.Mention, string) {
	noun, _ := m.Get("noun")
	t, limit := m.Text, limitOf(m, noun.Last)
	head := noun.Hit.Row.Forms[0].Text
	first, ok := memberAt(t, head, noun.Last, limit, false)
	if !ok {
		return nil, "no body is named behind the dual"
	}
	second, ok := memberAt(t, head, first.last, limit, true)
	if !ok {
		return nil, "the dual has one name only"
	}
	m.Last = second.last
	out := []musnad.Mention{twoMention(m, noun, noun.First, first), twoMention(m, noun, first.last, second)}
	cutConjunctions(m, out[1:])
	for i := range out {
		out[i].Features = uint32(noun.Hit.Features &^ arabic.DualNumber)
	}
	return out, ""
}

func twoMention(m *match.Match, noun match.Range, from int, x member) musnad.Mention {
	r := match.Range{First: from, Last: x.last}
	if from == noun.First {
		r.Hit = noun.Hit
	}
	out := mention(m, r, musnad.Group, x.party)
	out.Row = -1
	return out
}

// twoHeads reports whether a noun of a body is a dual before a genitive.
func twoHeads(h match.Hit) bool {
	return h.Features.Has(arabic.DualNumber|arabic.Construct) && h.Exact && h.Last == h.First+1
}

// member is a body named behind a dual, and the token after it.
type member struct {
	party musnad.Party
	last  int
}

// memberAt reads a listed group or body, or a word that is one with the noun
// before it (فتح is, behind حركة), at token i, in quotation marks or not.
func memberAt(t *match.Text, head string, i, limit int, joinedTo bool) (x member, ok bool) {
	if joinedTo && (i >= limit || !strings.HasPrefix(t.Doc.Tokens[i].Bare, waw)) {
		return x, false
	}
	if joinedTo && t.Doc.Tokens[i].Bare == waw {
		i++
	}
	if i < limit && opensQuote(&t.Doc.Tokens[i]) {
		i++
	}
	if i >= limit || t.Doc.Tokens[i].Kind != musnad.Word {
		return x, false
	}
	if h, found := t.FirstOf(i, groupKinds); found && h.Last <= limit {
		x = member{fromRow(h.Row), h.Last}
	} else if row := withHead(t, head, t.Doc.Tokens[i].Bare, joinedTo); row != nil {
		x = member{fromRow(row), i + 1}
	} else {
		return x, false
	}
	if x.last < limit && opensQuote(&t.Doc.Tokens[x.last]) {
		x.last++
	}
	return x, true
}

// withHead is the group or body that a word names behind a noun.
func withHead(t *match.Text, head, word string, joinedTo bool) *lexicon.Row {
	if joinedTo {
		word = strings.TrimPrefix(word, waw)
	}
	var found lexicon.Found
	t.Lex.Look([]*lexicon.Entry{t.Lex.Entry(head, true, &found), t.Lex.Entry(word, true, &found)}, &found)
	for _, h := range found.Phrases {
		if row := t.Lex.Row(h.Row); h.Words == 2 && h.Exact && (row.Kind == "group" || row.Kind == "body") {
			return row
		}
	}
	return nil
}
