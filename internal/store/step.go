package store

import "strings"

// A Step is what makes tables of a side database of what the step before left, in
// the SQL of each database.
type Step map[Dialect][]string

// NewStep is the same statements for both databases, but for what they call BYTES
// and BIGINT. Tables of SQLite are strict.
func NewStep(ddl ...string) Step {
	s := Step{}
	for _, d := range ddl {
		lite := strings.NewReplacer("BYTES", "BLOB", "BIGINT", "INTEGER").Replace(d)
		if strings.HasPrefix(lite, "CREATE TABLE") {
			lite += " STRICT"
		}
		s[SQLite] = append(s[SQLite], lite)
		s[Postgres] = append(s[Postgres], strings.ReplaceAll(d, "BYTES", "BYTEA"))
	}
	return s
}

// And adds statements that each database has of its own.
func (s Step) And(own Step) Step {
	for d, ddl := range own {
		s[d] = append(s[d], ddl...)
	}
	return s
}
