package ledger

import (
	"cmp"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/copies"
	"github.com/musnad/musnad/internal/happen"
	"github.com/musnad/musnad/internal/store"
)

// ready is what an article needs before it can be kept and what needs no
// transaction: it is made while another article is written.
type ready struct {
	original, words, reading *store.Blob
	signature                copies.Signature
	terms                    string                          // of the words, for the index
	events                   map[*musnad.ReadingEvent]string // as JSON
	reports                  map[*musnad.ReadingEvent]*happen.Report
	keys                     []happen.Key // of the reports, as far as they are known
	err                      error
}

// Prepare does what can be done before [Ledger.Add], which else does it itself: on
// any goroutine, once nothing of r changes any more.
func (r *Read) Prepare() {
	if r.ready != nil || r.Reading == nil {
		return
	}
	words := store.NewBlob(r.words())
	original := words
	if r.Original != nil {
		original = store.NewBlob(r.Original)
	}
	p := &ready{original: original, words: words, signature: copies.Of(r.Text),
		terms: termsOf(string(r.words())), events: map[*musnad.ReadingEvent]string{}, reports: map[*musnad.ReadingEvent]*happen.Report{}}
	r.ready = p
	data, err := encode(bare(r.Reading))
	p.reading, p.err = store.NewBlob(data), err
	for i := range r.Reading.Events {
		e := &r.Reading.Events[i]
		if p.events[e], err = encoded(e); err != nil {
			p.err = err
		}
	}
	v := r.version()
	for _, e := range eventsOf(r.Reading) {
		told := reportOf(&v, *e.Evidence.Trigger, e)
		p.reports[e] = told.Prepare() // as no copy of another, which most are not
		p.keys = append(p.keys, happen.Keys(told)...)
	}
}

// report is an event of a version as it is told, prepared if it is of the article at
// hand.
func (w *writer) report(v *Version, e *musnad.ReadingEvent) *happen.Report {
	r, ok := w.told[e]
	if !ok {
		return reportOf(v, *e.Evidence.Trigger, e).Prepare()
	}
	r.Ref.Version, r.Copy = v.N, cmp.Or(v.CopyOf, v.Article)
	return r
}
