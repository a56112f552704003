package store

import (
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
)

const entryColumns = "seq, at, kind, prev, hash, codec, size, body"

// pageSize is how many entries are fetched at once.
const pageSize = 64

// Last returns the last entry, and ErrNotFound from an empty ledger.
func (tx *Tx) Last() (Entry, error) {
	r, err := tx.one("the last entry", "SELECT "+entryColumns+" FROM store_entry ORDER BY seq DESC LIMIT 1")
	return r.entry, errors.Join(err, r.err)
}

// Entry returns the entry of that number: ErrNotFound where there is none,
// ErrDamaged where its parts no longer have its hash.
func (tx *Tx) Entry(seq int64) (Entry, error) {
	r, err := tx.entry(seq)
	if err == nil {
		err = r.err
	}
	return r.entry, err
}

func (tx *Tx) entry(seq int64) (read, error) {
	r, err := tx.one(fmt.Sprintf("entry %d", seq), "SELECT "+entryColumns+" FROM store_entry WHERE seq = ?", seq)
	if damage(err) {
		err = damagedEntry(seq, "", cause(err))
	}
	return r, err
}

func (tx *Tx) one(what, query string, args ...any) (read, error) {
	rows, err := tx.Query(query, args...)
	if err != nil {
		return read{}, err
	}
	page, err := scanPage(rows, nil)
	switch {
	case err != nil:
		return read{}, fmt.Errorf("store: reading %s: %w", what, explain(err))
	case len(page) == 0:
		return read{}, fmt.Errorf("store: %s %w", what, ErrNotFound)
	}
	return page[0], nil
}

// Entries goes through the entries from a number on, in order, of the given
// kinds or of all. Statements may be run meanwhile, and entries that they
// append may come too. A damaged or missing entry comes as an error, with its
// number if it is known, and what follows comes after it; only an error that
// is not ErrDamaged is the last.
func (tx *Tx) Entries(from int64, kinds ...string) iter.Seq2[Entry, error] {
	from = max(from, 1)
	kinds = slices.Compact(slices.Sorted(slices.Values(kinds)))
	if len(kinds) == 0 {
		kinds = []string{""}
	}
	return func(yield func(Entry, error) bool) {
		var cursors []*cursor
		for _, k := range kinds {
			cursors = append(cursors, &cursor{tx: tx, kind: k, next: from})
		}
		merge(cursors, func(r read) bool { return yield(r.entry, r.err) })
	}
}

// merge yields what the cursors give in the order of numbers. Each kind has a
// cursor of its own because an index by kind is in order within a kind only.
func merge(cursors []*cursor, yield func(read) bool) {
	faulty := int64(0) // cursors of several kinds meet the same damage
	for {
		var first *cursor
		for _, c := range cursors {
			if c.peek() && (first == nil || c.page[0].entry.Seq < first.page[0].entry.Seq) {
				first = c
			}
		}
		if first == nil {
			return
		}
		r := first.page[0]
		first.page = first.page[1:]
		if r.err != nil && r.entry.Seq == faulty {
			continue
		}
		if r.err != nil {
			faulty = r.entry.Seq
		}
		if !yield(r) || r.err != nil && !errors.Is(r.err, ErrDamaged) {
			return
		}
	}
}

// read is an entry as it was read, or what is wrong with it.
type read struct {
	entry  Entry
	stored packed
	err    error
}

// A cursor reads the entries of one kind, or of all, a page at a time.
type cursor struct {
	tx   *Tx
	kind string // "" for all
	next int64  // nothing before it is wanted
	page []read
	end  bool
}

func (c *cursor) peek() bool {
	for len(c.page) == 0 && !c.end {
		c.fetch()
	}
	return len(c.page) > 0
}

func (c *cursor) fetch() {
	page, err := c.query()
	switch {
	case damage(err):
		page = c.singly()
		c.end = len(page) == 0
	case err != nil:
		c.page, c.end = []read{{entry: Entry{Seq: c.next}, err: err}}, true
		return
	default:
		c.end = len(page) == 0
		page = c.gaps(page)
	}
	c.page = page
	if len(page) > 0 {
		c.next = page[len(page)-1].entry.Seq + 1
	}
}

func (c *cursor) query() ([]read, error) {
	where, args := "seq >= ?", []any{c.next}
	if c.kind != "" {
		where, args = "kind = ? AND seq >= ?", []any{c.kind, c.next}
	}
	rows, err := c.tx.Query(fmt.Sprintf("SELECT %s FROM store_entry WHERE %s ORDER BY seq LIMIT %d", entryColumns, where, pageSize), args...)
	if err != nil {
		return nil, err
	}
	return scanPage(rows, make([]read, 0, pageSize))
}

// gaps puts an error where a number is missing.
func (c *cursor) gaps(page []read) []read {
	if c.kind != "" || len(page) == 0 || page[len(page)-1].entry.Seq == c.next+int64(len(page))-1 {
		return page
	}
	var whole []read
	next := c.next
	for _, r := range page {
		for ; next < r.entry.Seq; next++ {
			whole = append(whole, missing(next))
		}
		whole = append(whole, r)
		next = r.entry.Seq + 1
	}
	return whole
}

func missing(seq int64) read {
	return read{entry: Entry{Seq: seq}, err: damagedEntry(seq, "", "it is missing")}
}

// singly reads the next entries one by one, past what can't be read.
func (c *cursor) singly() []read {
	last, err := c.tx.lastNumber()
	if err != nil {
		return []read{{entry: Entry{Seq: c.next}, err: err}}
	}
	var page []read
	for seq := c.next; seq <= last && len(page) < pageSize; seq++ {
		r, err := c.tx.entry(seq)
		switch {
		case errors.Is(err, ErrNotFound):
			page = append(page, missing(seq))
		case err != nil:
			page = append(page, read{entry: Entry{Seq: seq}, err: err})
		case c.kind == "" || c.kind == r.entry.Kind || r.err != nil:
			page = append(page, r)
		}
	}
	return page
}

// lastNumber is the number of the last entry, from the index where the table
// can't be read.
func (tx *Tx) lastNumber() (int64, error) {
	e, err := tx.last()
	if !damage(err) {
		return e.Seq, err
	}
	var last sql.NullInt64
	err = tx.QueryRow("SELECT max(n) FROM (SELECT max(seq) AS n FROM store_entry GROUP BY kind) AS kinds").Scan(&last)
	if err != nil {
		return 0, fmt.Errorf("store: reading the last entry: %w", explain(err))
	}
	return last.Int64, nil
}

// scanPage reads all rows and closes them. What is wrong with one entry is kept
// with it.
func scanPage(rows *sql.Rows, page []read) ([]read, error) {
	defer rows.Close()
	for rows.Next() {
		r, err := scanEntry(rows)
		if err != nil {
			return page, err
		}
		page = append(page, r)
	}
	return page, rows.Err()
}

func scanEntry(rows *sql.Rows) (read, error) {
	var (
		e          Entry
		at         string
		prev, hash []byte
		p          packed
	)
	if err := rows.Scan(&e.Seq, &at, &e.Kind, &prev, &hash, &p.codec, &p.size, &p.data); err != nil {
		return read{}, err
	}
	err := e.fill(at, prev, hash, p)
	return read{e, p, err}, nil
}
