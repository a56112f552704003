package ledger

import "slices"

// What is counted in tallies, by the name beside it. The index of what is counted most
// has only entities, articles and origins: queries for these say so in their text.
const (
	tallyEntity  = "entity"  // happenings in which an entity or a country takes part
	tallyPair    = "pair"    // happenings in which two countries take part
	tallyType    = "type"    // happenings of a type
	tallyStatus  = "status"  // happenings of a status
	tallyOutlet  = "outlet"  // happenings that an outlet tells of
	tallyOrigin  = "origin"  // happenings that are known from an origin
	tallyArticle = "article" // articles of an outlet
	tallyCopy    = "copy"    // those that are copies of another
	tallySource  = "feed"    // articles that came through a source
)

// tally counts n more of something.
func (w *writer) tally(what, name string, n int) {
	if name != "" {
		w.tallies[[2]string{what, name}] += n
	}
}

// tallyLanes counts a happening n times under all that its lanes name: under an
// entity once, and once in each of its roles.
func (w *writer) tallyLanes(l *lanes, n int) {
	w.tally(tallyType, l.typ, n)
	w.tally(tallyStatus, l.status, n)
	keys := map[string]bool{}
	for row := range l.roles {
		if row[1] == "" {
			w.tally(tallyPair, row[0], n)
			continue
		}
		w.tally(row[1], row[0], n)
		if !keys[row[0]] {
			keys[row[0]] = true
			w.tally(tallyEntity, row[0], n)
		}
	}
	for row := range l.tellers {
		if row[0] == tallyOutlet || row[0] == tallyOrigin {
			w.tally(row[0], row[1], n)
		}
	}
}

// tallyVersion counts an article under its outlet and source, in place of where its version
// before was counted.
func (w *writer) tallyVersion(v *Version) error {
	if v.N > 1 {
		before, err := w.version(v.Article, v.N-1)
		if err != nil {
			return err
		}
		w.tallyArticle(before, -1)
	}
	w.tallyArticle(v, 1)
	return w.voice(tallyOutlet, v.Outlet, tallyOutlet, "")
}

func (w *writer) tallyArticle(v *Version, n int) {
	w.tally(tallySource, v.Source, n)
	if v.Outlet == "" {
		return
	}
	w.tally(tallyArticle, foldName(v.Outlet), n)
	if v.CopyOf != "" {
		w.tally(tallyCopy, foldName(v.Outlet), n)
	}
}

// flushTallies writes what was counted. What is counted down to nothing has no row,
// so that it does not matter when it was written.
func (w *writer) flushTallies() error {
	rows := rowWriter{w: w, into: `tallies (what, name, n)`, columns: 3, end: ` ON CONFLICT (what, name) DO UPDATE SET n = tallies.n + excluded.n`}
	keys := make([][2]string, 0, len(w.tallies))
	fewer := false
	for k, n := range w.tallies {
		if n != 0 {
			keys, fewer = append(keys, k), fewer || n < 0
		}
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	for _, k := range keys {
		if err := rows.add(k[0], k[1], w.tallies[k]); err != nil {
			return err
		}
	}
	clear(w.tallies)
	if err := rows.flush(); err != nil || !fewer {
		return err
	}
	return w.exec(`DELETE FROM tallies WHERE n = 0`)
}

// tallied is how many were counted.
func tallied(q querier, what, name string) (n int, err error) {
	err = q.QueryRow(`SELECT coalesce(sum(n), 0) FROM tallies WHERE what = ? AND name = ?`, what, name).Scan(&n)
	return n, err
}
