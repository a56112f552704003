package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/internal/match"
	"github.com/musnad/musnad/lexicon"
)

// governed is the stretch behind a verbal act in which what is asked for,
// offered, refused or threatened stands: no happenings of their own.
type governed struct {
	sent, end int
	why       string
}

func (r *reader) govern(c *clause, e *musnad.EventMention) {
	switch e.Type {
	case musnad.Request, musnad.Agree, musnad.Reject, musnad.Threaten:
	default:
		return
	}
	if c.noun && !c.predicate && e.Type == musnad.Agree {
		return
	}
	v := c.view
	if e.Type == musnad.Agree && c.verb {
		r.agreedMeeting(c, e)
	}
	end := c.end
	if v.tag(end) == comp {
		_, end = v.rightArgs(end + 1)
		if v.tag(end) == verb {
			_, end = v.rightArgs(end + 1)
		}
	}
	r.governed = governed{v.sent, end, "part of what is asked for, offered, refused or threatened"}
}

// agreedMeeting makes of an agreement to meet the meeting that it announces: it
// is listed as what it will be.
func (r *reader) agreedMeeting(c *clause, e *musnad.EventMention) {
	if len(e.Actor) < 2 {
		return
	}
	v := c.view
	for i := c.last; i < min(v.last, c.trigger+farReach) && v.tag(i) != stop && v.tag(i) != comp; i++ {
		if v.tag(i) == prep && v.preps[i-v.first] == lexicon.Ala {
			r.meetingAt(c, e, i+1)
			return
		}
	}
}

// maxHeads is how many words may stand between على and the meeting agreed on:
// على عقد جولة جديدة من المحادثات.
const maxHeads = 4

// meetingAt looks for the meeting that is agreed on at token i.
func (r *reader) meetingAt(c *clause, e *musnad.EventMention, i int) {
	v := c.view
	for j := i; j < min(v.last, i+maxHeads) && (v.tag(j) == noun || v.tag(j) == prep); j++ {
		f := r.meetingFrame(j)
		if f == nil {
			continue
		}
		e.Type, e.Status, e.Mode = musnad.Consult, musnad.Future, f.Mode
		e.StatusAt = r.doc.Tokens[j].Span
		if j < c.last+4 {
			e.Trigger = e.Trigger.Cover(r.doc.Tokens[j].Span)
		}
		r.itsOwn(v, e, f, j)
		return
	}
}

// itsOwn gives a meeting that was agreed on the day and place that stand behind its noun
// at token i: those of the agreement are others.
func (r *reader) itsOwn(v *view, e *musnad.EventMention, f *lexicon.Frame, i int) {
	args, end := v.rightArgs(i + 1)
	c := clause{view: v, trigger: i, last: i + 1, args: args, end: end, noun: true, frame: f}
	if e.DateAt.Start < r.doc.Tokens[i].Start {
		e.Date, e.DateAt = "", musnad.Span{}
		r.when(&c, e)
	}
	if e.Place == nil || e.Place.Start < r.doc.Tokens[i].Start {
		e.Place = nil
		r.setPlace(e, c.destination(r))
	}
}

// meetingFrame is the frame of a noun of meeting at token i, without the
// article unless a word like "round" stands before it; nil where there is none.
func (r *reader) meetingFrame(i int) (found *lexicon.Frame) {
	r.text.HitsOf(i, happenings, func(h match.Hit) bool {
		for _, f := range r.lex.Frames(h.Row.Index) {
			if f.Type == string(musnad.Consult) && len(f.Rest) == 0 && h.Exact && !h.Features.Any(arabic.IsVerb|arabic.WithArticle) {
				found = f.Frame
			}
		}
		return found == nil
	})
	return found
}
