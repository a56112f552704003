package ledger

import (
	"cmp"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/internal/search"
)

// entityOf is the id of whom a party names: the word list's own, or the state and
// its arm, or the name's letters with its country. It is empty for who is only
// known to be somebody.
func entityOf(p *musnad.ReadingParty) string {
	name, country := musnad.Text(p.Name), musnad.Text(p.Country)
	switch {
	case musnad.Text(p.ID) != "":
		return musnad.Text(p.ID)
	case name != "":
		return "n:" + strings.ReplaceAll(foldName(name), " ", "_") + ":" + cmp.Or(strings.ToLower(country), "-")
	case country != "" && p.Kind != "":
		return strings.ToLower(country) + ":" + strings.ToLower(p.Kind)
	}
	return ""
}

// entityOfVoice is the id of a party as a happening tells of it.
func entityOfVoice(v *Voice) string {
	return entityOf(&musnad.ReadingParty{Name: pointer(v.Name), Country: pointer(v.Country), Kind: v.Kind, ID: pointer(v.Party.ID)})
}

var roleNames = []string{"actor", "recipient", "mediator"}

// partiesOf gives every party of an event with its role.
func partiesOf(e *musnad.ReadingEvent, yield func(role string, p *musnad.ReadingParty)) {
	for k, list := range [][]musnad.ReadingParty{e.Actor, e.Recipient, e.Mediator} {
		for i := range list {
			yield(roleNames[k], &list[i])
		}
	}
}

// meet notes entities that an event names, and how it writes them; the writings of
// an event that is only read again are not counted again.
func (w *writer) meet(e *musnad.ReadingEvent, count bool) (err error) {
	partiesOf(e, func(_ string, p *musnad.ReadingParty) {
		if err == nil {
			err = w.meetOne(p, count)
		}
	})
	return err
}

func (w *writer) meetOne(p *musnad.ReadingParty, count bool) error {
	id := entityOf(p)
	if id == "" {
		return nil
	}
	if !w.l.warm.noted(id) {
		if err := w.addEntities.add(id, id, p.Kind, musnad.Text(p.Country), musnad.Text(p.English)); err != nil {
			return err
		}
	}
	if name := musnad.Text(p.Name); name != "" {
		return w.written(id, name, count)
	}
	return nil
}

// correctedParties are the parties that a correction puts in a role.
func correctedParties(d *Decision) (list []musnad.ReadingParty, err error) {
	if slices.Contains(roleNames, d.Field) {
		err = json.Unmarshal(d.Value, &list)
	}
	return list, err
}

// meetCorrected notes the entities, or the place, that a correction names.
func (w *writer) meetCorrected(d *Decision) error {
	if d.Field == "place" {
		var p *musnad.ReadingPlace
		if err := json.Unmarshal(d.Value, &p); err != nil {
			return err
		}
		return w.meetPlace(p)
	}
	list, err := correctedParties(d)
	for i := range list {
		if err == nil {
			err = w.meetOne(&list[i], true)
		}
	}
	return err
}

// written notes one way in which an entity is written, and under which words it
// is found.
func (w *writer) written(id, name string, count bool) error {
	folded, more := foldName(name), 0
	if count {
		more = 1
	}
	w.names[[3]string{folded, id, name}] += more
	for _, word := range nameWords(name) {
		if w.l.warm.noted(word + " " + id) {
			continue
		}
		if err := w.addNameWords.add(word, id); err != nil {
			return err
		}
	}
	return nil
}

// nameWords are the words under which a name is found, folded: of a name that is
// written apart its parts too.
func nameWords(name string) (out []string) {
	search.Words(name, func(w *search.Word) bool {
		out = append(out, w.Folded)
		for _, p := range w.Parts {
			out = append(out, foldName(p))
		}
		return true
	})
	return out
}

// flushEntities writes what relane, meet and tally gathered.
func (w *writer) flushEntities() error {
	rows := rowWriter{w: w, into: `names (name, entity, written, times)`, columns: 4, end: ` ON CONFLICT (name, entity, written) DO UPDATE SET times = names.times + excluded.times`}
	for _, n := range sortedRows(w.names) {
		if err := rows.add(n[0], n[1], n[2], w.names[n]); err != nil {
			return err
		}
	}
	clear(w.names)
	return errors.Join(rows.flush(), w.addRoles.flush(), w.addTellers.flush(), w.flushTallies())
}

func sortedRows[T any](m map[[3]string]T) [][3]string {
	keys := make([][3]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b [3]string) int { return slices.Compare(a[:], b[:]) })
	return keys
}

func (w *writer) exec(query string, args ...any) error {
	_, err := w.tx.Exec(query, args...)
	return err
}
