package store

import "strings"

// waiting are rows of one table that wait for others, to be inserted together: a
// statement costs more than a row, most of all where a network is between. Nothing
// that reads the tables of this package runs before they are there.
type waiting struct {
	into    string
	columns int
	end     string
	args    []any
}

const (
	entriesInto = "store_entry (seq, at, kind, prev, hash, codec, size, body)"
	blobsInto   = "store_blob (hash, codec, size, data)"

	// rowsAtOnce is how many rows wait at most, and bytesAtOnce how many bytes.
	rowsAtOnce  = 32
	bytesAtOnce = 1 << 20
)

func (tx *Tx) insertLater(w *waiting, size int, values ...any) error {
	w.args = append(w.args, values...)
	if tx.waitingBytes += size; len(w.args) < rowsAtOnce*w.columns && tx.waitingBytes < bytesAtOnce {
		return nil
	}
	return tx.insertWaiting()
}

// insertWaiting inserts what waits.
func (tx *Tx) insertWaiting() error {
	for _, w := range []*waiting{&tx.blobs, &tx.entries} {
		args := w.args
		w.args = nil
		for len(args) > 0 {
			n := 1
			if len(args) >= rowsAtOnce*w.columns {
				n = rowsAtOnce
			} else if len(args) >= rowsAtOnce/4*w.columns {
				n = rowsAtOnce / 4
			}
			if _, err := tx.Exec(w.statement(n), args[:n*w.columns]...); err != nil {
				return err
			}
			args = args[n*w.columns:]
		}
	}
	tx.waitingBytes = 0
	return nil
}

func (w *waiting) statement(n int) string {
	row := ", (" + strings.Repeat(", ?", w.columns)[2:] + ")"
	return "INSERT INTO " + w.into + " VALUES " + strings.Repeat(row, n)[2:] + w.end
}

// someWait reports whether a query may ask for rows that wait.
func (tx *Tx) someWait(query string) bool {
	return len(tx.blobs.args)+len(tx.entries.args) > 0 && strings.Contains(query, "store_")
}
