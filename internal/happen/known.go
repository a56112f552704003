package happen

import (
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
)

func itoa(n int) string { return strconv.Itoa(n) }

// edition names one version of one article.
func (r Ref) edition() string { return r.Article + "@" + itoa(r.Version) }

// hasType reports whether a report tells the happening by the type.
func (s *Summary) hasType(t musnad.Type) bool {
	for k := range s.Types {
		if name, _, _ := strings.Cut(k, "/"); name == string(t) {
			return true
		}
	}
	return false
}

// apartFrom is a mode of the happening that can't be one with the given, if
// most reports have such a one; else "".
func (s *Summary) apartFrom(mode string) string {
	other, apart := "", 0
	for _, k := range sorted(s.Types) {
		if _, m, _ := strings.Cut(k, "/"); apartModes(m, mode) {
			other, apart = m, apart+s.Types[k]
		}
	}
	if 2*apart <= s.Reports {
		return ""
	}
	return other
}

// mostly reports whether most reports have one of the modes.
func (s *Summary) mostly(modes map[string]bool) bool {
	n := 0
	for k, reports := range s.Types {
		if _, m, _ := strings.Cut(k, "/"); modes[m] {
			n += reports
		}
	}
	return 2*n > s.Reports
}

// meeting of windows.
type touch struct {
	apart, near bool
	sure        int    // of the two that overlap best, how many are sure
	days        int    // length of the longer of them
	with        string // the days that are known
}

// meet compares w with the days that are known: it is apart if those of most
// reports do not touch it.
func (s *Summary) meet(w window) touch {
	out := touch{apart: true, near: true}
	yes, no := 0, 0
	for _, k := range sorted(s.Windows) {
		o, ok := parseWindow(k)
		if !ok {
			continue
		}
		n := s.Windows[k]
		if o.sure {
			n *= 3 // a day that is told weighs more than one that is guessed
		}
		if !o.near(w) {
			no += n
			if out.with == "" {
				out.with = k
			}
			continue
		}
		yes += n
		out.take(w, o, k)
	}
	out.apart = no >= yes
	return out
}

// take keeps the best of the windows that touch w.
func (t *touch) take(w, o window, name string) {
	if !o.overlaps(w) {
		if t.near {
			t.with = name
		}
		return
	}
	sure, days := count(w.sure && !w.anyYear)+count(o.sure && !o.anyYear), max(w.days(), o.days())
	if t.near || days <= narrow && t.days > narrow || (days <= narrow) == (t.days <= narrow) && (sure > t.sure || sure == t.sure && days < t.days) {
		t.near, t.sure, t.days, t.with = false, sure, days, name
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nearest is the known place that goes best with p, as far as one place in three
// goes so well: what one report says of many does not draw others after it. It is
// elsewhere if most are.
func (s *Summary) nearest(p Place) (Place, nearness) {
	p = s.located(p)
	support, all := map[nearness]int{}, 0
	best := map[nearness]Place{}
	for _, k := range sorted(s.Places) {
		q := s.Places[k]
		n := p.compare(q)
		if support[n] == 0 {
			best[n] = q
		}
		support[n] += q.Count
		all += q.Count
	}
	if 2*support[elsewhere] > all {
		return best[elsewhere], elsewhere
	}
	for sum, n := 0, samePlace; n > elsewhere; n-- {
		if sum += support[n]; support[n] > 0 && 3*sum >= all {
			return best[n], n
		}
	}
	return best[elsewhere], unknownPlace
}

// located is p, at the coordinates that another report gives to a place of its name.
func (s *Summary) located(p Place) Place {
	if p.located() || !p.fine() {
		return p
	}
	for _, k := range sorted(s.Places) {
		if q := s.Places[k]; q.located() && p.compare(q) == samePlace {
			p.Lat, p.Lon, p.Precision = q.Lat, q.Lon, q.Precision
			return p
		}
	}
	return p
}

// rareParty is the share of the most told party of a role below which a party is
// left out: who one report of many names may be that report's own.
const rareParty = 5

// likest is how well the parties of one role go with those known: the best of
// all pairs, with the name known.
func (s *Summary) likest(known map[string]Party, list []musnad.ReadingParty) (likeness, string) {
	best, name, none, most := stranger, "", true, 0
	for _, q := range known {
		most = max(most, q.Count)
	}
	keys := sorted(known)
	for i := range list {
		p := partyOf(&list[i])
		for _, k := range keys {
			if rareParty*known[k].Count < most {
				continue
			}
			if l := p.compare(known[k]); none || l > best {
				best, name, none = l, known[k].Name, false
			}
		}
	}
	if none {
		return unknownParty, ""
	}
	return best, name
}

// all are the parties on whichever side, but those that few name.
func (s *Summary) all() []Party {
	var out []Party
	most := 0
	for _, m := range []map[string]Party{s.Actor, s.Recipient} {
		for _, k := range sorted(m) {
			out = append(out, m[k])
			most = max(most, m[k].Count)
		}
	}
	return slices.DeleteFunc(out, func(p Party) bool { return rareParty*p.Count < most })
}

// shared is the share of a text's words that are known, of the shorter of the two,
// and how many they are. Words that few of many reports have do not count.
func (s *Summary) shared(known map[uint32]int, own []uint32) (share float64, n int) {
	frequent := 0
	for _, k := range known {
		if 4*k >= s.Reports {
			frequent++
		}
	}
	if len(known) == maxWords {
		limit := uint32(0)
		for h := range known {
			limit = max(limit, h)
		}
		n, found := slices.BinarySearch(own, limit) // it is ascending
		own = own[:n+count(found)]
	}
	for _, h := range own {
		if k := known[h]; k > 0 && 4*k >= s.Reports {
			n++
		}
	}
	if shorter := min(frequent, len(own)); shorter > 0 {
		share = float64(n) / float64(shorter)
	}
	return share, n
}

// nearestCount is the known count nearest to n, of two the lower.
func nearestCount(known map[int]int, n int) int {
	best, first := 0, true
	for _, k := range sorted(known) {
		if first || abs(k-n) < abs(best-n) {
			best, first = k, false
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// sorted are the keys of a map in their order.
func sorted[K interface{ ~int | ~uint32 | ~string }, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
