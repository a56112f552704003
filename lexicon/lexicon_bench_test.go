package lexicon

import "testing"

// BenchmarkLoad is what a start of the program costs.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Log(err)
		}
	}
}
