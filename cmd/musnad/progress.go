package main

import (
	"fmt"
	"time"
)

// progress shows how far long work is: a line that is drawn over on a terminal,
// a plain line now and then elsewhere.
type progress struct {
	s     *streams
	what  string
	tty   bool
	began time.Time
	last  time.Time
	shown bool
	ended bool
}

// The least time between two drawings.
const (
	redraw = 100 * time.Millisecond
	retell = 10 * time.Second
)

func (s *streams) progress(what string) *progress {
	now := time.Now()
	return &progress{s: s, what: what, tty: s.errIsTTY, began: now, last: now}
}

// set says that n are done, of all; all is 0 where it is not known.
func (p *progress) set(n, all int) {
	now := time.Now()
	wait := retell
	if p.tty {
		wait = redraw
	}
	if now.Sub(p.last) < wait {
		return
	}
	p.last = now
	line := fmt.Sprintf("musnad: %d %s", n, p.what)
	if all > 0 {
		line = fmt.Sprintf("musnad: %d of %d %s (%d %%)", n, all, p.what, n*100/all)
	}
	if rate := float64(n) / now.Sub(p.began).Seconds(); rate > 0 {
		line += fmt.Sprintf(", %.0f a second", rate)
	}
	if p.tty {
		fmt.Fprintf(p.s.err, "\r\x1b[K%s", line)
		p.shown = true
		return
	}
	fmt.Fprintln(p.s.err, line)
}

// done wipes what was drawn.
func (p *progress) done() {
	if p.shown && !p.ended {
		fmt.Fprint(p.s.err, "\r\x1b[K")
	}
	p.ended = true
}
