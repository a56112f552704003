package quote

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/internal/reuse"
	"github.com/musnad/musnad/lexicon"
)

// reader goes through a document in reading order.
type reader struct {
	doc  *musnad.Document
	lex  *lexicon.Lexicon
	text *match.Text

	room   *room
	tags   []tag
	ents   []int32 // entity that covers the token, or -1
	sayers []bool  // by token, whether a list calls one of its readings one of saying
	marks  marks

	sent        int // the sentence being read, its tokens
	first, last int
	rule        string // the rule being tried
	memory      memory
	open        []int // acts of this sentence whose content may still be cut
	acts        []extra
	relay       relay
	spoken      *extra // the act of the latest quotation
}

func newReader(d *musnad.Document, lex *lexicon.Lexicon) *reader {
	room := rooms.Get().(*room)
	n := len(d.Tokens)
	room.tags, room.ents, room.sayers = reuse.Zeroed(room.tags, n), reuse.Grown(room.ents, n), reuse.Grown(room.sayers, n)
	r := &reader{doc: d, lex: lex, text: match.New(d, lex), room: room, tags: room.tags, ents: room.ents, sayers: room.sayers,
		acts: room.acts[:0], memory: memory{list: room.list[:0]}}
	for i := range r.ents {
		r.ents[i] = -1
	}
	r.lay(d.Times, func(i int, first bool) { r.tags[i] = when })
	for e := range d.Entities {
		r.lay(d.Entities[e:e+1], func(i int, first bool) {
			r.ents[i], r.tags[i] = int32(e), inside
			if first {
				r.tags[i] = entity
			}
		})
	}
	r.marks = pairMarks(d)
	r.learnPeople()
	for i := range d.Tokens {
		r.sayers[i] = r.mayBeSaying(&d.Tokens[i])
		r.tagToken(i)
	}
	r.learnTitles()
	return r
}

func (r *reader) lay(ms []musnad.Mention, set func(i int, first bool)) {
	for k := range ms {
		for i := ms[k].First; i < ms[k].Last; i++ {
			set(i, i == ms[k].First)
		}
	}
}

// begin starts a sentence.
func (r *reader) begin(s int) {
	r.sent, r.first, r.last = s, r.doc.Sentences[s].First, r.doc.Sentences[s].Last
	r.open, r.relay = r.open[:0], relay{}
}

// entityAt is the entity that begins at token i, nil if none does.
func (r *reader) entityAt(i int) *musnad.Mention {
	if r.tag(i) != entity {
		return nil
	}
	return &r.doc.Entities[r.ents[i]]
}

// span is the bytes of tokens [first,last).
func (r *reader) span(first, last int) musnad.Span {
	if last <= first {
		return musnad.Span{}
	}
	return musnad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
}

// proclitics are what is glued to the front of token i: a conjunction, and the
// preposition's bits.
func (r *reader) proclitics(i int) (conj bool, pro arabic.Features) {
	tok := &r.doc.Tokens[i]
	if e := r.ents[i]; e >= 0 && r.doc.Entities[e].First == i {
		return arabic.Glued(r.doc.Text[tok.Start:max(tok.Start, r.doc.Entities[e].Start)])
	}
	return match.Proclitics(tok)
}

const waw, theArticle = "و", "ال"

func hasArticle(bare string) bool { return len(bare) > 6 && bare[:4] == theArticle }

// plain reports whether token i carries neither conjunction nor preposition.
func (r *reader) plain(i int) bool {
	conj, pro := r.proclitics(i)
	return !conj && pro == 0
}

// verbSpan is the letters of a verb with the words that belong to it, without
// its proclitics.
func (r *reader) verbSpan(a act) musnad.Span {
	s := r.span(a.first, a.last)
	s.Start += r.text.Written(a.first, a.pro)
	return s
}
