package happen

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSummaryAsBytes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := drawReport(t)
		s := New(&first)
		for range rapid.IntRange(0, 5).Draw(t, "more") {
			r := drawReport(t)
			s.Add(&r)
		}
		data, _ := s.AppendBinary(nil)
		var back Summary
		if err := back.UnmarshalBinary(data); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(s, &back, cmp.AllowUnexported(row[string, int32]{}, row[windowKey, int32]{}, row[uint32, int32]{}, row[string, Place]{}, row[string, Party]{}, row[string, []Telling]{})); d != "" {
			t.Fatal(d)
		}
		if again, _ := back.AppendBinary(nil); string(again) != string(data) {
			t.Fatal("equal summaries have other bytes")
		}
		cut := rapid.IntRange(0, len(data)-1).Draw(t, "cut")
		if err := back.UnmarshalBinary(data[:cut]); !errors.Is(err, errShape) {
			t.Fatalf("of %d bytes the first %d are read with error %v", len(data), cut, err)
		}
		at := rapid.IntRange(0, len(data)-1).Draw(t, "damaged")
		data[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		_ = back.UnmarshalBinary(data) // it may be read, but nothing panics or takes much memory
	})
}
