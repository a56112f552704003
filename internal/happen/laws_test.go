package happen

import (
	"encoding/json"
	"math/rand"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What Judge calls one happening meets in the table of keys.
func TestSameSharesAKey(t *testing.T) {
	same, pairs := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		for range 20 {
			a := drawReport(t)
			b := drawLike(t, a)
			pairs++
			if !Judge(&a, New(&b)).Same {
				continue
			}
			same++
			if !meets(Keys(&a), Keys(&b)) {
				t.Fatalf("one happening without a common key:\n%v\n%v", Keys(&a), Keys(&b))
			}
		}
	})
	t.Logf("%d of %d pairs are one happening", same, pairs)
	if same < 20 {
		t.Errorf("want at least 20 pairs that are one happening, got %d of %d", same, pairs)
	}
}

func TestKeysAreFewAndSorted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := drawReport(t)
		k := Keys(&r)
		if !slices.IsSorted(k) || len(slices.Compact(slices.Clone(k))) != len(k) || len(k) > 40 {
			t.Fatalf("keys: %d, sorted %v", len(k), slices.IsSorted(k))
		}
	})
}

// A single report is of its own happening or of none, and judged alike by one with
// the roles of report and happening changed.
func TestJudgeIsSymmetricForOneReport(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := drawReport(t)
		b := drawLike(t, a)
		if x, y := Judge(&a, New(&b)), Judge(&b, New(&a)); x.Same != y.Same {
			t.Fatalf("one way %v, the other %v", x, y)
		}
	})
}

func TestSummaryDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := rapid.SliceOfN(rapid.Custom(drawReport), 1, 12).Draw(t, "reports")
		want := bytesOf(summarize(reports))
		shuffled := slices.Clone(reports)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		// The family is that of the founding report.
		if k := slices.IndexFunc(shuffled, func(r Report) bool { return FamilyOf(r.Event) == FamilyOf(reports[0].Event) }); k > 0 {
			shuffled[0], shuffled[k] = shuffled[k], shuffled[0]
		}
		if got := bytesOf(summarize(shuffled)); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

func TestSummarySurvivesBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := rapid.SliceOfN(rapid.Custom(drawReport), 2, 12).Draw(t, "reports")
		whole, half := summarize(reports), summarize(reports[:1])
		var back Summary
		if err := back.UnmarshalBinary([]byte(bytesOf(half))); err != nil {
			t.Fatal(err)
		}
		for i := range reports[1:] {
			back.Add(&reports[1+i])
		}
		if d := cmp.Diff(bytesOf(whole), bytesOf(&back)); d != "" {
			t.Fatal(d)
		}
		r := drawReport(t)
		if d := cmp.Diff(Judge(&r, whole), Judge(&r, &back)); d != "" {
			t.Fatal(d)
		}
	})
}

func TestResolveDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := rapid.SliceOfNDistinct(rapid.Custom(drawReport), 1, 10, func(r Report) Ref { return r.Ref }).Draw(t, "reports")
		want := marshal(t, Resolve(reports))
		shuffled := slices.Clone(reports)
		rand.New(rand.NewSource(rapid.Int64().Draw(t, "seed"))).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		if got := marshal(t, Resolve(shuffled)); got != want {
			t.Fatal(cmp.Diff(want, got))
		}
	})
}

// Each value is said by somebody, and there are no more origins than reports.
func TestResolveNamesWhoSaysIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := rapid.SliceOfNDistinct(rapid.Custom(drawReport), 1, 10, func(r Report) Ref { return r.Ref }).Draw(t, "reports")
		r := Resolve(reports)
		if len(r.Origins) == 0 || len(r.Origins) > len(reports) {
			t.Fatalf("%d origins of %d reports", len(r.Origins), len(reports))
		}
		known := map[string]bool{}
		told := 0
		for _, o := range r.Origins {
			known[o.Key] = true
			told += len(o.Reports)
		}
		if told != len(reports) {
			t.Fatalf("the origins have %d of %d reports", told, len(reports))
		}
		for _, list := range [][]Said{r.Types, r.Statuses, r.Dates, r.Dead} {
			for _, s := range list {
				if len(s.Origins) == 0 || len(s.Reports) == 0 || slices.ContainsFunc(s.Origins, func(o string) bool { return !known[o] }) {
					t.Fatalf("nobody known says %+v", s)
				}
			}
		}
	})
}

func summarize(reports []Report) *Summary {
	s := New(&reports[0])
	for i := range reports[1:] {
		s.Add(&reports[1+i])
	}
	return s
}

func marshal(t *rapid.T, v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func meets(a, b []Key) bool { return set[Key](a).meets(b) }

func bytesOf(s *Summary) string {
	b, _ := s.AppendBinary(nil)
	return string(b)
}
