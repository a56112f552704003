package reuse

import "testing"

func TestPieces(t *testing.T) {
	var p Pieces[int]
	if p.Room(0) != nil {
		t.Error("no room was asked for and some was given")
	}
	a := append(p.Room(2), 1, 2)
	b := p.Keep([]int{3, 4, 5})
	a = append(a, 9) // beyond its room: it must move
	if b[0] != 3 || a[2] != 9 {
		t.Errorf("got %v and %v: one wrote into the other's memory", a, b)
	}
	long := p.Room(atLeast + 1)
	if cap(long) != atLeast+1 {
		t.Errorf("room for %d, want %d", cap(long), atLeast+1)
	}
	p.Release()
	if c := p.Room(2)[:2]; &c[0] != &p.list[0][0] || c[0] != 0 || c[1] != 0 {
		t.Errorf("memory that was taken back is not used again, or not cleared: %v", c)
	}
}
