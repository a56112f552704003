package accounts

import (
	"context"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"github.com/musnad/musnad/internal/store"
)

// A Passkey is a key on a device of a user, by which they sign in without name
// and password. Only its public half is kept.
type Passkey struct {
	ID   string    `json:"id"`
	User string    `json:"user"`
	Name string    `json:"name"` // what the user calls it
	Made time.Time `json:"made"`
	Used time.Time `json:"used,omitzero"`

	credential webauthn.Credential
}

// mostPasskeys is how many a user has at once.
const mostPasskeys = 20

func scanPasskey(scan scanner) (k Passkey, err error) {
	var id []byte
	var credential string
	var made, used int64
	if err = scan(&id, &k.User, &k.Name, &credential, &made, &used); err != nil {
		return k, err
	}
	k.ID, k.Made, k.Used = base64.RawURLEncoding.EncodeToString(id), moment(made), moment(used)
	return k, json.Unmarshal([]byte(credential), &k.credential)
}

func passkeysOf(tx *store.Tx, name string) ([]Passkey, error) {
	return query(tx, scanPasskey, "SELECT id, account, name, credential, made, used FROM passkey WHERE account = ? ORDER BY made, id", name)
}

// keyHolder is a user as WebAuthn wants one. The handle says nothing of the name:
// devices keep it.
type keyHolder struct {
	User
	handle []byte
	keys   []Passkey
}

func (h *keyHolder) WebAuthnID() []byte          { return h.handle }
func (h *keyHolder) WebAuthnName() string        { return h.Name }
func (h *keyHolder) WebAuthnDisplayName() string { return h.Name }
func (h *keyHolder) WebAuthnCredentials() []webauthn.Credential {
	list := make([]webauthn.Credential, len(h.keys))
	for i := range h.keys {
		list[i] = h.keys[i].credential
	}
	return list
}

const handleBytes = 32

// holderOf is a user with their passkeys, and with a handle, which is made if
// there is none.
func holderOf(tx *store.Tx, name string) (*keyHolder, error) {
	u, err := presentUser(tx, name)
	if err != nil {
		return nil, err
	}
	h := &keyHolder{User: u}
	var found bool
	h.handle, found, err = first(tx, scanBytes, "SELECT handle FROM handle WHERE account = ?", u.Name)
	if err != nil {
		return nil, err
	}
	if !found {
		h.handle = make([]byte, handleBytes)
		rand.Read(h.handle)
		if _, err := tx.Exec("INSERT INTO handle (account, handle) VALUES (?, ?)", u.Name, h.handle); err != nil {
			return nil, err
		}
	}
	h.keys, err = passkeysOf(tx, u.Name)
	return h, err
}

func scanBytes(scan scanner) (b []byte, err error) {
	err = scan(&b)
	return b, err
}

// OfferPasskey begins to add a passkey of who is signed in. Who only found the
// browser open can't: the password is asked for. It fails as SignIn does.
func (a *Accounts) OfferPasskey(ctx context.Context, by Actor, site Site, password string) (Offer, error) {
	if _, err := a.proves(ctx, by, password); err != nil {
		return Offer{}, err
	}
	relying, err := site.relying()
	if err != nil {
		return Offer{}, invalid("passkey-host", "passkeys are bound to a name, and %s is none: %v", site.Host, err)
	}
	var h *keyHolder
	if err := a.db.Update(ctx, func(tx *store.Tx) error {
		h, err = holderOf(tx, by.Who.Name)
		return err
	}); err != nil {
		return Offer{}, err
	}
	if len(h.keys) >= mostPasskeys {
		return Offer{}, invalid("passkey-many", "%s has %d passkeys; remove some first", h.Name, len(h.keys))
	}
	options, data, err := relying.BeginRegistration(h, webauthn.WithExclusions(webauthn.Credentials(h.WebAuthnCredentials()).CredentialDescriptors()))
	if err != nil {
		return Offer{}, invalid("passkey-host", "passkeys can't be bound to %s: %v", site.Host, err)
	}
	return a.ceremonies.begin(ceremony{data: data, site: site, name: h.Name}, options, a.now())
}

// AddPasskey adds the passkey with which a browser answered an offer.
func (a *Accounts) AddPasskey(ctx context.Context, by Actor, ceremony, name string, answer []byte) error {
	c, ok := a.ceremonies.end(ceremony, a.now())
	if !ok || by.Who == nil || by.Who.Session == "" || c.name != by.Who.Name {
		return a.forbid(ctx, by, "passkey-add", by.name(), "begin again: the offer is over, or another's")
	}
	relying, err := c.site.relying()
	if err != nil {
		return err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return unsound(err)
	}
	name = oneLine(strings.TrimSpace(name))
	return a.db.Update(ctx, func(tx *store.Tx) error {
		h, err := holderOf(tx, c.name)
		if err != nil {
			return err
		}
		made, err := relying.CreateCredential(h, *c.data, parsed)
		if err != nil {
			return unsound(err)
		}
		return a.insertPasskey(tx, by, Passkey{User: h.Name, Name: name, Made: a.now(), credential: *made})
	})
}

func unsound(err error) error {
	return invalid("passkey", "the device's answer does not hold: %v", err)
}

