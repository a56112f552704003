package entity

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// heads are the bodies named so far by the noun that their names begin with, without
// the article: the forum is the one that was named in full.
type heads []head

type head struct {
	noun  string
	party musnad.Party
}

// note remembers a body whose name of several words begins with a common noun.
func (h *heads) note(t *match.Text, x *musnad.Mention) {
	if x.Kind != musnad.Organisation && x.Kind != musnad.Group || x.Last < x.First+2 || x.Party.State() && x.Party.ID == "" {
		return
	}
	noun, ok := headNoun(t.Doc.Tokens[x.First].Folded)
	if ok && x.Party.Source == "organisation" {
		*h = append(*h, head{noun, x.Party})
	}
}

// at reads a noun with the article at token i that means a body named before: one
// that nothing covers and no adjective describes.
func (h heads) at(t *match.Text, i int, covered []int32) (x musnad.Mention, ok bool) {
	tok := &t.Doc.Tokens[i]
	bare, features := tok.Folded, arabic.Features(arabic.WithArticle|arabic.Singular)
	if rest, with := strings.CutPrefix(bare, waw); with && strings.HasPrefix(rest, theArticle) {
		bare, features = rest, features|arabic.WithWaw
	}
	if !strings.HasPrefix(bare, theArticle) {
		return x, false
	}
	p, ok := h.named(strings.TrimPrefix(bare, theArticle))
	if !ok || h.described(t, i+1, covered) {
		return x, false
	}
	span := musnad.Span{Start: tok.Start + t.Written(i, len(tok.Folded)-len(bare)), End: tok.End}
	p.At = span
	return musnad.Mention{Span: span, First: i, Last: i + 1, Kind: musnad.Organisation, Rule: headRule, Row: -1, Party: p, Value: p.Country, Features: uint32(features)}, true
}

// named is the latest body whose name begins with a noun.
func (h heads) named(noun string) (p musnad.Party, ok bool) {
	for k := len(h) - 1; k >= 0; k-- {
		if h[k].noun == noun {
			return h[k].party, true
		}
	}
	return p, false
}

// described reports whether token i is an adjective with the article, which tells
// another body.
func (h heads) described(t *match.Text, i int, covered []int32) bool {
	return i < len(t.Doc.Tokens) && covered[i] < 0 && adjectiveAt(t, i, true) && (nisbaLike(t, i) || isParticiple(t, i))
}

// headNoun is a noun without its article and the و before it; ok is false for one
// too short to tell anything.
func headNoun(folded string) (string, bool) {
	noun := strings.TrimPrefix(folded, theArticle)
	return noun, len(noun) >= len("حلف")
}

const headRule = "entity/head-noun"
