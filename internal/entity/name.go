package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// maxName is how many words a name may have, but for the rest of its lineage.
const maxName = 6

// nameAt reads a person's name at token i, where an office or a title has
// announced one: a listed person, or words that are given names or that no list
// knows. It returns the token after it, or -1.
func nameAt(t *match.Text, i, limit int) int {
	if h, ok := person(t, i); ok && h.Last <= limit && h.Pro == 0 {
		return lineage(t, h.Last, limit)
	}
	if inWhoseName(t, i) {
		return -1
	}
	j := i
	for j < limit && j-i < maxName && nameWord(t, i, j) {
		j++
	}
	for j > i && isParticle(t, j-1) {
		j--
	}
	if j == i || j == i+1 && shortWord(t, i) {
		return -1
	}
	return lineage(t, j, limit)
}

// inWhoseName reports whether token i is باسم behind somebody who speaks for
// others, and not the name Basim.
func inWhoseName(t *match.Text, i int) bool {
	if i == 0 || i >= len(t.Doc.Tokens) || t.Doc.Tokens[i].Bare != inTheName {
		return false
	}
	found := false
	t.HitsOf(i-1, officeKind, func(h match.Hit) bool {
		found = speaks(h)
		return !found
	})
	return found
}

const inTheName = "باسم"

// filial reports whether token i is بن or another particle that only stands
// inside a name.
func filial(t *match.Text, i int) bool {
	h, ok := t.FirstOf(i, particleKind)
	if !ok || h.Pro > 0 {
		return false
	}
	switch h.Row.ID {
	case "particle.bin", "particle.ibn", "particle.bint", "particle.walad", "particle.al":
		return true
	}
	return false
}

// lineage reads what goes on with a name whose first words end before token i:
// بن عبد العزيز آل سعود.
func lineage(t *match.Text, i, limit int) int {
	for i+1 < limit && filial(t, i) && t.Doc.Tokens[i+1].Kind == musnad.Word {
		i += 2
		if i < limit && isParticle(t, i-1) && nameWord(t, i-1, i) {
			i++
		}
	}
	return i
}

// person is the listed person at token i, full forms before short ones.
func person(t *match.Text, i int) (h match.Hit, ok bool) {
	return t.FirstOf(i, personKind)
}

func isParticle(t *match.Text, i int) bool {
	return t.Has(i, particleKind)
}

func shortWord(t *match.Text, i int) bool { return len(t.Doc.Tokens[i].Bare) <= 4 }

// nameWord reports whether token j can go on with a name that began at token
// first.
func nameWord(t *match.Text, first, j int) bool {
	tok := &t.Doc.Tokens[j]
	if tok.Kind != musnad.Word {
		return initial(t, first, j)
	}
	if given, strong := givenName(t, j); given && (strong || j == first || !otherMeaning(t, j)) {
		return true
	}
	if isParticle(t, j) {
		return true
	}
	if strings.HasPrefix(tok.Bare, waw) && j > first || proclitic(tok.Bare) {
		return false
	}
	if j == first && hasArticle(tok.Bare) || strings.HasSuffix(tok.Bare, adverbial) || strings.HasSuffix(tok.Bare, tehMarbuta) {
		return false
	}
	if j > first && (familyName(t, j) || surname(t, j)) {
		return true
	}
	return len(tok.Analyses) == 0 && !phraseAt(t, j)
}

const waw, theArticle = "و", "ال"

// proclitic reports whether a word begins with a proclitic and the article: no
// name does.
func proclitic(bare string) bool {
	for _, p := range []string{"وال", "بال", "فال", "كال", "لل", "وبال", "ولل"} {
		if strings.HasPrefix(bare, p) && len(bare) > len(p)+4 {
			return true
		}
	}
	return false
}

const tehMarbuta = "ة"

// adverbial ends adverbs made of a nisba: هاتفيا, رسميا.
const adverbial = "يا"

// initial lets a hyphen and a Latin initial stand inside a name.
func initial(t *match.Text, first, j int) bool {
	tok := &t.Doc.Tokens[j]
	inside := j > first && j+1 < len(t.Doc.Tokens) && t.Doc.Tokens[j-1].End == tok.Start && t.Doc.Tokens[j+1].Start == tok.End
	return inside && (tok.Bare == "-" || tok.Bare == "ـ") && t.Doc.Tokens[j+1].Kind == musnad.Word
}

// givenName reports whether token j is a listed given name without proclitics,
// and whether it is nothing else.
func givenName(t *match.Text, j int) (given, strong bool) {
	t.HitsOf(j, givenKind, func(h match.Hit) bool {
		weak := h.Row.Attr("weak") != ""
		if h.Pro == 0 && h.Enc == 0 && h.Last == j+1 && (h.Exact || !otherReading(t, j)) && !(weak && complementizer(t, j)) {
			given = true
			strong = strong || !weak
		}
		return true
	})
	return given, strong
}

// complementizer reports whether token j is أن, إن or إلا in the spelling of the
// text, which may leave hamzas out: ان is no Anne.
func complementizer(t *match.Text, j int) bool {
	h, ok := t.FirstOf(j, compKinds)
	return ok && h.Exact && h.Pro == 0
}

// otherMeaning reports whether an exact analysis of token j is no name.
func otherMeaning(t *match.Text, j int) bool { return noName(t, j, true) }

// otherReading reports whether any analysis of token j, in another spelling too,
// is no name.
func otherReading(t *match.Text, j int) bool { return noName(t, j, false) }

func noName(t *match.Text, j int, exact bool) bool {
	found := false
	t.HitsOf(j, everyKind, func(h match.Hit) bool {
		switch h.Row.Kind {
		case "given", "person", "particle":
			return true
		}
		found = found || (h.Exact || !exact) && h.Pro == 0
		return !found
	})
	return found
}

// surname reports whether token j is the short name of a listed person and
// nothing else: behind a first name it is that name's.
func surname(t *match.Text, j int) bool {
	h, ok := person(t, j)
	return ok && h.Pro == 0 && h.Last == j+1 && h.Features.Has(arabic.ShortForm) && !otherMeaning(t, j)
}

func phraseAt(t *match.Text, j int) bool {
	found := false
	t.HitsOf(j, everyKind, func(h match.Hit) bool { found = h.Last > j+1; return false })
	return found
}

// familyName reports whether token j, after another word of the name, is a
// family name that is also a noun or a nisba: الأسد, المصري. It must have the
// article and nothing else glued on, and stand after a given name.
func familyName(t *match.Text, j int) bool {
	tok := &t.Doc.Tokens[j]
	given, _ := givenName(t, j-1)
	if !given || !strings.HasPrefix(tok.Bare, theArticle) {
		return false
	}
	if t.Has(j, parties) {
		return false
	}
	ok := true
	for _, a := range tok.Analyses {
		f := arabic.Features(a.Features)
		ok = ok && f.Has(arabic.WithArticle) && f.Any(arabic.Nominal) && !f.Any(arabic.IsMasdar|arabic.Plural|arabic.DualNumber|arabic.Feminine)
	}
	return ok
}