func (a *Accounts) insertPasskey(tx *store.Tx, by Actor, k Passkey) error {
	if _, found, err := first(tx, scanBytes, "SELECT id FROM passkey WHERE id = ?", k.credential.ID); err != nil || found {
		if err == nil {
			err = invalid("passkey", "this passkey is known already")
		}
		return err
	}
	raw, err := json.Marshal(k.credential)
	if err != nil {
		return err
	}
	if _, err := tx.Exec("INSERT INTO passkey (id, account, name, credential, made, used) VALUES (?, ?, ?, ?, ?, 0)", k.credential.ID, k.User, k.Name, string(raw), ms(k.Made)); err != nil {
		return err
	}
	return a.note(tx, by.done("passkey-add", k.User, k.Name))
}

// OfferSignIn begins to sign in by a passkey, of whomever, from an address of the
// network. It fails with a *LimitError after too many.
func (a *Accounts) OfferSignIn(ctx context.Context, address string, site Site) (Offer, error) {
	if wait, err := a.take(ctx, try{offers, network(address)}); err != nil || wait > 0 {
		return Offer{}, a.limited(ctx, SignIn{Address: address}, wait, err)
	}
	relying, err := site.relying()
	if err != nil {
		return Offer{}, invalid("passkey-host", "passkeys are bound to a name, and %s is none: %v", site.Host, err)
	}
	options, data, err := relying.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Offer{}, err
	}
	return a.ceremonies.begin(ceremony{data: data, site: site}, options, a.now())
}

// SignInByPasskey begins a session of whose passkey answered an offer. It fails
// as SignIn does.
func (a *Accounts) SignInByPasskey(ctx context.Context, s SignIn, ceremony string, answer []byte) (secret string, p *Principal, err error) {
	if wait, err := a.take(ctx, try{byAddress, network(s.Address)}); err != nil || wait > 0 {
		return "", nil, a.limited(ctx, s, wait, err)
	}
	h, key, err := a.answered(ctx, ceremony, answer)
	if err != nil {
		return "", nil, err
	}
	if h == nil || !h.active() {
		return "", nil, a.refusePasskey(ctx, s, h)
	}
	if err := a.used(ctx, key); err != nil {
		return "", nil, err
	}
	return a.begin(ctx, h.User, s, "passkey")
}

func (a *Accounts) refusePasskey(ctx context.Context, s SignIn, h *keyHolder) error {
	e := Event{What: "sign-in", Address: s.Address, Outcome: Denied, Detail: "wrong passkey"}
	if h != nil {
		e.Subject, e.Detail = h.Name, "disabled"
	}
	if err := a.Note(ctx, e); err != nil {
		return err
	}
	return fmt.Errorf("passkey %w", ErrRefused)
}

// answered is whose passkey answered an offer, and the passkey as it is now; nil
// if the answer does not hold. A copy of a passkey, which counts for itself, is
// none.
func (a *Accounts) answered(ctx context.Context, ceremony string, answer []byte) (*keyHolder, *webauthn.Credential, error) {
	c, ok := a.ceremonies.end(ceremony, a.now())
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if !ok || c.name != "" || err != nil {
		return nil, nil, nil
	}
	relying, err := c.site.relying()
	if err != nil {
		return nil, nil, err
	}
	var h *keyHolder
	var failed error // of the database, and not of the answer
	_, key, err := relying.ValidatePasskeyLogin(func(_, handle []byte) (webauthn.User, error) {
		if h, failed = a.holder(ctx, handle); h == nil {
			return nil, ErrRefused
		}
		return h, nil
	}, *c.data, parsed)
	if failed != nil {
		return nil, nil, failed
	}
	if err != nil || key.Authenticator.CloneWarning {
		return nil, nil, nil
	}
	return h, key, nil
}

// holder is the user of a handle; nil if there is none.
func (a *Accounts) holder(ctx context.Context, handle []byte) (h *keyHolder, err error) {
	err = a.db.View(ctx, func(tx *store.Tx) error {
		u, found, err := first(tx, scanUser, "SELECT "+userColumns+" FROM account WHERE name = (SELECT account FROM handle WHERE handle = ?)", handle)
		if err != nil || !found {
			return err
		}
		h = &keyHolder{User: u, handle: handle}
		h.keys, err = passkeysOf(tx, u.Name)
		return err
	})
	return h, err
}

// used keeps how often a passkey was used.
func (a *Accounts) used(ctx context.Context, key *webauthn.Credential) error {
	raw, err := json.Marshal(key)
	if err != nil {
		return err
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec("UPDATE passkey SET credential = ?, used = ? WHERE id = ?", string(raw), ms(a.now()), key.ID)
		return err
	})
}

// Passkeys lists the passkeys of a user. The user and an admin may.
func (a *Accounts) Passkeys(ctx context.Context, by Actor, name string) (list []Passkey, err error) {
	if err := a.own(ctx, by, "passkey-list", name); err != nil {
		return nil, err
	}
	err = a.db.View(ctx, func(tx *store.Tx) error {
		list, err = passkeysOf(tx, name)
		return err
	})
	return list, err
}

// RemovePasskey takes a passkey of a user no more. The user and an admin may.
func (a *Accounts) RemovePasskey(ctx context.Context, by Actor, name, id string) error {
	if err := a.own(ctx, by, "passkey-remove", name); err != nil {
		return err
	}
	raw, _ := base64.RawURLEncoding.DecodeString(id)
	return a.db.Update(ctx, func(tx *store.Tx) error {
		res, err := tx.Exec("DELETE FROM passkey WHERE id = ? AND account = ?", raw, name)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 0 {
			return noPasskey(err)
		}
		return a.note(tx, by.done("passkey-remove", name, ""))
	})
}

func noPasskey(err error) error {
	if err == nil {
		err = &kindError{ErrNotFound, "not-found", "there is no such passkey"}
	}
	return err
}
