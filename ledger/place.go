package ledger

import "github.com/musnad/musnad/internal/happen"

// seeker is an event that looks for its happening.
type seeker struct {
	*happen.Report
	ids     []string // of the candidates
	known   []*happen.Summary
	best    int // of these, or -1
	also    []int
	verdict happen.Verdict
}

// seek finds the happenings that the events of one article tell of, among those
// that were there before it. What was of none is asked again once all have been:
// what the article tells besides says in which days it was written.
func (w *writer) seek(events []*seeker) (err error) {
	var article happen.Placing
	for _, x := range events {
		if x.ids, x.known, err = w.candidates(happen.Keys(x.Report)); err != nil {
			return err
		}
		x.choose(&article)
	}
	for _, x := range events {
		if x.best < 0 && article.Dates() {
			x.choose(&article)
		}
	}
	return nil
}

func (x *seeker) choose(article *happen.Placing) {
	x.best, x.also, x.verdict = article.Choices(x.Report, x.ids, x.known)
	if x.best >= 0 {
		article.Put(x.Report, x.ids[x.best], x.known[x.best], x.verdict)
	}
}

// place is how an event comes to the happening that it found, or founds one. An
// event of two happenings may show that they are one.
func (w *writer) place(x *seeker) ([]move, error) {
	if x.best < 0 {
		id, err := w.found(x.Report)
		return []move{{At: x.Ref.At, Happening: id, Op: opBorn}}, err
	}
	moves, err := w.unions(x.Report, x.ids, x.known, x.best, x.also)
	return append(moves, move{At: x.Ref.At, Happening: x.ids[x.best], Op: opGrown, Score: x.verdict.Score, Reasons: x.verdict.Reasons}), err
}
