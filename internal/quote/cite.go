package quote

import (
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
)

// citation is the phrase of citing at token i.
func (r *reader) citation(i int, values ...string) (match.Hit, bool) {
	var best match.Hit
	if !r.text.Has(i, attributionKind) {
		return best, false
	}
	found := false
	r.text.HitsOf(i, attributionKind, func(h match.Hit) bool {
		if h.Features.Has(arabic.IsParticle) && among(h.Row.Value, values) && (!found || h.Last > best.Last) && h.Last <= r.last {
			best, found = h, true
		}
		return true
	})
	return best, found
}

func among(s string, list []string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// cited reads a phrase of citing and the sources behind it: بحسب وكالة, وفقا
// لمصادر, نقلا عن صحيفة.
func (r *reader) cited(i int) (next int) {
	h, ok := r.citation(i, "by", "from", "mouth")
	if !ok {
		return 0
	}
	vs := r.citedVoices(h)
	if len(vs) == 0 || h.Row.Attr("weak") != "" && vs[0].party.Source != "unnamed" && vs[0].class != paper {
		r.doc.Decline(stage, r.span(i, h.Last), r.rule+": no source follows")
		return 0
	}
	verb := r.span(i, h.Last)
	verb.Start += r.text.Written(i, h.Pro)
	if h.Row.Value == "mouth" {
		return r.mouth(vs[0], i)
	}
	last := vs[len(vs)-1].last
	content, head := r.citedContent(i, last, h.Row.Value, vs[0]), r.headOfSentence(i)
	r.citeEnds(i, last, content)
	for _, v := range vs {
		for _, link := range v.links() {
			r.emit(link, verb, i, content, h.Row, 0)
			r.memory.note(record{voice: link, sent: r.sent, spoke: head, named: !head})
		}
	}
	return h.Last
}

// links are the medium whose source a voice is, and the voice.
func (v voice) links() []voice {
	if v.of == nil {
		return []voice{v}
	}
	return []voice{*v.of, v}
}

// citedVoices reads the voices behind a phrase of citing, joined by و. A phrase
// whose preposition is ل wants it on the first.
func (r *reader) citedVoices(h match.Hit) []voice {
	i := h.Last
	if r.tag(i) == word && r.doc.Tokens[i].Bare == "ل" {
		i++
	}
	var out []voice
	for n := 0; n < 3; n++ {
		conj, pro := r.proclitics(min(i, r.last-1))
		if n > 0 && !conj || pro.Any(arabic.WithBeh|arabic.WithKaf) || n == 0 && conj {
			break
		}
		v, ok := r.voiceAt(i, r.last)
		if !ok || v.own {
			break
		}
		v = r.resolve(v, r.entityAt(i))
		out = append(out, v)
		i = v.last
	}
	return out
}

// mouth gives what somebody's organ says to whoever says it: على لسان فلان.
func (r *reader) mouth(v voice, i int) (next int) {
	before := r.actsAt(max(r.first, i-clauseReach), i)
	for k := len(before) - 1; k >= 0; k-- {
		x := before[k]
		if x.row.Kind != "saying" {
			continue
		}
		x.voice = v
		r.doc.Speech[x.speech].Speaker = v.party
		r.memory.note(record{voice: v, sent: r.sent, spoke: true})
		if p := r.marks.at(v.last); p != nil && x.last <= x.first {
			x.first, x.last = v.last, min(p.after+1, r.last)
			r.doc.Speech[x.speech].Content = r.span(x.first, x.last)
		}
		return i + 1
	}
	return 0
}
