package eval

import (
	"cmp"
	"slices"
)

// placed is an event with what pairing needs of it, found out once.
type placed struct {
	*Event
	clause, trigger  span
	actor, recipient []Entity
	parties          []Entity // both
}

func place(events []Event, t text) []placed {
	out := make([]placed, len(events))
	for i := range events {
		e := &events[i]
		p := placed{Event: e, clause: t.place(e.Evidence.Clause, e.Clause, span{})}
		p.trigger = t.place(e.Evidence.Trigger, e.Trigger, p.clause)
		p.actor, p.recipient = e.sides()
		p.parties = slices.Concat(p.actor, p.recipient)
		out[i] = p
	}
	return out
}

// candidate is a pair that may stand.
type candidate struct {
	gold, read int
	score      float64
}

// pairUp pairs events one to one, the best pair first; of equal pairs the one
// that comes first in the annotation, then in the reading.
func pairUp(gold, read []placed, t text) []candidate {
	list := candidates(gold, read, t)
	slices.SortFunc(list, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.score, a.score), a.gold-b.gold, a.read-b.read)
	})
	takenGold, takenRead := make([]bool, len(gold)), make([]bool, len(read))
	return slices.DeleteFunc(list, func(c candidate) bool {
		if takenGold[c.gold] || takenRead[c.read] {
			return true
		}
		takenGold[c.gold], takenRead[c.read] = true, true
		return false
	})
}

func candidates(gold, read []placed, t text) []candidate {
	var out []candidate
	for i := range gold {
		g := &gold[i]
		var sentence span
		if g.trigger.ok {
			sentence = t.sentence(g.trigger.start)
		}
		for j := range read {
			if score, ok := fit(g, &read[j], sentence); ok {
				out = append(out, candidate{i, j, score})
			}
		}
	}
	return out
}

// maxClause is how long a read clause may be, in code points, for a trigger
// inside it to say anything.
const maxClause = 400

// fit says how well a read event fits an annotated one, whose trigger stands in
// sentence; ok is false if they can't be one happening.
func fit(g, r *placed, sentence span) (score float64, ok bool) {
	if g.Type != r.Type {
		return 0, false
	}
	at := r.trigger
	if !at.ok {
		at = r.clause
	}
	close := at.inside(g.clause) || g.trigger.inside(r.clause) && r.clause.end-r.clause.start <= maxClause
	shared := match(g.parties, r.parties, sameEntity)
	here := sentence.ok && at.ok && sentence.start <= at.start && at.start < sentence.end && shared > 0
	if !close && !here && !sameElsewhere(g, r) {
		return 0, false
	}
	weight := 4*one(g.trigger.overlaps(at)) + 2*one(close) + one(here)
	overlap := float64(2*shared) / float64(max(1, len(g.parties), len(r.parties)))
	return float64(weight) + overlap + float64(one(g.Status == r.Status)), true
}

// sameElsewhere reports whether parties, status and date are equal, so that the
// places in the text don't matter.
func sameElsewhere(g, r *placed) bool {
	return len(g.parties) > 0 && g.Status == r.Status && equal(g.actor, r.actor) && equal(g.recipient, r.recipient) &&
		sameDate(value(g.Date), value(r.Date))
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func value(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}
