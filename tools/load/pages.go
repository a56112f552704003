package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"time"

	"github.com/musnad/musnad/ledger"
)

// visitor asks a server for pages.
type visitor struct {
	*browser
	client   http.Client
	base     string // http://127.0.0.1:PORT
	words    []string
	articles []string // ids
}

// visit times every page and the views behind them as data, served by the program
// that its users run.
func visit(program, address string, words vocabulary, rng *rand.Rand, asked int) error {
	ctx := context.Background()
	l, err := ledger.Open(ctx, address)
	if err != nil {
		return err
	}
	v := &visitor{browser: &browser{ctx: ctx, l: l, rng: rng}, client: http.Client{Timeout: time.Minute}, words: words.between(1./2000, 2)}
	err = v.gather()
	if err := errors.Join(err, l.Close()); err != nil {
		return err
	}
	server, err := v.serve(program, address)
	if err != nil {
		return err
	}
	defer func() {
		_ = server.Process.Signal(os.Interrupt)
		_ = server.Wait()
	}()
	fmt.Println("pages and their data, each asked for over HTTP, with the processor's time of the server:")
	var all took
	for _, p := range v.pages() {
		took, err := v.time(p, max(20, asked/10), server.Process.Pid)
		if err != nil {
			return err
		}
		all.each, all.cpu = append(all.each, took.each...), all.cpu+took.cpu
		report(p.name, took)
	}
	report("all of these", all)
	return nil
}

// gather finds happenings and articles to ask for.
func (v *visitor) gather() error {
	for _, q := range []string{"", "type:CONSULT", "type:ASSAULT", "party:TUR", "party:EGY"} {
		if err := v.list("", "", func() string { return q }).ask(); err != nil {
			return err
		}
	}
	for _, id := range v.ids {
		h, err := v.l.Happening(v.ctx, id)
		if err != nil {
			return err
		}
		for i := range h.Reports {
			v.articles = append(v.articles, h.Reports[i].Article)
		}
	}
	return nil
}

var listening = regexp.MustCompile(`http://127\.0\.0\.1:\d+`)

// serve starts the program on a free port and waits until it says where it listens.
func (v *visitor) serve(program, address string) (*exec.Cmd, error) {
	cmd := exec.Command(program, "serve", "--ledger", address, "--addr", "127.0.0.1:0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		if v.base = listening.FindString(lines.Text()); v.base != "" {
			go func() { _, _ = io.Copy(io.Discard, out) }()
			return cmd, nil
		}
	}
	return nil, fmt.Errorf("musnad serve ended before it listened: %w", cmd.Wait())
}

// page is one kind of page, with another query each time.
type page struct {
	name string
	path func() string
}

func (v *visitor) pages() []page {
	state := func() string { return "party:" + one(v.browser, states) }
	pair := func() string { return state() + " " + state() }
	q := func(path string, query func() string) func() string {
		return func() string { return path + "?q=" + url.QueryEscape(query()) }
	}
	bare := func(path string) func() string { return func() string { return path } }
	return []page{
		{"today", bare("/ar/")},
		{"happening", func() string { return "/ar/e/" + one(v.browser, v.ids) }},
		{"happening as JSON", func() string { return "/ar/e/" + one(v.browser, v.ids) + ".json" }},
		{"article", func() string { return "/ar/a/" + url.PathEscape(one(v.browser, v.articles)) }},
		{"timeline of a state", q("/ar/timeline", state)},
		{"timeline of a pair", q("/ar/timeline", pair)},
		{"timeline of a year", q("/en/timeline", v.year)},
		{"timeline of a pair as CSV", q("/en/timeline.csv", func() string { return pair() + " " + v.year() })},
		{"search", q("/ar/search", func() string { return one(v.browser, v.words) })},
		{"map of a year", q("/ar/map", v.year)},
		{"map of a state", q("/ar/map", state)},
		{"network of a year", q("/ar/network", v.year)},
		{"network of a state", q("/ar/network", state)},
		{"entities of a name", q("/ar/entities", func() string { return one(v.browser, surname) })},
		{"page of a state", func() string { return "/ar/p/" + strings.ToLower(one(v.browser, states)) }},
		{"sources", bare("/ar/sources")},
		{"upcoming", bare("/ar/upcoming")},
		{"review", bare("/ar/review")},
		{"happenings by the API", q("/api/v1/happenings", state)},
		{"changes by the API", func() string { return fmt.Sprint("/api/v1/changes?since=", v.rng.IntN(30000)) }},
	}
}

// time asks for a page so many times, once before to have the server warm.
func (v *visitor) time(p page, n, server int) (out took, err error) {
	if err := v.ask(p.path()); err != nil {
		return out, err
	}
	before := processTime(server)
	out, err = times(n, func() error { return v.ask(p.path()) })
	out.cpu = processTime(server) - before
	return out, err
}

func (v *visitor) ask(path string) error {
	resp, err := v.client.Get(v.base + path)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if _, err := io.Copy(io.Discard, resp.Body); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return nil
}
