package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// bodyCalled is the body that a definite noun alone means, named before under a
// longer name that begins with the noun: الوكالة behind الوكالة الدولية للطاقة
// الذرية, المنظمة behind منظمة العفو الدولية.
func (r *reader) bodyCalled(v voice) (voice, bool) {
	noun := r.stem(v.first)
	if !hasArticle(noun) {
		return voice{}, false
	}
	noun = arabic.FoldBare(strings.TrimPrefix(noun, theArticle))
	for k := len(r.doc.Entities) - 1; k >= 0; k-- {
		e := &r.doc.Entities[k]
		switch {
		case e.Last > v.first:
		case e.Kind == musnad.Organisation && e.Last > e.First+1 && r.begins(e.First, noun):
			return r.entityVoice(e, e.Last)
		case e.Kind == musnad.Office && e.Party.Source == "official":
			if own, ok := r.servedBody(e, noun); ok {
				return own, true
			}
		}
	}
	return voice{}, false
}

// begins reports whether token i is the noun, with or without the article.
func (r *reader) begins(i int, noun string) bool {
	return strings.TrimPrefix(arabic.FoldBare(r.stem(i)), theArticle) == noun
}

// servedBody is the body of which an official is, where its name begins with the
// noun: مدير الوكالة الدولية للطاقة الذرية.
func (r *reader) servedBody(e *musnad.Mention, noun string) (voice, bool) {
	for j := e.First + 1; j < e.Last-1; j++ {
		if !r.begins(j, noun) {
			continue
		}
		at := r.span(j, e.Last)
		p := musnad.Party{Name: r.nameOf(j, e.Last, 0), Kind: e.Party.Kind, Country: e.Party.Country, Source: "organisation", At: at}
		return voice{party: p, first: j, last: e.Last}, true
	}
	return voice{}, false
}

// mediumSince reports whether a medium that the voice may mean was heard in or
// behind the sentence of token i.
func (r *reader) mediumSince(v voice, i int) bool {
	sent := r.doc.SentenceAt(r.doc.Tokens[i].Start)
	_, ok := r.memory.last(func(x *record) bool {
		return x.class == medium && x.sent >= sent && (x.head == v.head || x.party.Source == v.party.Source)
	})
	return ok
}

// shortOrgan reads an institution by the one word that tells it from others:
// الخارجية, for the ministry of that name, and whose it is if that was told.
func (r *reader) shortOrgan(i, limit int) (voice, bool) {
	h, ok := r.text.FirstOf(i, organKind)
	if !ok || !h.Exact || r.tag(i) != word || h.Last != i+1 || h.Last > limit || !isMinistry(h) || !r.ends(i+1) {
		return voice{}, false
	}
	v := voice{first: i, last: i + 1, feats: arabic.Feminine | arabic.Singular}
	v.party = musnad.Party{Name: r.nameOf(i, i+1, h.Pro), Kind: h.Row.Value, Source: "organisation", At: r.span(i, i+1)}
	noun := r.stem(i)
	for k := len(r.doc.Entities) - 1; k >= 0; k-- {
		e := &r.doc.Entities[k]
		if e.Last <= i && e.Kind == musnad.Organisation && (r.stem(e.First) == noun || e.Last > e.First+1 && r.stem(e.First+1) == noun) {
			v.party = r.memory.called(e.Party)
			v.party.Source, v.party.At = "organisation", r.span(i, i+1)
			break
		}
	}
	return v, true
}

// isMinistry reports whether a word is the second half of an institution's name.
func isMinistry(h match.Hit) bool { return strings.HasSuffix(h.Row.ID, "-short") }
