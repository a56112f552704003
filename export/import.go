package export

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"

	"github.com/musnad/musnad/ledger"
)

var (
	ledgerBegins  = []byte(`{"ledger":{"schema":"musnad/ledger/`)
	extractBegins = []byte(`{"extract":{"schema":"musnad/extract/`)
)

// Recognised reports whether what follows is JSON Lines that this package wrote.
// Nothing is taken from r.
func Recognised(r *bufio.Reader) bool {
	begin, _ := r.Peek(len(byteOrderMark) + len(extractBegins))
	begin = bytes.TrimPrefix(begin, []byte(byteOrderMark))
	return bytes.HasPrefix(begin, ledgerBegins) || bytes.HasPrefix(begin, extractBegins)
}

// Import makes a ledger, which must be empty, from a whole one in JSON Lines: to
// the same entries with the same hashes, or not at all. The happenings behind them
// are made anew from the entries. It returns how many entries were kept.
func Import(ctx context.Context, r io.Reader, address string) (int64, error) {
	b := bufio.NewReader(r)
	if begin, _ := b.Peek(len(byteOrderMark)); string(begin) == byteOrderMark {
		b.Discard(len(byteOrderMark))
	}
	d := json.NewDecoder(b)
	head, err := readHead(d)
	if err != nil {
		return 0, err
	}
	in := &incoming{d: d, head: head, last: strings.Repeat("0", 64)}
	if err := ledger.Replay(ctx, address, in.records(ctx)); err != nil {
		return 0, err
	}
	return in.n, nil
}

func readHead(d *json.Decoder) (*Head, error) {
	var first Line
	if err := d.Decode(&first); err != nil {
		return nil, fmt.Errorf("its first line: %w", err)
	}
	switch {
	case first.Extract != nil:
		return nil, errors.New("this is an extract, with what a query asked for; only a whole ledger can be made again: export it without --query and --limit")
	case first.Ledger == nil:
		return nil, errors.New("it does not begin as an export of a ledger does")
	case first.Ledger.Schema != LedgerSchema:
		return nil, fmt.Errorf("it is %s, and this program reads %s; use a newer one", first.Ledger.Schema, LedgerSchema)
	}
	return first.Ledger, nil
}

// incoming is a ledger as it comes in.
type incoming struct {
	d    *json.Decoder
	head *Head
	n    int64
	last string
}

// records gives the entries, and an error if they are not those that the head
// tells of.
func (in *incoming) records(ctx context.Context) iter.Seq2[*ledger.Record, error] {
	return func(yield func(*ledger.Record, error) bool) {
		for in.n < in.head.Entries {
			r, err := in.next()
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(nil, err)
				return
			}
			in.n, in.last = r.Seq, r.Hash
			if !yield(r, nil) {
				return
			}
		}
		if in.last != in.head.Last {
			yield(nil, fmt.Errorf("its last entry has the hash %s, and its first line says %s", in.last, in.head.Last))
		}
	}
}

func (in *incoming) next() (*ledger.Record, error) {
	var line Line
	err := in.d.Decode(&line)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return nil, fmt.Errorf("it ends behind entry %d of %d: it was cut off", in.n, in.head.Entries)
	case err != nil:
		return nil, fmt.Errorf("behind entry %d: %w", in.n, err)
	case line.Entry == nil || line.Entry.Seq != in.n+1:
		return nil, fmt.Errorf("behind entry %d of %d stands another line than the next entry", in.n, in.head.Entries)
	}
	return line.Entry, nil
}
