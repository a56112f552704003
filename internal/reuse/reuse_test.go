package reuse

import "testing"

func TestChunks(t *testing.T) {
	c := NewChunks[int](2)
	var all []*int
	for i := range 5 {
		p := c.One()
		if *p != 0 {
			t.Fatalf("value %d is %d before it is written", i, *p)
		}
		*p = i + 1
		all = append(all, p)
	}
	for i, p := range all {
		if *p != i+1 {
			t.Errorf("value %d has become %d: another has its memory", i, *p)
		}
	}
	c.Release()
	for range 5 {
		if p := c.One(); *p != 0 {
			t.Fatalf("a value is %d after all were taken back", *p)
		}
	}
	if len(c.list) != 3 {
		t.Errorf("%d pieces of memory were made, want 3", len(c.list))
	}
}

func TestZeroed(t *testing.T) {
	old := []int{1, 2, 3}
	s := Zeroed(old, 2)
	if len(s) != 2 || s[0] != 0 || s[1] != 0 {
		t.Errorf("got %v, want two zeros", s)
	}
	if &s[0] != &old[0] {
		t.Error("the old memory was enough and is not used")
	}
	if s = Zeroed(s, 5); len(s) != 5 || s[4] != 0 {
		t.Errorf("got %v, want five zeros", s)
	}
	if g := Grown(s, 4); len(g) != 4 || &g[0] != &s[0] {
		t.Error("Grown does not use memory that is enough")
	}
}
