package ledger

import (
	"cmp"

	"github.com/musnad/musnad/internal/copies"
)

// copyOf is the article that a text repeats nearly word for word: the first that
// the ledger had of its like, about that time. It is empty where there is none.
func (w *writer) copyOf(v *Version, text string) (string, error) {
	own := w.signatureOf(text)
	near, err := w.near(own, stretchOf(v.Published), v.Article)
	if err != nil {
		return "", err
	}
	best, first := 0.0, ""
	for _, other := range near {
		if other.root == v.Article {
			continue // a copy of what the article was before
		}
		if s := copies.Similarity(own, other.signature); s > best && copies.Copies(own, other.signature) {
			best, first = s, other.root
		}
	}
	return first, nil
}

// signatureOf is the signature of a text, made once for the article at hand.
func (w *writer) signatureOf(text string) copies.Signature {
	if w.signedText != text || text == "" {
		w.signedText, w.ownSignature = text, copies.Of(text)
	}
	return w.ownSignature
}

// signed notes the signature of a version's words, in place of that of the version
// before.
func (w *writer) signed(v *Version, text string, seq int64) error {
	if v.N > 1 {
		if err := w.unsign(v); err != nil {
			return err
		}
	}
	s := w.signatureOf(text)
	data, err := s.MarshalBinary()
	if err != nil || s.Empty() {
		return err
	}
	stretch, root := stretchOf(v.Published), cmp.Or(v.CopyOf, v.Article)
	if a, ok := w.l.warm.alike.find(stretch); ok {
		if a.add(signed{v.Article, root, s}); len(a.list) > 2*mostInStretch {
			w.l.warm.alike.drop(stretch)
		}
	}
	return w.signatures.add(stretch, v.Article, root, seq, data)
}

// unsign takes the signature of the version before from its stretch.
func (w *writer) unsign(v *Version) error {
	before, err := w.version(v.Article, v.N-1)
	if err != nil {
		return err
	}
	stretch := stretchOf(before.Published)
	w.l.warm.alike.drop(stretch)
	if err := w.flushSignatures(); err != nil {
		return err
	}
	return w.exec(`DELETE FROM signatures WHERE stretch = ? AND article = ?`, stretch, v.Article)
}

// flushSignatures writes the signatures that signed gathered.
func (w *writer) flushSignatures() error { return w.signatures.flush() }
