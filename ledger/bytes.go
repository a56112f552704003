package ledger

import (
	"context"
	"errors"
	"fmt"

	"github.com/musnad/musnad/internal/store"
)

// Bytes are bytes that the ledger keeps, as they came, by their SHA-256 in
// hexadecimal. The error is ErrUnknown if it keeps none of that hash.
func (l *Ledger) Bytes(ctx context.Context, hash string) (data []byte, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		data, err = tx.Blob(hash)
		if errors.Is(err, store.ErrNotFound) {
			return fmt.Errorf("bytes %s: %w", hash, ErrUnknown)
		}
		return err
	})
	return data, err
}
