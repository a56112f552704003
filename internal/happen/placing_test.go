package happen

import (
	"testing"

	"github.com/musnad/musnad"
)

func crowd(name, country, kind string) musnad.ReadingParty {
	return musnad.ReadingParty{Name: ptr(name), Country: ptr(country), Kind: kind}
}

// raid is told without a date, of one side against another.
func raid(by, on musnad.ReadingParty, place *musnad.ReadingPlace) func(e *musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Type, e.Actor, e.Recipient, e.Place = musnad.Assault, []musnad.ReadingParty{by}, []musnad.ReadingParty{on}, place
	}
}

// Two events of an article that tells them in two towns do not go to one happening,
// though either could.
func TestWhatAnArticleTellsAsTwo(t *testing.T) {
	known := tell("a", "2031-05-04", bombing("2031-05-03", nil, 7))
	first := tell("b", "2031-05-04", bombing("2031-05-03", town, 7))
	second := tell("b", "2031-05-04", bombing("2031-05-03", south, 7))
	second.Ref.At = [2]int{200, 205}
	list, ids := []*Summary{New(&known)}, []string{"h"}
	var p Placing
	k, _, v := p.Choices(&first, ids, list)
	if k != 0 {
		t.Fatalf("the first is of none: %+v", v)
	}
	if k, _, v := new(Placing).Choices(&second, ids, list); k != 0 {
		t.Fatalf("alone the second is of none: %+v", v)
	}
	p.Put(&first, "h", list[0], v)
	if k, _, v := p.Choices(&second, ids, list); k != -1 {
		t.Errorf("bombings of two towns are one: %+v", v)
	}
}

// Articles without a date that tell two other happenings in common were written in
// the same days.
func TestCompanyDates(t *testing.T) {
	army, rebels := crowd("الجيش", "LBN", "MIL"), crowd("مدنيين", "LBN", "CVL")
	old := tell("a", "", raid(army, rebels, town))
	r := tell("b", "", raid(army, rebels, town))
	r.Ref.At = [2]int{300, 305}
	other := func(article string) Report { return tell(article, "", meet("", khoury, najm)) }
	list, ids := []*Summary{New(&old)}, []string{"h"}
	var p Placing
	if p.Dates() {
		t.Error("an article of which nothing is known is dated by others")
	}
	for n, id := range []string{"x", "y"} {
		if k, _, v := p.Choices(&r, ids, list); k != -1 {
			t.Errorf("with %d other happenings in common they are one: %+v", n, v)
		}
		theirs, ours := other("a"), other("b")
		p.Put(&ours, id, New(&theirs), Verdict{})
	}
	if k, _, v := p.Choices(&r, ids, list); k != 0 || !p.Dates() {
		t.Errorf("with two other happenings in common they are not one: %+v", v)
	}
}
