package watch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/musnad/musnad/gather"
	"github.com/musnad/musnad/internal/store"
)

// News says what is new in a saved search behind one entry of the ledger: the body
// of a delivery, nil if there is nothing, and the last entry that it knows of.
type News func(ctx context.Context, s Search, since int64) (body []byte, upto int64, err error)

// How sending goes on.
const (
	sendTime  = 10 * time.Second // for one try
	leaseTime = time.Minute      // in which nobody else tries
	atOnce    = 8                // webhooks that are told at a time
	inARow    = 20               // deliveries to one of them in a round
)

// Sender tells webhooks of news. It speaks to the public internet only, and to the
// ranges that are allowed: the address is checked when the connection is made, no
// proxy is used, and no redirect is followed.
type Sender struct {
	Watch  *Watch
	News   News
	Log    *slog.Logger
	client *http.Client
}

// NewSender makes a sender. Allow are ranges that may be told besides the public
// internet; a nil resolver is the system's name servers.
func NewSender(w *Watch, news News, log *slog.Logger, allow []netip.Prefix, resolver *net.Resolver) *Sender {
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &Sender{Watch: w, News: news, Log: log, client: &http.Client{Transport: gather.NewTransport(allow, resolver, nil), CheckRedirect: stay, Timeout: sendTime}}
}

// Run looks for news and sends what is due, again and again until ctx ends.
func (s *Sender) Run(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for ctx.Err() == nil {
		if err := s.Round(ctx); err != nil && ctx.Err() == nil {
			s.Log.Error("webhooks", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
		}
	}
}

// Round looks for news once and sends what is due. What a webhook answers is no
// error of the round.
func (s *Sender) Round(ctx context.Context) error {
	hooks, err := s.Watch.Hooks(ctx, "")
	if err != nil || len(hooks) == 0 {
		return err
	}
	var failed error
	for i := range hooks {
		failed = errors.Join(failed, s.look(ctx, &hooks[i]))
	}
	return errors.Join(failed, s.send(ctx, hooks), s.Watch.sweep(ctx))
}

// look notes what is new for a webhook.
func (s *Sender) look(ctx context.Context, h *Hook) error {
	search, err := s.Watch.Search(ctx, h.Search)
	if err != nil {
		return err
	}
	body, upto, err := s.News(ctx, search, h.Seen)
	if err != nil || upto <= h.Seen {
		return err
	}
	return s.Watch.enqueue(ctx, h, upto, body)
}

// due is a delivery that is to be tried now.
type due struct {
	id, url, secret string
	tries           int
	body            []byte
}

// send sends what is due, to several webhooks at a time, so that none waits for
// another's slow receiver.
func (s *Sender) send(ctx context.Context, hooks []Hook) error {
	failed := make([]error, len(hooks))
	turns := make(chan struct{}, atOnce)
	var all sync.WaitGroup
	for i := range hooks {
		all.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			failed[i] = s.sendTo(ctx, hooks[i].ID)
		})
	}
	all.Wait()
	return errors.Join(failed...)
}

// sendTo sends what is due to one webhook, the oldest first, until one is not taken.
func (s *Sender) sendTo(ctx context.Context, hook string) error {
	now := s.Watch.now().UnixMilli()
	list, err := list(ctx, s.Watch, func(row scan) (d due, err error) {
		return d, row(&d.id, &d.url, &d.secret, &d.tries, &d.body)
	}, `SELECT d.id, h.url, h.secret, d.tries, d.body FROM delivery d JOIN hook h ON h.id = d.hook WHERE d.hook = ? AND d.state = 'waiting' AND d.due <= ? AND d.lease < ?
		ORDER BY d.due, d.id LIMIT ?`, hook, now, now, inARow)
	if err != nil {
		return err
	}
	for i := range list {
		ours, err := s.claim(ctx, &list[i])
		if err != nil {
			return err
		}
		if !ours {
			continue
		}
		status, why := s.try(ctx, &list[i])
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := s.note(ctx, &list[i], status, why); err != nil || why != "" {
			return err
		}
	}
	return nil
}

// claim takes a delivery for this process.
func (s *Sender) claim(ctx context.Context, d *due) (ours bool, err error) {
	now := s.Watch.now()
	err = s.Watch.db.Update(ctx, func(tx *store.Tx) error {
		res, err := tx.Exec(`UPDATE delivery SET lease = ? WHERE id = ? AND state = 'waiting' AND lease < ?`, now.Add(leaseTime).UnixMilli(), d.id, now.UnixMilli())
		if err != nil {
			return err
		}
		n, err := res.RowsAffected()
		ours = n == 1
		return err
	})
	return ours, err
}

// try sends a delivery; why is empty if it was taken.
func (s *Sender) try(ctx context.Context, d *due) (status int, why string) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, d.url, bytes.NewReader(d.body))
	if err != nil {
		return 0, err.Error()
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("User-Agent", gather.DefaultUserAgent)
	req.Header.Set("Musnad-Delivery", d.id)
	req.Header.Set(SignatureHeader, Sign(d.secret, s.Watch.now(), d.body))
	resp, err := s.client.Do(req)
	if err != nil {
		return 0, reasonOf(err)
	}
	defer resp.Body.Close()
	io.CopyN(io.Discard, resp.Body, 4<<10) // so that the connection can be used again
	switch {
	case resp.StatusCode >= 200 && resp.StatusCode < 300:
		return resp.StatusCode, ""
	case resp.StatusCode >= 300 && resp.StatusCode < 400:
		return resp.StatusCode, fmt.Sprintf("it answers %d: redirects are not followed; give the address that it leads to", resp.StatusCode)
	}
	return resp.StatusCode, fmt.Sprintf("it answers %d", resp.StatusCode)
}

// longestReason bounds what is kept of an error, in bytes.
const longestReason = 300

func reasonOf(err error) string {
	why := err.Error()
	return strings.ReplaceAll(strings.ToValidUTF8(why[:min(len(why), longestReason)], ""), "\x00", "")
}

// note keeps what became of a try.
func (s *Sender) note(ctx context.Context, d *due, status int, why string) error {
	now := s.Watch.now()
	state, next := Sent, now
	switch {
	case why == "":
	case d.tries >= len(delays):
		state = Dead
	default:
		state, next = Waiting, now.Add(delays[d.tries])
	}
	if why != "" {
		s.Log.Warn("webhook", "delivery", d.id, "state", state, "reason", why)
	}
	return s.Watch.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(`UPDATE delivery SET state = ?, tries = tries + 1, due = ?, lease = 0, tried = ?, status = ?, reason = ? WHERE id = ?`,
			string(state), next.UnixMilli(), now.UnixMilli(), status, why, d.id)
		return err
	})
}
