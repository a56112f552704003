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
// most of those that have a kind of deed are such; else "".
func (s *Summary) apartFrom(mode string) string {
	other, apart, alike := "", 0, 0
	for _, k := range sorted(s.Types) {
		_, m, _ := strings.Cut(k, "/")
		switch {
		case means[m] == "":
		case apartModes(m, mode):
			other, apart = m, apart+s.Types[k]
		default:
			alike += s.Types[k]
		}
	}
	if apart <= alike {
		return ""
	}
	return other
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
	sure, days := count(w.sure)+count(o.sure), max(w.days(), o.days())
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

// nearest is the known place that goes best with p. It is elsewhere if most are.
func (s *Summary) nearest(p Place) (Place, nearness) {
	var best Place
	level, yes, no := elsewhere, 0, 0
	for _, k := range sorted(s.Places) {
		q := s.Places[k]
		n := p.compare(q)
		if n == elsewhere {
			no += q.Count
		} else {
			yes += q.Count
		}
		if best.Name == "" || n > level {
			best, level = q, n
		}
	}
	if no > yes {
		return best, elsewhere
	}
	return best, level
}

// likest is how well the parties of one role go with those known: the best of
// all pairs, with the name known.
func (s *Summary) likest(known map[string]Party, list []musnad.ReadingParty) (likeness, string) {
	best, name, none := stranger, "", true
	for i := range list {
		p := partyOf(&list[i])
		for _, k := range sorted(known) {
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

// all are the parties on whichever side.
func (s *Summary) all() []Party {
	var out []Party
	for _, m := range []map[string]Party{s.Actor, s.Recipient} {
		for _, k := range sorted(m) {
			out = append(out, m[k])
		}
	}
	return out
}

// words is the share of the report's words that are known, of the shorter of
// the two, and how many they are. Words that few of many reports have do
// not count.
func (s *Summary) words(r *Report) (share float64, shared int) {
	known := 0
	for _, n := range s.Words {
		if 4*n >= s.Reports {
			known++
		}
	}
	own := wordSet(r)
	if len(s.Words) == maxWords {
		limit := slices.Max(sorted(s.Words))
		own = slices.DeleteFunc(own, func(h uint32) bool { return h > limit })
	}
	for _, h := range own {
		if n := s.Words[h]; n > 0 && 4*n >= s.Reports {
			shared++
		}
	}
	if shorter := min(known, len(own)); shorter > 0 {
		share = float64(shared) / float64(shorter)
	}
	return share, shared
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
