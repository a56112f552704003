package ledger

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/musnad/musnad/internal/copies"
)

// copyOf is the article that a text repeats nearly word for word: the first that
// the ledger had of its like. It is empty where there is none.
func (w *writer) copyOf(article, text string) (string, error) {
	own := w.signatureOf(text)
	near, err := w.near(own, article)
	if err != nil {
		return "", err
	}
	best, first := 0.0, ""
	for _, id := range near {
		other, root, err := w.signature(id)
		if err != nil {
			return "", err
		}
		if root == article {
			continue // a copy of what the article was before
		}
		if s := copies.Similarity(own, other); copies.Copies(own, other) && s > best {
			best, first = s, root
		}
	}
	return first, nil
}

// The bounds of what a text is compared with, whatever notice stands under all
// articles of an outlet.
const (
	mostSharers  = 4000 // articles of one band or another
	mostCompared = 64   // those of most bands
)

// near are the articles that share bands with a signature, those of most bands
// first.
func (w *writer) near(s copies.Signature, article string) ([]string, error) {
	bands := s.Bands()
	if len(bands) == 0 {
		return nil, nil
	}
	shared := map[string]int{}
	args := make([]any, 0, len(bands)+1)
	for _, b := range bands {
		args = append(args, int64(b))
		for _, id := range w.bands[b] {
			shared[id]++
		}
	}
	err := eachRow(w.tx, func(row scanner) error {
		var id string
		err := row.Scan(&id)
		shared[id]++
		return err
	}, fmt.Sprintf(`SELECT article FROM bands WHERE band IN (%s) AND article <> ? ORDER BY band, article LIMIT %d`, marks(len(bands)), mostSharers), append(args, article)...)
	delete(shared, article)
	ids := sortedKeys(shared)
	slices.SortStableFunc(ids, func(a, b string) int { return shared[b] - shared[a] })
	return ids[:min(len(ids), mostCompared)], err
}

// signatureOf is the signature of a text, made once for the article at hand.
func (w *writer) signatureOf(text string) copies.Signature {
	if w.signedText != text || text == "" {
		w.signedText, w.ownSignature = text, copies.Of(text)
	}
	return w.ownSignature
}

// signature is that of an article, with the article that it is a copy of, or
// itself.
func (w *writer) signature(article string) (s copies.Signature, root string, err error) {
	if k, ok := w.l.warm.signatures.find(article); ok {
		return k.signature, k.root, nil
	}
	var data []byte
	err = w.tx.QueryRow(`SELECT s.signature, a.copy_of FROM signatures s JOIN articles a ON a.id = s.article WHERE s.article = ?`, article).Scan(&data, &root)
	if err != nil {
		return s, "", err
	}
	if root == "" {
		root = article
	}
	if err := s.UnmarshalBinary(data); err != nil {
		return s, "", err
	}
	w.l.warm.signatures.put(article, signed{s, root})
	return s, root, nil
}

// signed is the signature of an article's latest words, with the article that it is a
// copy of, or itself.
type signed struct {
	signature copies.Signature
	root      string
}

// signed notes the signature of a version's words, in place of that of the version
// before.
func (w *writer) signed(v *Version, text string) error {
	if v.N > 1 {
		old, _, err := w.signature(v.Article)
		if err != nil {
			return err
		}
		if err := w.unband(old, v.Article); err != nil {
			return err
		}
	}
	s := w.signatureOf(text)
	w.l.warm.signatures.put(v.Article, signed{s, cmp.Or(v.CopyOf, v.Article)})
	data, err := s.MarshalBinary()
	if err != nil {
		return err
	}
	for _, band := range s.Bands() {
		if !slices.Contains(w.bands[band], v.Article) {
			w.bands[band] = append(w.bands[band], v.Article)
		}
	}
	return w.exec(`INSERT INTO signatures (article, signature) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET signature = excluded.signature`, v.Article, data)
}

// unband takes an article from its bands.
func (w *writer) unband(s copies.Signature, article string) error {
	for _, band := range s.Bands() {
		w.bands[band] = slices.DeleteFunc(w.bands[band], func(id string) bool { return id == article })
		if err := w.exec(`DELETE FROM bands WHERE band = ? AND article = ?`, int64(band), article); err != nil {
			return err
		}
	}
	return nil
}

// flushBands writes the bands that signed gathered, in the order of the table.
func (w *writer) flushBands() error {
	rows := rowWriter{w: w, into: `bands (band, article)`, columns: 2, end: ` ON CONFLICT DO NOTHING`}
	for _, band := range sortedNumbers(w.bands) {
		for _, id := range w.bands[band] {
			if err := rows.add(int64(band), id); err != nil {
				return err
			}
		}
	}
	clear(w.bands)
	return rows.flush()
}
