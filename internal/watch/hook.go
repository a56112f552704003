package watch

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// mostHooks is how many webhooks there may be.
const mostHooks = 100

// Hook is a webhook: an address that is told of what is new in a saved search.
type Hook struct {
	ID     string `json:"id"`
	Search string `json:"search"`
	URL    string `json:"url"`
	By     string `json:"by"`   // who made it
	Made   string `json:"made"` // RFC 3339
	Seen   int64  `json:"seen"` // the entry of the ledger up to which it was told
}

const hookColumns = `id, search, url, maker, made, seen`

func scanHook(row scan) (h Hook, err error) {
	var made int64
	err = row(&h.ID, &h.Search, &h.URL, &h.By, &made, &h.Seen)
	h.Made = stamp(made)
	return h, err
}

// secretBytes is how long the secret of a webhook is.
const secretBytes = 32

// newSecret is what a webhook signs with. Its letters are the key.
func newSecret() string {
	b := make([]byte, secretBytes)
	rand.Read(b)
	return "mws_" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(b))
}

// CheckURL reports an address that no webhook can have. Whether it leads to the
// public internet is checked each time that something is sent, as names may mean
// another address by then.
func CheckURL(address string) error {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return fmt.Errorf("it is no address: %w", err)
	case u.Scheme != "https" && u.Scheme != "http":
		return errors.New("it is no address of the web; write https://")
	case u.Hostname() == "":
		return errors.New("it names no host")
	case u.User != nil:
		return errors.New("it holds a name or password; leave them out, and check the signature instead")
	case len(address) > 2000:
		return errors.New("it is longer than 2000 bytes")
	}
	return nil
}

// AddHook adds a webhook of a search, to be told of what is new behind h.Seen. It
// returns the secret that it signs with, which is shown to nobody again. The secret
// has to be at hand for every signature and so is kept as it is, in the clear, in the
// database beside the ledger: who can read that file can forge signatures. It opens
// nothing here. The error is ErrNotFound if there is no such search, and ErrFull
// where there are a hundred webhooks.
func (w *Watch) AddHook(ctx context.Context, h Hook) (secret string, _ Hook, err error) {
	if err := CheckURL(h.URL); err != nil {
		return "", h, err
	}
	h.ID, secret = newID("k"), newSecret()
	made := w.now().UnixMilli()
	h.Made = stamp(made)
	return secret, h, w.db.Update(ctx, func(tx *store.Tx) error {
		var one int
		if err := tx.QueryRow(`SELECT 1 FROM search WHERE id = ?`, h.Search).Scan(&one); err != nil {
			if errors.Is(err, sql.ErrNoRows) {
				return ErrNotFound
			}
			return err
		}
		if err := room(tx, "hook", mostHooks); err != nil {
			return err
		}
		_, err := tx.Exec(`INSERT INTO hook (`+hookColumns+`, secret) VALUES (?, ?, ?, ?, ?, ?, ?)`, h.ID, h.Search, h.URL, h.By, made, h.Seen, secret)
		return err
	})
}

// Hooks are the webhooks of a search, or all if it is empty, the oldest first.
func (w *Watch) Hooks(ctx context.Context, search string) ([]Hook, error) {
	if search == "" {
		return list(ctx, w, scanHook, `SELECT `+hookColumns+` FROM hook ORDER BY made, id`)
	}
	return list(ctx, w, scanHook, `SELECT `+hookColumns+` FROM hook WHERE search = ? ORDER BY made, id`, search)
}

// Hook is a webhook; ErrNotFound if there is none of that id.
func (w *Watch) Hook(ctx context.Context, id string) (Hook, error) {
	return first(ctx, w, scanHook, `SELECT `+hookColumns+` FROM hook WHERE id = ?`, id)
}

// RemoveHook removes a webhook with all that was or was to be sent; ErrNotFound if
// there is none of that id.
func (w *Watch) RemoveHook(ctx context.Context, id string) error {
	return w.db.Update(ctx, func(tx *store.Tx) error {
		return exec(tx, id, `DELETE FROM delivery WHERE hook = ?`, `DELETE FROM hook WHERE id = ?`)
	})
}
