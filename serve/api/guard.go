package api

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/musnad/musnad/internal/accounts"
)

type contextKey int

const callKey contextKey = iota

// call is what is known of a request while it is answered.
type call struct {
	who     *accounts.Principal
	address string
	base    string
	lang    string // of messages: ar or en
}

func callOf(ctx context.Context) *call {
	c, ok := ctx.Value(callKey).(*call)
	if !ok {
		return &call{lang: "en"}
	}
	return c
}

// Strangers who show tokens that are none may do so this often from one address.
const (
	guessRate  = 0.2 // a second
	guessBurst = 20
)

// guarded puts around an operation what every request has to pass.
func (a *API) guarded(op *operation, pattern string, next http.Handler) http.Handler {
	next = unchanged(op, next)
	if op.writes {
		next = a.repeatable(op, next)
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if a.Seen != nil {
			a.Seen(r, pattern)
		}
		c := &call{address: a.Address(r), lang: languageOf(r), base: a.base(r)}
		ctx, stop := context.WithTimeout(context.WithValue(r.Context(), callKey, c), cmp.Or(op.time, usualTime))
		defer stop()
		r = r.WithContext(ctx)
		if err := a.admit(op, c, w, r); err != nil {
			a.fail(w, r, err)
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, cmp.Or(op.body, largeBody))
		next.ServeHTTP(w, r)
	})
}

// admit finds out who asks, and whether they may.
func (a *API) admit(op *operation, c *call, w http.ResponseWriter, r *http.Request) (err error) {
	if c.who, err = a.Who(r); err != nil {
		return err
	}
	if c.who == nil && r.Header.Get("Authorization") != "" { // whose token is good is not kept out by a neighbour's
		if wait := a.guessed.wait(c.address, a.Now()); wait > 0 {
			return tooMany(w, wait)
		}
	}
	if wait := a.asked.wait(c.asker(), a.Now()); wait > 0 {
		return tooMany(w, wait)
	}
	switch {
	case op.scope == "":
		return nil
	case c.who == nil:
		w.Header().Set("WWW-Authenticate", `Bearer realm="musnad"`)
		return problemOf(codeUnauthorized)
	case !c.who.May(op.scope):
		p := problemOf(codeForbidden)
		p.Detail = "this asks for the scope " + string(op.scope)
		return p
	}
	return nil
}

// asker is whose requests are counted together.
func (c *call) asker() string {
	switch {
	case c.who == nil:
		return "address " + c.address
	case c.who.Token != "":
		return "token " + c.who.Token
	case c.who.Session != "":
		return "session " + c.who.Session
	}
	return "name " + c.who.Name + " " + c.address
}

func tooMany(w http.ResponseWriter, wait time.Duration) error {
	w.Header().Set("Retry-After", seconds(wait))
	return problemOf(codeRate)
}

func (a *API) base(r *http.Request) string {
	if a.Base == nil {
		return "http://" + r.Host
	}
	return a.Base(r)
}

// note keeps what was done. What was done is done: that it could not be noted is
// for the log of the server.
func (a *API) note(ctx context.Context, what, subject, detail string) {
	if a.Note == nil {
		return
	}
	c := callOf(ctx)
	if err := a.Note(context.WithoutCancel(ctx), Note{Who: c.who, Address: c.address, What: what, Subject: subject, Detail: detail}); err != nil {
		a.Log.Error("not noted", "what", what, "subject", subject, "error", err)
	}
}
