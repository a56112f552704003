package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
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
