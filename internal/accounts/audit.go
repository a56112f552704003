package accounts

import (
	"context"
	"strings"
	"time"
	"unicode"

	"github.com/musnad/musnad/internal/store"
)

// An Actor is who does something, and from where.
type Actor struct {
	Who     *Principal
	Address string // of the network, or Here
}

// Here is the address of who sits at the machine itself.
const Here = "local"

func (by Actor) name() string {
	if by.Who == nil {
		return ""
	}
	return by.Who.Name
}

// An Event is one line of the audit log.
type Event struct {
	Seq     int64     `json:"seq"`
	At      time.Time `json:"at"`
	Who     string    `json:"who"` // empty for a stranger
	What    string    `json:"what"`
	Subject string    `json:"subject,omitempty"` // to whom or what it was done
	Address string    `json:"address,omitempty"`
	Outcome string    `json:"outcome"` // Done or Denied
	Detail  string    `json:"detail,omitempty"`
}

// The outcomes of what is logged.
const (
	Done   = "done"
	Denied = "denied"
)

// mostText bounds each text of the log, in bytes: some are typed by strangers.
const mostText = 300

// Note appends a line that a server has to tell, of a decision by the API say.
// The number and the time are given to it.
func (a *Accounts) Note(ctx context.Context, e Event) error {
	return a.db.Update(ctx, func(tx *store.Tx) error { return a.note(tx, e) })
}

// tell appends a line under a key, unless it did so under the same a minute ago.
func (a *Accounts) tell(ctx context.Context, key string, e Event) error {
	if wait, err := a.take(ctx, try{told, key}); err != nil || wait > 0 {
		return err
	}
	return a.Note(ctx, e)
}

// note appends a line in the transaction that does what it tells.
func (a *Accounts) note(tx *store.Tx, e Event) error {
	var last int64
	if err := tx.QueryRow("SELECT coalesce(max(seq), 0) FROM audit").Scan(&last); err != nil {
		return err
	}
	_, err := tx.Exec("INSERT INTO audit (seq, at, who, what, subject, address, outcome, detail) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		last+1, ms(a.now()), oneLine(e.Who), oneLine(e.What), oneLine(e.Subject), oneLine(e.Address), oneLine(e.Outcome), oneLine(e.Detail))
	return err
}

// done is the line of what somebody was allowed to do.
func (by Actor) done(what, subject, detail string) Event {
	if by.Who != nil && by.Who.Token != "" {
		detail = strings.TrimSpace("by token " + by.Who.Token + " " + detail)
	}
	return Event{Who: by.name(), What: what, Subject: subject, Address: by.Address, Outcome: Done, Detail: detail}
}

// oneLine is a short text on one line, in valid UTF-8, as each line of a log is
// one event.
func oneLine(s string) string {
	if len(s) > mostText {
		s = s[:mostText]
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// A LogQuery says which lines of the log are wanted.
type LogQuery struct {
	Name   string // who did it or to whom it was done; empty for all
	Before int64  // only lines with a lower number; 0 for the last ones
	Limit  int    // how many at most, 1 to 1000; 0 is 100
}

// Log lists lines of the audit log, the last one first. Only an admin may.
func (a *Accounts) Log(ctx context.Context, by Actor, q LogQuery) (list []Event, err error) {
	if err := a.admin(ctx, by, "log", ""); err != nil {
		return nil, err
	}
	where, args := "1 = 1", []any{}
	if q.Before > 0 {
		where, args = where+" AND seq < ?", append(args, q.Before)
	}
	if q.Name != "" {
		where, args = where+" AND (who = ? OR subject = ?)", append(args, q.Name, q.Name)
	}
	limit := min(max(q.Limit, 0), 1000)
	if limit == 0 {
		limit = 100
	}
	err = a.db.View(ctx, func(tx *store.Tx) error {
		list, err = query(tx, scanEvent, "SELECT seq, at, who, what, subject, address, outcome, detail FROM audit WHERE "+where+" ORDER BY seq DESC LIMIT ?", append(args, limit)...)
		return err
	})
	return list, err
}

func scanEvent(scan scanner) (e Event, err error) {
	var at int64
	err = scan(&e.Seq, &at, &e.Who, &e.What, &e.Subject, &e.Address, &e.Outcome, &e.Detail)
	e.At = moment(at)
	return e, err
}
