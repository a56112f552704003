package merge

import "github.com/musnad/musnad"

// open reports whether a mention only names a happening, and neither a day nor
// anything else beside it says whether it came about: زيارة الوزير may be the one
// that was called off.
func open(m *musnad.EventMention) bool { return m.Open && m.Status == musnad.Actual && m.Date == "" }

// undecided reports whether a mention of a visit and the one at index i differ in
// status only because one of them says nothing of it. A visitor goes to a place
// once in the news; those who negotiate did so before and will again, unless the
// headline names their talks and the text begins with them.
func (g *merger) undecided(i int, m *musnad.EventMention) bool {
	e := &g.doc.Events[i].EventMention
	if e.Status == m.Status || e.Type != musnad.Consult || !g.open[i] && !open(m) {
		return false
	}
	if headline(g.doc, e) && m.Sentence <= e.Sentence+2 && e.Mode != visit {
		return covers(false, all(e), all(m))
	}
	if e.Mode != visit || m.Mode != visit {
		return false
	}
	if len(e.Recipient)*len(m.Recipient) == 0 {
		return len(m.Actor) > 0 && sameVisitors(e.Actor, m.Actor)
	}
	return covers(false, all(e), all(m))
}

// decide gives an event the status that a mention says it has, where nothing said
// so before; it reports whether it did.
func (g *merger) decide(i int, m *musnad.EventMention) bool {
	e := &g.doc.Events[i]
	if !g.open[i] || open(m) {
		return false
	}
	g.open[i] = false
	changed := e.Status != m.Status
	e.Status, e.StatusAt = m.Status, m.StatusAt
	return changed
}
