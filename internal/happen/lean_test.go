package happen

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// What reports say together is the same after they were kept as bytes.
func TestReportsAsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Custom(drawReport), 1, 6).Draw(t, "reports")
		data := AppendReports(nil, list)
		back, err := ReadReports(data)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(marshal(t, Resolve(slices.Clone(list))), marshal(t, Resolve(back))); d != "" {
			t.Fatal(d)
		}
		if again := AppendReports(nil, back); string(again) != string(data) {
			t.Fatal("what was read is written otherwise")
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
		if _, err := ReadReports(data[:cut]); !errors.Is(err, errShape) {
			t.Fatalf("of %d bytes the first %d are read with error %v", len(data), cut, err)
		}
	})
}
