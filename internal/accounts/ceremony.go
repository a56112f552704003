package accounts

import (
	"encoding/json"
	"sync"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"
)

// A Site is the server as a browser has it: a passkey is bound to it.
type Site struct {
	Host   string // the name, without a port
	Origin string // with scheme and port
}

// relying is the site in the words of WebAuthn. A passkey is asked for a person
// who proved themselves to the device: it stands for a name and a password.
func (s Site) relying() (*webauthn.WebAuthn, error) {
	return webauthn.New(&webauthn.Config{RPID: s.Host, RPDisplayName: "Musnad", RPOrigins: []string{s.Origin}, AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired}})
}

// An Offer is what a browser is asked, and the ceremony that its answer names.
type Offer struct {
	Ceremony string          `json:"ceremony"`
	Options  json.RawMessage `json:"options"` // of navigator.credentials.create or get, in the form of JSON
}

// A ceremony is a question that waits for its answer.
type ceremony struct {
	data *webauthn.SessionData
	site Site
	name string // who adds a passkey; empty for who signs in
	ends time.Time
}

// ceremonies are those that are open, in memory: strangers open them.
type ceremonies struct {
	sync.Mutex
	open map[string]ceremony
}

// How long a ceremony is open, and how many at once.
const (
	ceremonyTime   = 5 * time.Minute
	mostCeremonies = 1000
)

func newCeremonies() *ceremonies { return &ceremonies{open: map[string]ceremony{}} }

// begin opens a ceremony and returns what to ask; ErrBusy if too many are open.
func (c *ceremonies) begin(x ceremony, options any, now time.Time) (Offer, error) {
	raw, err := json.Marshal(options)
	if err != nil {
		return Offer{}, err
	}
	c.Lock()
	defer c.Unlock()
	if len(c.open) >= mostCeremonies {
		c.sweep(now)
	}
	if len(c.open) >= mostCeremonies {
		return Offer{}, ErrBusy
	}
	x.ends = now.Add(ceremonyTime)
	id := newSecret()
	c.open[id] = x
	return Offer{id, raw}, nil
}

func (c *ceremonies) sweep(now time.Time) {
	for id, x := range c.open {
		if !now.Before(x.ends) {
			delete(c.open, id)
		}
	}
}

// end closes a ceremony: each is answered once.
func (c *ceremonies) end(id string, now time.Time) (ceremony, bool) {
	c.Lock()
	defer c.Unlock()
	x, ok := c.open[id]
	delete(c.open, id)
	return x, ok && now.Before(x.ends)
}
