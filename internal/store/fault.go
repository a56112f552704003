package store

import (
	"errors"

	"github.com/ncruces/go-sqlite3"
)

// damage is an error of reading bytes that are no longer what was written.
func damage(err error) bool {
	return err != nil && (errors.Is(err, ErrDamaged) || damageSQLite(err) || postgresClass(err) == "XX")
}

// explain turns SQLite's error of damage into one that says what to do.
func explain(err error) error {
	if damageSQLite(err) && !errors.Is(err, ErrDamaged) {
		return &Fault{What: cause(err), err: err}
	}
	return err
}

// cause says what is wrong with what could not be read.
func cause(err error) string {
	if errors.Is(err, sqlite3.IOERR_DATA) {
		return "the checksum of a page is not that of its bytes"
	}
	return err.Error()
}

// diskError is an error after which a ledger takes no more writes: of the disk,
// or of a server that is out of it (class 53, insufficient resources; 58,
// system error).
func diskError(err error) bool {
	class := postgresClass(err)
	return err != nil && (diskSQLite(err) || class == "53" || class == "58")
}

// refused is a commit that failed for what was in it, by a constraint (class
// 23) or a conflict (class 40), and certainly wrote nothing.
func refused(err error) bool {
	class := postgresClass(err)
	return class == "23" || class == "40" || errors.Is(err, errAborted) || errors.Is(err, sqlite3.CONSTRAINT)
}
