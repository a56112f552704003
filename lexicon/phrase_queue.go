package lexicon

// phraseQueue grows the tree of phrases in the background, from forms that come
// in the order of the lists: one goroutine adds them all, so that the tree is the
// same on every run.
type phraseQueue struct {
	words  slab[string]
	batch  []phraseForm
	forms  chan []phraseForm
	result <-chan *phraseBuilder
}

// phraseBatch is how many forms are handed over at once.
const phraseBatch = 512

// newPhraseQueue has room for some phrases before it grows.
func newPhraseQueue(room int) *phraseQueue {
	forms := make(chan []phraseForm, room/phraseBatch+1)
	return &phraseQueue{forms: forms, result: inBackground(func() *phraseBuilder {
		b := newPhraseBuilder(room)
		for batch := range forms {
			b.add(batch)
		}
		return b
	})}
}

// add queues a form with a copy of its words.
func (q *phraseQueue) add(f phraseForm, words []string) {
	f.words = q.words.keep(words)
	if q.batch == nil {
		q.batch = make([]phraseForm, 0, phraseBatch)
	}
	q.batch = append(q.batch, f)
	if len(q.batch) == phraseBatch {
		q.forms <- q.batch
		q.batch = nil
	}
}

// wait ends the queue: the tree, and the stems that open its phrases.
func (q *phraseQueue) wait() (phrases, *stemBuilder) {
	q.forms <- q.batch
	close(q.forms)
	b := <-q.result
	return b.build(), b.stems
}
