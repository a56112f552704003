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
	return slices.ContainsFunc(s.Types, func(r row[string, int32]) bool {
		name, _, _ := strings.Cut(r.key, "/")
		return name == string(t)
	})
}

// apartFrom is a mode of the happening that can't be one with the given, if
// most reports have such a one; else "".
func (s *Summary) apartFrom(mode string) string {
	other, apart := "", 0
	for _, r := range s.Types {
		if _, m, _ := strings.Cut(r.key, "/"); apartModes(m, mode) {
			other, apart = m, apart+int(r.value)
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
	for _, r := range s.Types {
		if _, m, _ := strings.Cut(r.key, "/"); modes[m] {
			n += int(r.value)
		}
	}
	return 2*n > s.Reports
}

// meeting of windows.
type touch struct {
	apart, near bool
	sure        int    // of the two that overlap best, how many are sure
	days        int    // length of the longer of them
	with        window // the days that are known
}

// meet compares w with the days that are known: it is apart if those of most
// reports do not touch it.
func (s *Summary) meet(w window) touch {
	out := touch{apart: true, near: true}
	yes, no := 0, 0
	for _, r := range s.Windows {
		o, n := r.key.window(), int(r.value)
		if o.sure {
			n *= 3 // a day that is told weighs more than one that is guessed
		}
		if !o.near(w) {
			if no == 0 && yes == 0 {
				out.with = o
			}
			no += n
			continue
		}
		yes += n
		out.take(w, o)
	}
	out.apart = no >= yes
	return out
}

// take keeps the best of the windows that touch w.
func (t *touch) take(w, o window) {
	if !o.overlaps(w) {
		if t.near {
			t.with = o
		}
		return
	}
	sure, days := count(w.sure && !w.anyYear)+count(o.sure && !o.anyYear), max(w.days(), o.days())
	if t.near || days <= narrow && t.days > narrow || (days <= narrow) == (t.days <= narrow) && (sure > t.sure || sure == t.sure && days < t.days) {
		t.near, t.sure, t.days, t.with = false, sure, days, o
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
	var support [samePlace + 2]int // by nearness, from elsewhere on
	var best [samePlace + 2]Place
	all := 0
	for i := range s.Places {
		q := &s.Places[i].value
		n := p.compare(*q) - elsewhere
		if support[n] == 0 {
			best[n] = *q
		}
		support[n] += q.Count
		all += q.Count
	}
	if 2*support[0] > all {
		return best[0], elsewhere
	}
	for sum, n := 0, len(support)-1; n > 0; n-- {
		if sum += support[n]; support[n] > 0 && 3*sum >= all {
			return best[n], nearness(n) + elsewhere
		}
	}
	return best[0], unknownPlace
}

// located is p, at the coordinates that another report gives to a place of its name.
func (s *Summary) located(p Place) Place {
	if p.located() || !p.fine() {
		return p
	}
	for i := range s.Places {
		if q := &s.Places[i].value; q.located() && p.compare(*q) == samePlace {
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
func (s *Summary) likest(known table[string, Party], list []musnad.ReadingParty) (likeness, string) {
	best, name, none, most := stranger, "", true, 0
	for i := range known {
		most = max(most, known[i].value.Count)
	}
	for i := range list {
		p := partyOf(&list[i])
		for k := range known {
			q := &known[k].value
			if rareParty*q.Count < most {
				continue
			}
			if l := p.compare(*q); none || l > best {
				best, name, none = l, q.Name, false
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
	for _, side := range []table[string, Party]{s.Actor, s.Recipient} {
		for _, r := range side {
			out = append(out, r.value)
			most = max(most, r.value.Count)
		}
	}
	return slices.DeleteFunc(out, func(p Party) bool { return rareParty*p.Count < most })
}

// shared is the share of a text's words that are known, of the shorter of the two,
// and how many they are. Words that few of many reports have do not count.
func (s *Summary) shared(known counts[uint32], own []uint32) (share float64, n int) {
	frequent := 0
	if len(known) == maxWords {
		n, found := slices.BinarySearch(own, known[maxWords-1].key) // it is ascending
		own = own[:n+count(found)]
	}
	rest := own
	for _, r := range known {
		if 4*int(r.value) < s.Reports {
			continue
		}
		frequent++
		for len(rest) > 0 && rest[0] < r.key {
			rest = rest[1:]
		}
		n += count(len(rest) > 0 && rest[0] == r.key)
	}
	if shorter := min(frequent, len(own)); shorter > 0 {
		share = float64(n) / float64(shorter)
	}
	return share, n
}

// nearestNumber is the known number nearest to n, of two the lower.
func nearestNumber(known set[int], n int) int {
	best := known[0]
	for _, k := range known {
		if abs(k-n) < abs(best-n) {
			best = k
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
