package ledger

import (
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
		if s := copies.Similarity(own, other); copies.Copies(own, other) && s > best {
			best, first = s, root
		}
	}
	return first, nil
}

// near are the articles that share bands with a signature, those of most bands
// first.
func (w *writer) near(s copies.Signature, article string) (ids []string, err error) {
	bands := s.Bands()
	if len(bands) == 0 {
		return nil, nil
	}
	args := make([]any, 0, len(bands)+2)
	for _, b := range bands {
		args = append(args, int64(b))
	}
	args = append(args, article, mostCandidates)
	err = eachRow(w.tx, func(row scanner) error {
		var id string
		var shared int
		err := row.Scan(&id, &shared)
		ids = append(ids, id)
		return err
	}, `SELECT article, count(*) FROM bands WHERE band IN (`+marks(len(bands))+`) AND article <> ? GROUP BY article ORDER BY 2 DESC, 1 LIMIT ?`, args...)
	return ids, err
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
	var data []byte
	err = w.tx.QueryRow(`SELECT s.signature, a.copy_of FROM signatures s JOIN articles a ON a.id = s.article WHERE s.article = ?`, article).Scan(&data, &root)
	if err != nil {
		return s, "", err
	}
	if root == "" {
		root = article
	}
	return s, root, s.UnmarshalBinary(data)
}

// signed notes the signature of an article's latest words.
func (w *writer) signed(article, text string) error {
	s := w.signatureOf(text)
	data, err := s.MarshalBinary()
	if err != nil {
		return err
	}
	if err := w.exec(`INSERT INTO signatures (article, signature) VALUES (?, ?) ON CONFLICT (article) DO UPDATE SET signature = excluded.signature`, article, data); err != nil {
		return err
	}
	if err := w.exec(`DELETE FROM bands WHERE article = ?`, article); err != nil {
		return err
	}
	for _, band := range s.Bands() {
		if err := w.exec(`INSERT INTO bands (band, article) VALUES (?, ?) ON CONFLICT DO NOTHING`, int64(band), article); err != nil {
			return err
		}
	}
	return nil
}
