package ledger

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/copies"
	"github.com/musnad/musnad/internal/store"
)

// ready is what an article needs before it can be kept and what needs no
// transaction: it is made while another article is written.
type ready struct {
	original, words, reading *store.Blob
	signature                copies.Signature
	terms                    string                          // of the words, for the index
	events                   map[*musnad.ReadingEvent]string // as JSON
	err                      error
}

// Prepare does what can be done before [Ledger.Add], which else does it itself: on
// any goroutine, once nothing of r changes any more.
func (r *Read) Prepare() {
	if r.ready != nil || r.Reading == nil {
		return
	}
	p := &ready{original: store.NewBlob(r.original()), words: store.NewBlob(r.Arrival.words()), signature: copies.Of(r.Text),
		terms: termsOf(string(r.words())), events: map[*musnad.ReadingEvent]string{}}
	r.ready = p
	data, err := encode(bare(r.Reading))
	p.reading, p.err = store.NewBlob(data), err
	for i := range r.Reading.Events {
		e := &r.Reading.Events[i]
		if p.events[e], err = encoded(e); err != nil {
			p.err = err
		}
	}
}
