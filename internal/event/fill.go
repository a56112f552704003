package event

import (
	"slices"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// tryFrames reads the clause by the first of its frames that fits; they come
// with more words of their own first. It reports whether one did.
func (r *reader) tryFrames(c *clause, frames []lexicon.Framed) bool {
	if len(frames) == 0 {
		return false
	}
	var refused *lexicon.Frame
	why := ""
	r.markBehind(c)
	for i := range frames {
		if x := &frames[i]; x.First >= 0 && (r.marks[x.First] != int32(r.marked) || r.marks[x.Second] != int32(r.marked)) {
			continue
		}
		f := frames[i].Frame
		last, ok := c.restOf(r, f)
		if !ok {
			continue
		}
		done, reason := r.tryFrame(c, f, last)
		if done {
			return true
		}
		refused, why = f, reason
	}
	if r.tryDescribed(c, frames) {
		return true
	}
	if refused != nil {
		r.doc.Decline(stage, r.doc.Tokens[c.trigger].Span, refused.ID+": "+why)
	}
	return false
}

// tryFrame reads the clause by a frame whose words end before token last; if it
// does not, the reason says why.
func (r *reader) tryFrame(c *clause, f *lexicon.Frame, last int) (done bool, reason string) {
	e, reason := r.fill(c, f, last)
	if reason != "" {
		return false, reason
	}
	if c.light != nil && !c.lightSubject && !c.view.during(c.trigger) {
		r.light = lightVerb{}
	}
	r.consume(c, last)
	r.emit(c, e)
	return true, ""
}

// fill gives the roles of a frame to the clause's arguments; the reason says
// why not.
func (r *reader) fill(c *clause, f *lexicon.Frame, restEnd int) (*musnad.EventMention, string) {
	e := r.room.mentions.One()
	*e = musnad.EventMention{Type: musnad.Type(f.Type), Mode: f.Mode, Size: musnad.NoSize, Sentence: c.view.sent, Face: f.Face}
	e.Trigger = r.triggerSpan(c, restEnd)
	e.Anaphoric = c.noun && !(c.masdar && c.direct && !c.features.Has(arabic.WithPronoun)) && (c.features.Any(arabic.WithArticle|arabic.WithPronoun) || c.annexed != nil)
	e.Anaphoric = e.Anaphoric || e.Type == musnad.Protest && c.theCrowd()
	e.Outcome = c.outcome || c.verb && f.Slot(lexicon.Subject) == lexicon.NoRole && f.Slot(lexicon.Object) == lexicon.Recipient
	e.Outcome = e.Outcome || e.Type == musnad.Assault && c.inTheAttack()
	rl := r.room.roles.One()
	*rl = roles{r: r, c: c, f: f, e: e}
	c.frame = f
	c.ownWords, c.restEnd = len(f.Rest) > 0, restEnd
	if c.annexedSubject(restEnd) {
		whole := *c
		whole.subject, whole.subjectArg, whole.freed = nil, nil, c.passiveOf(restEnd) && !c.continues(f)
		if !whole.freed {
			whole.elided, whole.subject = true, c.earlier
		}
		rl.c = &whole
		c = rl.c
	}
	switch {
	case c.verb, c.participle:
		rl.verbal()
	default:
		rl.nominal()
	}
	e.Rules = append(r.room.rules.Room(mostRules), rl.c.ruleID(), f.ID)
	if restEnd > c.last {
		rl.restGenitive(restEnd)
	}
	rl.prepositional(restEnd)
	return e, rl.check()
}

// inTheAttack reports whether those who fell did so in an attack that was told before:
// قتلوا في الغارة.
func (c *clause) inTheAttack() bool {
	return slices.ContainsFunc(c.args, func(a arg) bool {
		return a.where == lexicon.Fi && !a.bare && len(a.ents) == 0 && hasArticle(&c.view.doc.Tokens[a.first]) && c.view.strikes(a.first)
	})
}

// strikes reports whether the word at token i is a noun of an attack.
func (v *view) strikes(i int) bool {
	found := false
	v.text.HitsOf(i, happenings, func(h match.Hit) bool {
		f := v.lex.Frames(h.Row.Index)
		found = h.Exact && h.Row.Kind == "frame" && len(f) > 0 && f[0].Type == string(musnad.Assault)
		return !found
	})
	return found
}

func (c *clause) ruleID() string {
	switch {
	case c.participle:
		return "event/participle"
	case c.noun && c.light != nil:
		return "event/light-verb"
	case c.masdar:
		return "event/masdar"
	case c.noun:
		return "event/noun"
	case c.passive:
		return "event/passive"
	case c.elided:
		return "event/elided-subject"
	case c.left:
		return "event/subject-verb"
	}
	return "event/verb-subject"
}

func (r *reader) triggerSpan(c *clause, restEnd int) musnad.Span {
	toks := r.doc.Tokens
	s := musnad.Span{Start: toks[c.trigger].Start, End: toks[c.last-1].End}
	if restEnd > c.last && restEnd <= c.last+4 {
		s.End = toks[restEnd-1].End
	}
	return s
}
