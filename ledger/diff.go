package ledger

import (
	"context"
	"strings"

	"github.com/musnad/musnad/internal/store"
)

// Piece is a stretch of words that two versions share, or that one has.
type Piece struct {
	Op   string `json:"op"` // "=", "-" only in the earlier, "+" only in the later
	Text string `json:"text"`
}

// Diff is how the words of a version came to be those of a later one.
func (l *Ledger) Diff(ctx context.Context, article string, from, to int) (out []Piece, err error) {
	err = l.db.View(ctx, func(tx *store.Tx) error {
		w := newWriter(l, tx)
		var words [2][]string
		for i, n := range []int{from, to} {
			v, err := w.version(article, n)
			if err != nil {
				return err
			}
			text, err := w.textOf(v.Words)
			if err != nil {
				return err
			}
			words[i] = strings.Fields(string(text))
		}
		out = diffWords(words[0], words[1])
		return nil
	})
	return out, err
}

// mostEdits bounds the search for the shortest way from one version to another;
// beyond it the middle of the texts is told as replaced.
const mostEdits = 2000

// diffWords finds the shortest edit script by the greedy algorithm of Myers, An
// O(ND) Difference Algorithm and Its Variations (1986).
func diffWords(a, b []string) []Piece {
	var head, tail int
	for head < len(a) && head < len(b) && a[head] == b[head] {
		head++
	}
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var d differ
	d.add("=", a[:head])
	d.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	d.add("=", a[len(a)-tail:])
	return d.out
}

type differ struct{ out []Piece }

func (d *differ) add(op string, words []string) {
	if len(words) == 0 {
		return
	}
	text := strings.Join(words, " ")
	if n := len(d.out); n > 0 && d.out[n-1].Op == op {
		d.out[n-1].Text += " " + text
		return
	}
	d.out = append(d.out, Piece{op, text})
}

// middle is the part between what both texts begin and end with.
func (d *differ) middle(a, b []string) {
	trace := furthest(a, b)
	if trace == nil {
		d.add("-", a)
		d.add("+", b)
		return
	}
	d.follow(a, b, trace)
}

// furthest records, for each number of edits, how far each diagonal comes; nil if
// more than mostEdits are needed.
func furthest(a, b []string) (trace [][]int) {
	limit := min(len(a)+len(b), mostEdits)
	v := make([]int, 2*limit+3)
	for n := 0; n <= limit; n++ {
		trace = append(trace, append([]int(nil), v[limit+1-n-1:limit+1+n+2]...))
		for k := -n; k <= n; k += 2 {
			x := v[limit+1+k-1] + 1
			if k == -n || k != n && v[limit+1+k-1] < v[limit+1+k+1] {
				x = v[limit+1+k+1]
			}
			for x < len(a) && x-k < len(b) && a[x] == b[x-k] {
				x++
			}
			v[limit+1+k] = x
			if x >= len(a) && x-k >= len(b) {
				return trace
			}
		}
	}
	return nil
}

// follow walks the trace back from the end and writes it forwards.
func (d *differ) follow(a, b []string, trace [][]int) {
	type step struct {
		op   string
		word string
	}
	var steps []step
	x, y := len(a), len(b)
	for n := len(trace) - 1; n >= 0; n-- {
		at := func(k int) int { return trace[n][k+n+1] }
		k := x - y
		before := k - 1
		if k == -n || k != n && at(k-1) < at(k+1) {
			before = k + 1
		}
		px := at(before)
		py := px - before
		if n == 0 {
			px, py = 0, 0
		}
		for x > px && y > py {
			x, y = x-1, y-1
			steps = append(steps, step{"=", a[x]})
		}
		switch {
		case n == 0:
		case x > px:
			x--
			steps = append(steps, step{"-", a[x]})
		default:
			y--
			steps = append(steps, step{"+", b[y]})
		}
	}
	for i := len(steps) - 1; i >= 0; i-- {
		d.add(steps[i].op, []string{steps[i].word})
	}
}
