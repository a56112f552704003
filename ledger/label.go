package ledger

import (
	"cmp"
	"strings"

	"github.com/musnad/musnad"
)

// label notes the words of a name of some kind, by which it is found: of an outlet,
// a source or a place. There are few names, and each is noted once.
func (w *writer) label(what, name string) error {
	if name == "" || w.l.warm.noted("\x00"+what+" "+name) {
		return nil
	}
	folded := foldName(name)
	for _, word := range strings.Fields(folded) {
		if err := w.addLabels.add(what, word, folded); err != nil {
			return err
		}
	}
	return nil
}

// voice notes an outlet or an origin as it was written first.
func (w *writer) voice(what, name, kind, country string) error {
	if name == "" || w.l.warm.noted("\x01"+what+" "+name) {
		return nil
	}
	return w.exec(`INSERT INTO voices (what, name, label, kind, country) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`, what, foldName(name), name, kind, country)
}

// meetEvent notes everything that an event of a version names. What an event named is
// noted for good, so that it does not matter when the tables are written.
func (w *writer) meetEvent(v *Version, e *musnad.ReadingEvent, count bool) error {
	if err := w.meet(e, count); err != nil {
		return err
	}
	if err := w.label("outlet", v.Outlet); err != nil {
		return err
	}
	for i := range e.Sources {
		if err := w.label("source", musnad.Text(e.Sources[i].Name)); err != nil {
			return err
		}
	}
	if s := farEnd(e); s != nil {
		if err := w.voice(tallyOrigin, musnad.Text(s.Name), s.Kind, musnad.Text(s.Country)); err != nil {
			return err
		}
	}
	return w.meetPlace(e.Place)
}

// meetPlace notes a place as it was told first.
func (w *writer) meetPlace(p *musnad.ReadingPlace) error {
	if p == nil || p.Name == "" {
		return nil
	}
	if err := w.label("place", p.Name); err != nil {
		return err
	}
	id := spotOf(musnad.Text(p.ID), p.Name, musnad.Text(p.Country))
	if w.l.warm.noted("\x02" + id) {
		return nil
	}
	var lat, lon float64
	if p.Lat != nil && p.Lon != nil {
		lat, lon = *p.Lat, *p.Lon
	}
	return w.exec(`INSERT INTO places (id, name, country, lat, lon, detail) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		id, p.Name, musnad.Text(p.Country), lat, lon, musnad.Text(p.Precision))
}

// spotOf is the id of a place: the word list's own, or its letters with its country.
func spotOf(id, name, country string) string {
	return cmp.Or(id, "n:"+foldName(name)+":"+cmp.Or(country, "-"))
}
