package engine_test

import "testing"

// BenchmarkRead reads every article of the corpus.
func BenchmarkRead(b *testing.B) {
	e := newEngine(b)
	list := articles(b)
	n := 0
	for _, a := range list {
		n += len(a.Title) + len(a.Text)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, a := range list {
			if _, err := e.Read(a); err != nil {
				b.Fatal(err)
			}
		}
	}
}
