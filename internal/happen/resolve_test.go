package happen

import (
	"slices"
	"testing"

	"github.com/musnad/musnad"
)

func source(kind, name string) musnad.ReadingSource {
	s := musnad.ReadingSource{Kind: kind, Stance: "says"}
	if name != "" {
		s.Name = ptr(name)
	}
	return s
}

func TestOrigins(t *testing.T) {
	sourced := func(article, copied string, chain ...musnad.ReadingSource) Report {
		r := tell(article, "2031-05-04", bombing("2031-05-03", town, 7))
		r.Event.Sources, r.Copy = chain, copied
		return r
	}
	for _, c := range []struct {
		name    string
		reports []Report
		want    int
	}{
		{"two outlets", []Report{sourced("a", ""), sourced("b", "")}, 2},
		{"two copies", []Report{sourced("a", "c1"), sourced("b", "c1")}, 1},
		{"a named end that two relay", []Report{sourced("a", "", source("agency", "وكالة الساحل"), source("official", "وزير الداخلية")), sourced("b", "", source("official", "وزير الداخلية"))}, 1},
		{"two named ends", []Report{sourced("a", "", source("official", "وزير الداخلية")), sourced("b", "", source("person", "سامي الخوري"))}, 2},
		{"unnamed ends of two outlets", []Report{sourced("a", "", source("unnamed", "مصادر")), sourced("b", "", source("unnamed", ""))}, 2},
		{"unnamed ends of two copies", []Report{sourced("a", "c1", source("unnamed", "مصادر")), sourced("b", "c1", source("unnamed", "مصادر"))}, 1},
		{"an outlet's own word and a name", []Report{sourced("a", ""), sourced("a", "", source("person", "سامي الخوري"))}, 2},
	} {
		for i := range c.reports {
			c.reports[i].Ref.At[0] = i
		}
		if r := Resolve(c.reports); len(r.Origins) != c.want {
			t.Errorf("%s: want %d origins, got %+v", c.name, c.want, r.Origins)
		}
	}
}

func TestDisagreements(t *testing.T) {
	reports := []Report{
		tell("a", "2031-05-04", bombing("2031-05-03", town, 7)),
		tell("b", "2031-05-04", bombing("2031-05", town, 7)),
		tell("c", "2031-05-05", bombing("2031-05-02", town, 9)),
	}
	reports[0].Event.Actor = []musnad.ReadingParty{{Name: ptr("حركة الجبل"), Country: ptr("LBN"), Kind: "REB", ID: ptr("group.jabal")}}
	reports[2].Event.Actor = []musnad.ReadingParty{{Name: ptr("حركة السهل"), Country: ptr("LBN"), Kind: "REB", ID: ptr("group.sahl")}}
	r := Resolve(reports)
	var fields []string
	for _, d := range r.Disagreements {
		fields = append(fields, d.Field)
	}
	if want := []string{"date", "dead", "initiator"}; !slices.Equal(fields, want) {
		t.Errorf("want %v, got %v", want, fields)
	}
	// The month supports both days; the seven dead of two origins stand before nine.
	if r.Date != "2031-05-03" && r.Date != "2031-05-02" || r.Dead[0].Value != "7" || len(r.Dead[0].Origins) != 2 {
		t.Errorf("date %s, dead %+v", r.Date, r.Dead)
	}
	if r.Type != musnad.Assault || r.Mode != "explosives" || r.Place.Name != town.Name || r.Articles != 3 || r.Outlets != 3 {
		t.Errorf("got %+v", r)
	}
}

func TestAMonthDoesNotContradictItsDay(t *testing.T) {
	r := Resolve([]Report{tell("a", "2031-05-04", bombing("2031-05", town, 7)), tell("b", "2031-05-05", bombing("2031-05", town, 7)), tell("c", "2031-05-05", bombing("2031-05-03", town, 7))})
	if len(r.Disagreements) > 0 || r.Date != "2031-05-03" {
		t.Errorf("want the day without disagreement, got %s, %+v", r.Date, r.Disagreements)
	}
}

func TestLifeOfAPlan(t *testing.T) {
	step := func(article, published, date string, status musnad.Status) Report {
		return tell(article, published, func(e *musnad.ReadingEvent) {
			meet(date, khoury, najm)(e)
			e.Status = status
		})
	}
	hoped := step("a", "2031-05-01", "2031-05", musnad.Hypothetical)
	planned := step("b", "2031-05-03", "2031-05-10", musnad.Future)
	moved := step("c", "2031-05-08", "2031-05-12", musnad.Future)
	held := step("d", "2031-05-13", "2031-05-12", musnad.Actual)
	off := step("e", "2031-05-11", "2031-05-12", musnad.Negated)

	r := Resolve([]Report{held, moved, planned, hoped})
	var life []musnad.Status
	for _, s := range r.Life {
		life = append(life, s.Status)
	}
	if want := []musnad.Status{musnad.Hypothetical, musnad.Future, musnad.Future, musnad.Actual}; !slices.Equal(life, want) || r.Status != musnad.Actual {
		t.Errorf("want %v, got %v; status %s", want, life, r.Status)
	}
	if r.Overdue("2031-06-01") {
		t.Error("what was held is overdue")
	}
	if r := Resolve([]Report{moved, planned}); r.Overdue("2031-05-12") || !r.Overdue("2031-05-13") || r.Overdue("?") || r.Status != musnad.Future {
		t.Errorf("a plan that was moved to the 12th: %+v", r)
	}
	if r := Resolve([]Report{off, moved, planned}); r.Status != musnad.Negated || !r.CalledOff || r.Overdue("2031-06-01") {
		t.Errorf("want called off, got %s %v", r.Status, r.CalledOff)
	}
	denied := Resolve([]Report{held, off})
	if denied.CalledOff || !slices.ContainsFunc(denied.Disagreements, func(d Disagreement) bool { return d.Field == "status" }) {
		t.Errorf("held and denied: want a disagreement, got %+v", denied.Disagreements)
	}
}

func TestResolveOfNothing(t *testing.T) {
	if r := Resolve(nil); len(r.Origins) > 0 || r.Date != "" || r.Overdue("2031-05-01") {
		t.Errorf("got %+v", r)
	}
}
