package happen

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

// types are types with their modes.
func (v *view) types() []Said {
	var out []Said
	for i, r := range v.reports {
		out = v.say(out, i, typeOf(r.Event))
	}
	return byWeight(out)
}

// consensusType is the type that most say, of whatever mode, and of that type
// the mode that most say.
func consensusType(types []Said) (musnad.Type, string) {
	votes := map[string]int{}
	best, mode := "", ""
	for _, s := range types {
		name, _, _ := strings.Cut(s.Value, "/")
		votes[name] += len(s.Origins)
	}
	for _, s := range types {
		if name, _, _ := strings.Cut(s.Value, "/"); best == "" || votes[name] > votes[best] {
			best = name
		}
	}
	for _, s := range types {
		if name, m, _ := strings.Cut(s.Value, "/"); name == best && m != "" {
			mode = m
			break
		}
	}
	return musnad.Type(best), mode
}

func (v *view) statuses() []Said {
	var out []Said
	for i, r := range v.reports {
		out = v.say(out, i, string(r.Event.Status))
	}
	return byWeight(out)
}

// dates are the dates that are told, first the one that most support: a date is
// supported by those that say less but nothing else, as a month supports its day.
func (v *view) dates() []Said {
	var out []Said
	for i, r := range v.reports {
		if d := musnad.Text(r.Event.Date); d != "" {
			out = v.say(out, i, d)
		}
	}
	support := map[string]int{}
	for _, a := range out {
		for _, b := range out {
			if a.Value == b.Value || within(a.Value, b.Value) {
				support[a.Value] += len(b.Origins)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Said) int {
		return cmp.Or(cmp.Compare(support[b.Value], support[a.Value]), a.compareWeight(b), cmp.Compare(a.Value, b.Value))
	})
	return out
}

// within reports whether the date a lies wholly in the date b.
func within(a, b string) bool {
	x, errX := calendar.Parse(a)
	y, errY := calendar.Parse(b)
	if errX != nil || errY != nil || x.IsZero() || y.IsZero() {
		return false
	}
	common, ok := x.Intersect(y)
	return ok && common.String() == a
}

// sameDates reports whether two dates may be one.
func sameDates(a, b string) bool {
	x, errX := calendar.Parse(a)
	y, errY := calendar.Parse(b)
	return errX == nil && errY == nil && x.Compatible(y)
}

// places are the places that are told, first the most precise that most support.
func (v *view) places() []Spot {
	var out []Spot
	for i, r := range v.reports {
		p, ok := placeOf(r.Event.Place)
		if !ok {
			continue
		}
		k := slices.IndexFunc(out, func(s Spot) bool {
			return s.ID == p.ID && (p.ID != "" && p.fine() && s.Precision == p.Precision || s.Name == p.Name)
		})
		if k < 0 {
			out, k = append(out, Spot{p, Said{Value: p.Name}}), len(out)
		} else {
			n := out[k].Count + 1
			if p.compareAs(out[k].Place) < 0 {
				out[k].Place = p
			}
			out[k].Value, out[k].Count = out[k].Name, n
		}
		out[k].add(v, i)
	}
	support := make(map[string]int, len(out))
	for _, a := range out {
		for _, b := range out {
			if n := a.compare(b.Place); n == samePlace || n > unknownPlace && rank(a.Precision) <= rank(b.Precision) {
				support[a.Value] += len(b.Origins)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Spot) int {
		return cmp.Or(cmp.Compare(support[b.Value], support[a.Value]), cmp.Compare(rank(a.Precision), rank(b.Precision)),
			a.compareWeight(b.Said), a.compareAs(b.Place))
	})
	return out
}

// rank orders precisions, the finest first; where none is known it may be a
// quarter or a province.
func rank(precision string) int {
	if k := slices.Index([]string{"site", "city", "region", "", "area", "country"}, precision); k >= 0 {
		return k
	}
	return rank("")
}

// voices are the parties of one role, each as told in full, those of most
// origins first.
func (v *view) voices(role func(*musnad.ReadingEvent) []musnad.ReadingParty) []Voice {
	var out []Voice
	for i, r := range v.reports {
		for _, p := range partiesOf(role(r.Event)) {
			k := slices.IndexFunc(out, func(w Voice) bool { return p.key() == w.key() || oneParty(p, w.Party) })
			if k < 0 {
				out, k = append(out, Voice{p, Said{}}), len(out)
			} else if p.compareAs(out[k].Party) < 0 {
				p.Count, out[k].Party = out[k].Count, p
			}
			out[k].add(v, i)
			out[k].Count = len(out[k].Reports)
			out[k].Value = out[k].Name
		}
	}
	slices.SortStableFunc(out, func(a, b Voice) int { return cmp.Or(a.compareWeight(b.Said), a.compareAs(b.Party)) })
	return out
}

// oneParty reports whether two parties are shown as one: one row, or one name of
// two words in one country.
func oneParty(p, q Party) bool {
	if p.ID != "" && q.ID != "" {
		return p.ID == q.ID
	}
	return p.ID == "" && q.ID == "" && p.Country == q.Country && p.Kind == q.Kind && len(nameWords(p.Name)) > 1 && sameName(p.Name, q.Name)
}

// counts are the numbers of people that are told of one kind; where as many origins
// say each, the later first.
func (v *view) counts(of func(musnad.ReadingSize) *int) []Said {
	var out []Said
	for i := len(v.reports) - 1; i >= 0; i-- {
		if n := of(v.reports[i].Event.Size); n != nil {
			out = v.say(out, i, strconv.Itoa(*n))
		}
	}
	for i := range out {
		slices.Reverse(out[i].Reports)
	}
	return byWeight(out)
}

// disagreements are the fields of which two values can't both be true.
func (v *view) disagreements(r *Resolved) []Disagreement {
	out := []Disagreement{}
	add := func(field string, values []Said, differ bool) {
		if differ {
			out = append(out, Disagreement{field, values})
		}
	}
	settled := slices.DeleteFunc(slices.Clone(r.Statuses), func(s Said) bool { return s.Value != string(musnad.Actual) && s.Value != string(musnad.Negated) })
	add("status", settled, len(settled) > 1 && !r.CalledOff)
	add("date", r.Dates, anyPair(r.Dates, func(a, b Said) bool { return !sameDates(a.Value, b.Value) }))
	var spots []Said
	apart := false
	for i, a := range r.Places {
		spots = append(spots, a.Said)
		for _, b := range r.Places[:i] {
			apart = apart || a.compare(b.Place) == elsewhere
		}
	}
	add("place", spots, apart)
	add("dead", r.Dead, len(r.Dead) > 1)
	add("injured", r.Injured, len(r.Injured) > 1)
	add("arrested", r.Arrested, len(r.Arrested) > 1)
	if sides := v.initiators(r); len(sides) > 1 {
		add("initiator", sides, true)
	}
	return out
}

func anyPair(list []Said, differ func(a, b Said) bool) bool {
	for i, a := range list {
		for _, b := range list[:i] {
			if differ(a, b) {
				return true
			}
		}
	}
	return false
}

// initiators are the actors of a one-sided happening of whom no one report names
// both and who are no bodies of one side.
func (v *view) initiators(r *Resolved) []Said {
	if r.Type.Symmetric() {
		return nil
	}
	var out []Said
	for i, a := range r.Actor {
		if a.vague() || a.Name == "" {
			continue
		}
		for k, b := range r.Actor {
			if i != k && !b.vague() && a.compare(b.Party) == stranger && !overlap(a.Reports, b.Reports) {
				out = append(out, a.Said)
				break
			}
		}
	}
	return out
}

func overlap(a, b []Ref) bool {
	return slices.ContainsFunc(a, func(r Ref) bool { return slices.Contains(b, r) })
}
