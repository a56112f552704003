package entity

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// How many words may stand between people and what tells what they belong to, and
// between that and the name of it.
const (
	maxCounted    = 3
	maxToBelong   = 5
	maxToTheGroup = 4
)

// belonging is the armed group, party or force that people are said to be of, behind
// a preposition or a word of membership: قيادي في حركة, مسلحين اثنين من حركة, عنصرا من عناصر
// تنظيم, شخصا يشتبه في انتمائهم لتنظيم. A state or a town is only where they come from.
func belonging(t *match.Text, noun match.Range, limit int) (q qualifier, ok bool) {
	if noun.Hit.Row.Kind != "agent" || noun.Hit.Features.Any(arabic.WithPronoun) {
		return q, false
	}
	i := noun.Last
	for n := 0; n < maxCounted && i < limit && counting(t, i, noun.Hit); n++ {
		i++
	}
	if i+1 >= limit {
		return q, false
	}
	switch t.Doc.Tokens[i].Bare {
	case "من":
		if q, ok = groupAt(t, pastMembers(t, i+1), limit); !ok {
			q, ok = declared(t, i+2, limit) // من خلية تابعة لتنظيم
		}
		return q, ok
	case "في":
		return groupAt(t, i+1, limit)
	}
	return declared(t, i, limit)
}

// counting reports whether the word at token i describes or counts the people before
// it: مسلحين اثنين, ثلاثة آخرين.
func counting(t *match.Text, i int, noun match.Hit) bool {
	if _, ok := t.FirstOf(i, countKinds); ok {
		return true
	}
	return adjectiveAt(t, i, noun.Features.Has(arabic.WithArticle))
}

// pastMembers passes a word of people annexed to their group: من عناصر, من مقاتلي.
func pastMembers(t *match.Text, i int) int {
	if h, ok := t.FirstOf(i, agentKind); ok && h.Features.Has(arabic.Plural) && !h.Features.Any(arabic.WithArticle|arabic.WithPronoun) {
		return h.Last
	}
	return i
}

// declared reads a word of membership not far behind, and the group behind it.
func declared(t *match.Text, i, limit int) (q qualifier, ok bool) {
	for end := min(limit, i+maxToBelong); i < end; i++ {
		if _, member := t.FirstOf(i, memberKind); member {
			break
		}
		if b := t.Doc.Tokens[i].Bare; t.Doc.Tokens[i].Kind == musnad.Punct && b != "،" {
			return q, false
		}
		if _, other := t.FirstOf(i, notField); other {
			return q, false
		}
	}
	if _, member := t.FirstOf(i, memberKind); !member {
		return q, false
	}
	for j := i + 1; j < min(limit, i+1+maxToTheGroup); j++ {
		if q, ok = groupAt(t, j, limit); ok || t.Doc.Tokens[j].Kind == musnad.Punct {
			return q, ok
		}
	}
	return q, false
}

// groupAt is the armed group, party or force at token i, or behind a quotation mark
// there.
func groupAt(t *match.Text, i, limit int) (q qualifier, ok bool) {
	if i < limit && t.Doc.Tokens[i].Kind == musnad.Punct {
		i++
	}
	if i >= limit {
		return q, false
	}
	h, ok := t.FirstOf(i, groupKinds)
	if !ok || h.Last > limit || h.Features.Any(arabic.WithWaw|arabic.WithKaf) {
		return q, false
	}
	q = qualifier{fromRow(h.Row), h, h.Last, true}
	return q, q.party.Kind == "REB" || q.party.Kind == "PTY" || q.party.Kind == "OPP"
}
