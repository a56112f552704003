package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// documentVoice is a statement or report. A statement speaks for whoever made
// it; a report for itself.
func (r *reader) documentVoice(v voice, h match.Hit, limit int) (voice, bool) {
	v.class = paper
	if e := r.entityAt(v.first); e != nil {
		return voice{}, false
	}
	issuer, end := (*voice)(nil), v.last
	if !(h.Features.Has(arabic.WithArticle) && r.tag(v.last) == prep) { // نقل البيان عن الملك
		issuer, end = r.issuer(v.last, limit)
	}
	v.party.Name = r.nameOf(v.first, max(v.last, end), h.Pro)
	v.party.At = r.span(v.first, max(v.last, end))
	v.last = max(v.last, end)
	switch {
	case issuer != nil && !strings.HasPrefix(v.head, reportNoun):
		of := *issuer
		of.first, of.last, of.head, of.class = v.first, v.last, v.head, paper
		return of, true
	case issuer != nil && issuer.class == medium:
		of := *issuer
		of.first, of.last, of.head = v.first, v.last, v.head
		return of, true
	case issuer == nil:
		v.last = r.adjectives(v.last, limit)
		v.bare = h.Features.Any(arabic.WithArticle|arabic.WithPronoun) || hasArticle(r.doc.Tokens[h.Last-1].Bare)
		v.party.At = r.span(v.first, v.last)
		v.party.At.Start += r.text.Written(v.first, h.Pro)
		v.party.Name = r.nameOf(v.first, v.last, h.Pro)
	}
	return v, true
}

const reportNoun = "تقرير"

// issuer is who made a document: "بيان الكرملين", "بيان صادر عن مكتب الرئيس",
// "تقرير للأمم المتحدة", "تقرير نشرته صحيفة".
func (r *reader) issuer(i, limit int) (*voice, int) {
	stop := min(limit, i+8)
	for j := i; j < stop; j++ {
		switch r.tag(j) {
		case comma, comp, colon, opening, conj, closing:
			if r.marks.at(j) == nil || r.tag(j) != opening {
				return nil, i
			}
		}
		if _, short := r.shortOrgan(j, limit); short && j > i && r.tag(j-1) != prep {
			continue
		}
		if v, ok := r.voiceAt(j, limit); ok && v.class != anonymous && (v.class != paper || v.party.Source != "document") {
			return &v, v.last
		}
		if r.tag(j) == verb && j > i && r.tag(j-1) != relative {
			if _, ok := r.actAt(j, arabic.IsVerb); !ok {
				return nil, i
			}
		}
	}
	return nil, i
}

// bodyVoice is a committee, union or company that no list knows: the noun and
// the words that name it.
func (r *reader) bodyVoice(v voice, h match.Hit, e *musnad.Mention, limit int) (voice, bool) {
	if e != nil {
		return voice{}, false
	}
	v.last = r.nounPhrase(v.last, limit)
	v.party.At = r.span(v.first, v.last)
	v.party.At.Start += r.text.Written(v.first, h.Pro)
	v.party.Name, v.party.Kind = r.nameOf(v.first, v.last, h.Pro), "NGO"
	v.bare = h.Features.Has(arabic.WithArticle) && v.last == h.Last && r.ends(v.last)
	r.named(&v, limit)
	return v, true
}
