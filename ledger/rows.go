package ledger

import (
	"cmp"
	"strings"
)

// rowWriter inserts many rows with few statements.
type rowWriter struct {
	w       *writer
	into    string
	columns int
	row     string // of placeholders, where they are not just as many as columns
	end     string
	args    []any
}

// rowsAtOnce is how many rows one statement inserts.
const rowsAtOnce = 40

func (r *rowWriter) add(values ...any) error {
	r.args = append(r.args, values...)
	if len(r.args) < rowsAtOnce*r.columns {
		return nil
	}
	return r.flush()
}

// flush inserts what is left, with few different statements.
func (r *rowWriter) flush() error {
	for len(r.args) > 0 {
		n := 1
		for _, some := range []int{rowsAtOnce, rowsAtOnce / 5} {
			if n == 1 && len(r.args) >= some*r.columns {
				n = some
			}
		}
		if err := r.w.exec(r.statement(n), r.args[:n*r.columns]...); err != nil {
			return err
		}
		r.args = r.args[n*r.columns:]
	}
	r.args = nil
	return nil
}

func (r *rowWriter) statement(n int) string {
	row := cmp.Or(r.row, `(`+marks(r.columns)+`)`)
	return `INSERT INTO ` + r.into + ` VALUES ` + strings.Repeat(row+`, `, n-1) + row + r.end
}
