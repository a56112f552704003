package event

import (
	"cmp"
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

const stage = "event"

// reader goes through a document in reading order and remembers who was spoken
// of.
type reader struct {
	doc                  *musnad.Document
	lex                  *lexicon.Lexicon
	text                 *match.Text
	nextTime, nextEntity int
	memory               memory
	room                 *scratch
	marks                []int32 // for each word of frames, the trigger (token plus one) behind which it stands
	marked               int
	sport                bool
	opened               bool   // the first verb of the body was seen
	review               bool   // the article is a press review
	homeState            string // see home
	counted              bool
	governed             governed
	used                 []int // tokens of this sentence that belong to a trigger already
	light                lightVerb
	host                 host
	joins                []bool // for each event mention: a verb that و joins to the one before it
	told                 []bool // for each event mention: a verb tells it as the next thing that happened
}

// Run fills EventMentions, in reading order of their triggers.
func Run(d *musnad.Document, lex *lexicon.Lexicon) {
	room := newScratch(len(d.Tokens), lex.RestCount())
	defer room.release()
	r := &reader{doc: d, lex: lex, text: match.New(d, lex), room: room, marks: room.marks}
	r.sport = r.isSport()
	for s := range d.Sentences {
		v := r.view(s)
		switch d.Sentences[s].Section {
		case musnad.Furniture, musnad.Dateline:
			continue
		}
		r.memory.sentence()
		r.sentence(v)
	}
	r.carry()
}

// sentence reads the triggers of one sentence from its first word to its last.
func (r *reader) sentence(v *view) {
	r.used = r.used[:0]
	from := len(r.doc.EventMentions)
	r.lookAhead(v)
	r.openReview(v)
	for i := v.first; i < v.last; i++ {
		if e := v.entityAt(i); e != nil {
			r.memory.saw(e)
		}
		r.obliged(v, i)
		if v.tag(i) == verb {
			r.readVerb(v, i)
			continue
		}
		if (v.tag(i) == noun || v.lacks(i)) && !slices.Contains(r.used, i) {
			r.readNoun(v, i)
		}
	}
	r.mediations(v, from)
	r.tolls(v, from)
}

// lookAhead finds the first subject that is named in the sentence: what stands
// before its verb ("in a call with Putin, Assad said") has it as its subject too.
func (r *reader) lookAhead(v *view) {
	for i := v.first; i < v.last; i++ {
		if v.tag(i) != verb || isAuxiliary(v, i) {
			continue
		}
		args, end := v.rightArgs(i + 1)
		c := clause{view: v, trigger: i, last: i + 1, args: args, end: end, features: v.verbFeatures(i), verb: true}
		if c.findSubject(r); !c.elided {
			r.memory.ahead = told{parties: c.subject, gender: genderOf(c.mayAgree())}
		}
		return
	}
}

// readVerb finds the subject of every finite verb, and the event of those that
// carry one.
func (r *reader) readVerb(v *view, i int) {
	f := v.verbFeatures(i)
	args, end := v.rightArgs(i + 1)
	c := r.room.clauses.One()
	*c = clause{view: v, trigger: i, last: i + 1, args: args, end: end, features: f, verb: true}
	c.earlier, c.sameGender = r.memory.now.parties, r.memory.now.gender == genderOf(f)
	c.findSubject(r)
	r.memory.subject(c)
	rows := likeliest(v.verbRows(i), v.forms[i-v.first].Row)
	if slices.Contains(r.used, i) {
		return // the light verb of a noun before it
	}
	if slices.ContainsFunc(rows, func(row int32) bool { return len(r.lex.Lights(row)) > 0 }) {
		r.light = lightVerb{rows: rows, clause: *c}
	}
	r.mediates(c, rows)
	r.tryFrames(c, r.framesOf(rows))
}

// mediates gives the subject of a verb of mediation or hosting to the meeting or
// agreement before it (لقاء توسطت به روسيا), or keeps it for one behind it
// (استضافت موسكو محادثات بين).
func (r *reader) mediates(c *clause, rows []int32) {
	for _, row := range rows {
		for _, t := range r.lex.Tags(row) {
			if t.Kind == "mediation" && !c.elided {
				r.mediator(c)
				return
			}
		}
	}
}

func (r *reader) mediator(c *clause) {
	if n := len(r.doc.EventMentions); n > 0 {
		e := &r.doc.EventMentions[n-1]
		gap := r.doc.Tokens[c.trigger].Start - e.Trigger.End
		if e.Sentence == c.view.sent && gap >= 0 && gap <= r.describedReach(c) && len(e.Mediator) == 0 && suits(e, "by") {
			lend(e, c.subject)
			e.Clause = e.Clause.Cover(r.clauseSpan(c, e))
			return
		}
	}
	r.host = host{c.view.sent, c.end, c.subject}
}

// describedReach is how many bytes may stand between a happening and a verb that
// tells who mediated in it: more where a pronoun says that it is the happening.
func (r *reader) describedReach(c *clause) int {
	if c.resumes() {
		return 4 * maxRelativeGap
	}
	return maxRelativeGap
}

// host is who hosts or mediates what is told up to a token of the sentence.
type host struct {
	sent, end int
	parties   []musnad.Party
}

// framesOf are the frames of all the verbs that a word may be, those with more
// words of their own first.
func (r *reader) framesOf(rows []int32) []lexicon.Framed {
	frames, shared := []lexicon.Framed(nil), true
	for _, row := range rows {
		switch more := r.lex.Frames(row); {
		case len(more) == 0:
		case len(frames) == 0:
			frames = more
		default:
			frames, shared = slices.Concat(frames, more), false
		}
	}
	if shared {
		return frames
	}
	slices.SortStableFunc(frames, func(a, b lexicon.Framed) int { return cmp.Compare(len(b.Rest), len(a.Rest)) })
	return frames
}

// likeliest puts the verb that the word was read as before the others that it may
// be: أجرى "conducted" before "I happen".
func likeliest(rows []int32, chosen int32) []int32 {
	if k := slices.Index(rows, chosen); k > 0 {
		rows[0], rows[k] = rows[k], rows[0]
	}
	return rows
}

// verbRows are the verbs that the word at token i may be: exact spellings only,
// where there is one.
func (v *view) verbRows(i int) []int32 {
	rows := v.room.rows[len(v.room.rows):]
	exact := false
	for _, a := range v.doc.Tokens[i].Analyses {
		if exact && !a.Exact {
			break
		}
		if f := arabic.Features(a.Features); f.Has(arabic.IsVerb) && !v.unsaid(i, f) && !slices.Contains(rows, a.Row) {
			rows = append(rows, a.Row)
			exact = a.Exact
		}
	}
	v.room.keepRows(rows)
	return slices.Clip(rows)
}

// readNoun reads masdars, nouns of happening and participles.
func (r *reader) readNoun(v *view, i int) {
	if !r.text.Has(i, happenings) {
		return
	}
	seen := int32(-1)
	done, goingOn := false, v.participle(i)
	r.text.HitsOf(i, happenings, func(h match.Hit) bool {
		if goingOn && h.Features.Has(arabic.IsMasdar) {
			return true // مطالبة: demanding, before a demand
		}
		if done || h.Row.Index == seen || !h.Exact || h.Features.Any(arabic.IsVerb|arabic.IsPassiveParticiple) {
			return !done // a form I masdar is often spelled like its verb
		}
		if nisbaOf(r.doc.Tokens[i].Bare, h) {
			return true
		}
		seen = h.Row.Index
		done = r.readNominal(v, i, h)
		return !done
	})
}

// nounType is the type of the first frame that a masdar or participle carries too.
func nounType(frames []lexicon.Framed) string {
	for i := range frames {
		if f := frames[i]; !f.OnlyVerb || !f.Said && !f.Vow {
			return frames[i].Type
		}
	}
	return frames[0].Type
}

func (r *reader) readNominal(v *view, i int, h match.Hit) bool {
	frames := r.lex.Frames(h.Row.Index)
	if len(frames) == 0 {
		return false
	}
	participle := h.Features.Has(arabic.IsActiveParticiple)
	if participle && !h.Features.Has(arabic.Indefinite) && !v.goingOn(i, h.Features) {
		return false
	}
	args, end := v.rightArgs(h.Last)
	c := r.room.clauses.One()
	*c = clause{view: v, trigger: i, last: h.Last, args: args, end: end, features: h.Features, noun: !participle, masdar: h.Features.Has(arabic.IsMasdar)}
	if participle {
		c.participle = true
		c.subject = r.memory.speaking(h.Features)
		c.bareArgs()
	} else {
		of := nounType(frames)
		if of == string(musnad.Consult) && h.Last > i+1 && hasArticle(&r.doc.Tokens[h.Last-1]) {
			c.features |= arabic.WithArticle // محادثات السلام
		}
		c.annex(r)
		r.carried(c, of)
		r.relative(c, of)
	}
	return r.tryFrames(c, frames)
}

// maxRelativeGap is how many bytes may stand between the noun and the verb.
const maxRelativeGap = 60
