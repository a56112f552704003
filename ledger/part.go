package ledger

import (
	"maps"
	"slices"
	"strings"
)

// mostLanes is by how many keys a part is walked at most.
const mostLanes = 32

// sparse is how many happenings are few enough to be gathered before they are put
// in order.
var sparse = 4000

// byColumn asks that a column of the happening's row has one of some values.
func byColumn(column string, values []string) part {
	return part{has: anyOf(`h.`+column, values), lanes: columnLanes(column, values)}
}

func columnLanes(column string, values []string) (out []lane) {
	if len(values) > mostLanes {
		return nil
	}
	for _, v := range values {
		l := lane{index: `happenings_` + column, where: clause{`h.` + column + ` = ?`, []any{v}}}
		if column == "place" || column == "country" {
			l.where.sql += ` AND h.` + column + ` <> ''` // the index has no others
		}
		if column == tallyType || column == tallyStatus {
			l.tally = [2]string{column, v}
		}
		out = append(out, l)
	}
	return out
}

// byRole asks that somebody of one of the names, ids or countries has a role, or
// any if it is empty.
func byRole(q querier, role string, values []string) (p part, err error) {
	keys, few := []string{}, true
	for _, v := range values {
		list, ok, err := keysOf(q, v)
		if err != nil {
			return p, err
		}
		keys, few = append(keys, list...), few && ok
	}
	if !few {
		return byMany(role, values), nil
	}
	slices.Sort(keys)
	keys = slices.Compact(keys)
	if len(keys) == 0 {
		return nobody, nil
	}
	return byKeys(role, keys), nil
}

// byKeys asks that one of some keys of roles has a role, or any if it is empty.
func byKeys(role string, keys []string) (p part) {
	of := anyOf(`o.entity`, keys)
	if role != "" {
		of = all(of, clause{`o.role = ?`, []any{role}})
	}
	p.has, p.ids = inRows(`roles`, of)
	for _, k := range keys {
		l := lane{table: `roles`, where: clause{`l.entity = ?`, []any{k}}, tally: [2]string{tallyEntity, k}}
		if role != "" {
			l.where, l.tally[0] = all(l.where, clause{`l.role = ?`, []any{role}}), role
		}
		p.lanes = append(p.lanes, l)
	}
	return p
}

// nobody is the part that asks for what no happening has.
var nobody = part{has: clause{sql: `1 = 0`}, ids: clause{sql: `SELECT h.id FROM happenings h WHERE 1 = 0`}}

// inRows asks that a table has a row of the happening: of one, and of all.
func inRows(table string, of clause) (has, ids clause) {
	return clause{`EXISTS (SELECT 1 FROM ` + table + ` o WHERE o.happening = h.id AND ` + of.sql + `)`, of.args},
		clause{`SELECT o.happening FROM ` + table + ` o WHERE ` + of.sql, of.args}
}

// byMany is byRole for names that many entities have.
func byMany(role string, values []string) (p part) {
	var some []string
	var args []any
	for _, v := range values {
		query, of := calledBy(v)
		some, args = append(some, `o.entity IN (`+query+`)`), append(args, of...)
	}
	of := clause{`(` + strings.Join(some, ` OR `) + `)`, args}
	if role != "" {
		of = all(of, clause{`o.role = ?`, []any{role}})
	}
	p.has, p.ids = inRows(`roles`, of)
	return p
}

// keysOf are the keys of roles under which those stand whom a value names, if they
// are few. A country's three letters are one key for all who are of it; beside it
// stand those of whom people said that they are the same as one of it.
func keysOf(q querier, name string) (keys []string, few bool, err error) {
	query, args := calledBy(name)
	if isCountry(name) {
		country := strings.ToUpper(name)
		if keys, err = sameWith(q, country); err != nil {
			return nil, false, err
		}
		keys = append(keys, country)
		named, of := namedBy(name)
		query = `SELECT id FROM entities WHERE country <> ? AND canonical IN (SELECT canonical FROM entities WHERE id IN (` + named + `))`
		args = append([]any{country}, of...)
	}
	err = eachRow(q, func(s scanner) error {
		var id string
		err := s.Scan(&id)
		keys = append(keys, id)
		return err
	}, `SELECT x.id FROM (`+query+`) x LIMIT ?`, append(args, mostLanes)...)
	return keys, len(keys) < mostLanes, err
}

// sameWith are the entities of which people said that they are the same as one of a
// country, and which are not of it themselves. People have said little: it is looked
// at first.
func sameWith(q querier, country string) (ids []string, err error) {
	same, err := sameAs(q)
	if err != nil {
		return nil, err
	}
	groups := map[string]bool{}
	for _, canonical := range same {
		groups[canonical] = true
	}
	for part := range slices.Chunk(slices.Sorted(maps.Keys(groups)), mostGiven) {
		if err := eachRow(q, func(s scanner) error {
			var id string
			err := s.Scan(&id)
			ids = append(ids, id)
			return err
		}, `SELECT e.id FROM entities e WHERE e.canonical IN (`+marks(len(part))+`) AND e.country <> ?
			AND EXISTS (SELECT 1 FROM entities m WHERE m.canonical = e.canonical AND m.country = ?)`, append(arguments(part), country, country)...); err != nil {
			return nil, err
		}
	}
	return ids, nil
}

