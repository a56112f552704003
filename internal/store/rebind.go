package store

import (
	"strconv"
	"strings"
)

// rebind turns each ? into $1, $2 … but not inside a string, a quoted name or
// a comment.
func rebind(query string) string {
	if !strings.Contains(query, "?") {
		return query
	}
	var b strings.Builder
	n := 0
	for query != "" {
		size := skip(query)
		if size == 1 && query[0] == '?' {
			n++
			b.WriteString("$" + strconv.Itoa(n))
		} else {
			b.WriteString(query[:size])
		}
		query = query[size:]
	}
	return b.String()
}

// skip is the length of what begins the query: a string, a quoted name, a
// comment, or one byte.
func skip(query string) int {
	for _, pair := range [...][2]string{{"'", "'"}, {`"`, `"`}, {"--", "\n"}, {"/*", "*/"}} {
		if !strings.HasPrefix(query, pair[0]) {
			continue
		}
		inside := query[len(pair[0]):]
		if end := strings.Index(inside, pair[1]); end >= 0 {
			return len(pair[0]) + end + len(pair[1])
		}
		return len(query)
	}
	return 1
}