// calledBy is the query for the entities of an id, of a country's three letters,
// or whose names have all words of the name, with all that people said are the
// same.
func calledBy(name string) (query string, args []any) {
	query, args = namedBy(name)
	if isCountry(name) {
		query, args = query+` UNION SELECT id FROM entities WHERE country = ?`, append(args, strings.ToUpper(name))
	}
	return `SELECT id FROM entities WHERE canonical IN (SELECT canonical FROM entities WHERE id IN (` + query + `))`, args
}

// namedBy is the query for the entities of an id, or whose names have all words of
// the name.
func namedBy(name string) (query string, args []any) {
	query, args = `SELECT id FROM entities WHERE id = ?`, []any{name}
	var words []string
	for word := range strings.FieldsSeq(foldName(name)) {
		words, args = append(words, `SELECT entity FROM name_words WHERE word = ?`), append(args, word)
	}
	if len(words) > 0 {
		query += ` UNION SELECT x.entity FROM (` + strings.Join(words, ` INTERSECT `) + `) x`
	}
	return query, args
}

// byParties asks that each of some parties takes part. Two countries together are
// one lane.
func byParties(q querier, values []string) (list []part, err error) {
	var alone []int // parts that are of one country only
	for _, v := range values {
		p, err := byRole(q, "", []string{v})
		if err != nil {
			return nil, err
		}
		if isCountry(v) && len(p.lanes) == 1 && !slices.ContainsFunc(alone, func(i int) bool { return strings.EqualFold(values[i], v) }) {
			alone = append(alone, len(list))
		}
		list = append(list, p)
	}
	if len(alone) < 2 {
		return list, nil
	}
	a, b := &list[alone[0]], &list[alone[1]]
	key := pairKey(strings.ToUpper(values[alone[0]]), strings.ToUpper(values[alone[1]]))
	pair := part{has: all(a.has, b.has), lanes: []lane{
		{table: `roles`, where: clause{`l.entity = ?`, []any{key}}, tally: [2]string{tallyPair, key}},
		{table: `roles`, where: clause{`l.entity = ?`, []any{crowd}}, tally: [2]string{tallyPair, crowd}, also: all(a.has, b.has)},
	}}
	pair.ids = clause{`SELECT o.happening FROM roles o WHERE o.entity = ? UNION SELECT h.id FROM roles o JOIN happenings h ON h.id = o.happening WHERE o.entity = ? AND ` + pair.has.sql,
		append([]any{key, crowd}, pair.has.args...)}
	list[alone[0]] = pair
	return slices.Delete(list, alone[1], alone[1]+1), nil
}

// byPlace asks for a place whose name has all words of one of the values.
func byPlace(q querier, values []string) (p part, err error) {
	query, args := namesWith("place", values)
	names, few, err := someNames(q, query, args)
	if err != nil || !few {
		return part{has: clause{`h.place IN (` + query + `)`, args},
			ids: clause{`SELECT o.id FROM happenings o WHERE o.place <> '' AND o.place IN (` + query + `)`, args}}, err
	}
	if len(names) == 0 {
		return nobody, nil
	}
	return byColumn("place", names), nil
}

// byTeller asks for a source, or an outlet, whose name has all words of one of the
// values.
func byTeller(q querier, what string, values []string) (p part, err error) {
	query, args := namesWith(what, values)
	names, few, err := someNames(q, query, args)
	if err != nil {
		return p, err
	}
	if !few {
		p.has, p.ids = inRows(`tellers`, all(clause{`o.what = ?`, []any{what}}, clause{`o.name IN (` + query + `)`, args}))
		return p, nil
	}
	if len(names) == 0 {
		return nobody, nil
	}
	p.has, p.ids = inRows(`tellers`, all(clause{`o.what = ?`, []any{what}}, anyOf(`o.name`, names)))
	for _, n := range names {
		p.lanes = append(p.lanes, lane{table: `tellers`, where: clause{`l.what = ? AND l.name = ?`, []any{what, n}}})
	}
	return p, nil
}

// someNames are the names that a query gives, if they are few.
func someNames(q querier, query string, args []any) (names []string, few bool, err error) {
	err = eachRow(q, func(s scanner) error {
		var n string
		err := s.Scan(&n)
		names = append(names, n)
		return err
	}, `SELECT y.name FROM (`+query+`) y LIMIT ?`, append(slices.Clone(args), mostLanes)...)
	return names, len(names) < mostLanes, err
}

// namesWith is the query for the names of a kind of labels that have all words of
// one of the values.
func namesWith(what string, values []string) (query string, args []any) {
	var some []string
	for _, v := range values {
		var all []string
		for _, word := range strings.Fields(foldName(v)) {
			all, args = append(all, `SELECT l.name FROM labels l WHERE l.what = '`+what+`' AND l.word = ?`), append(args, word)
		}
		if len(all) > 0 {
			some = append(some, `SELECT x.name FROM (`+strings.Join(all, ` INTERSECT `)+`) x`)
		}
	}
	if len(some) == 0 {
		return `SELECT l.name FROM labels l WHERE 1 = 0`, nil
	}
	return strings.Join(some, ` UNION `), args
}
