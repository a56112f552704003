package happen

import (
	"slices"
	"testing"

	"github.com/musnad/musnad"
)

// tell makes a report of an event; change says what it tells.
func tell(article, published string, change func(e *musnad.ReadingEvent)) Report {
	e := &musnad.ReadingEvent{Type: musnad.Consult, Status: musnad.Actual}
	change(e)
	return Report{Ref: Ref{Article: article, Version: 1, At: [2]int{1, 5}}, Event: e, Published: published, Outlet: "صحيفة " + article}
}

func person(name, id, country string) musnad.ReadingParty {
	p := musnad.ReadingParty{Name: ptr(name), Country: ptr(country), Kind: "GOV"}
	if id != "" {
		p.ID = ptr("person." + id)
	}
	return p
}

var (
	khoury = person("سامي الخوري", "khoury", "LBN")
	najm   = person("وليد النجم", "najm", "SYR")
	hadi   = person("هادي سليم", "", "LBN")
	fadi   = person("فادي سليم", "", "LBN")
	town   = &musnad.ReadingPlace{Name: "مدينة الميناء", Country: ptr("LBN"), Lat: ptr(34.45), Lon: ptr(35.81), Precision: ptr("city"), ID: ptr("place.mina")}
	south  = &musnad.ReadingPlace{Name: "صور", Country: ptr("LBN"), Lat: ptr(33.27), Lon: ptr(35.2), Precision: ptr("city"), ID: ptr("place.tyre")}
	abroad = &musnad.ReadingPlace{Name: "أنقرة", Country: ptr("TUR"), ID: ptr("tur.cap"), Precision: ptr("city")}
)

func meet(date string, who ...musnad.ReadingParty) func(e *musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Actor, e.Date = who, ptr(date)
	}
}

func bombing(date string, place *musnad.ReadingPlace, dead int) func(e *musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Type, e.Mode, e.Place = musnad.Assault, ptr("explosives"), place
		e.Clause = "انفجرت سيارة مفخخة أمام السوق القديم"
		if date != "" {
			e.Date = ptr(date)
		}
		if dead >= 0 {
			e.Size.Dead = ptr(dead)
		}
	}
}

func TestJudge(t *testing.T) {
	plain := func(date string, dead int) func(e *musnad.ReadingEvent) {
		return func(e *musnad.ReadingEvent) { bombing(date, town, dead)(e); e.Clause = "" }
	}
	for _, c := range []struct {
		name string
		a, b Report
		want bool
	}{
		{"two who met on one day", tell("a", "2031-05-04", meet("2031-05-03", khoury, najm)), tell("b", "2031-05-05", meet("2031-05-03", najm, khoury)), true},
		{"a plan and what came of it", tell("a", "2031-05-01", func(e *musnad.ReadingEvent) {
			meet("2031-05-03", khoury, najm)(e)
			e.Status = musnad.Future
		}), tell("b", "2031-05-04", meet("2031-05-03", khoury, najm)), true},
		{"the same two a month later", tell("a", "2031-05-04", meet("2031-05-03", khoury, najm)), tell("b", "2031-06-04", meet("2031-06-03", khoury, najm)), false},
		{"one of them and somebody else", tell("a", "2031-05-04", meet("2031-05-03", khoury, najm)), tell("b", "2031-05-04", meet("2031-05-03", khoury, person("رامي دغيم", "dughaim", "TUR"))), false},
		{"one name and nothing else", tell("a", "", meet("", khoury)), tell("b", "", meet("", khoury)), false},
		{"names that are only alike", tell("a", "2031-05-04", meet("2031-05-03", hadi)), tell("b", "2031-05-04", meet("2031-05-03", fadi)), false},
		{"one bombing", tell("a", "2031-05-04", plain("2031-05-03", 7)), tell("b", "2031-05-04", plain("2031-05-03", 9)), true},
		{"a bombing told without a date the day after", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-04", bombing("", town, 7)), true},
		{"bombings in two towns", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-04", bombing("2031-05-03", south, 7)), false},
		{"bombings in two countries", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-04", bombing("2031-05-03", abroad, 7)), false},
		{"bombings in one town a week apart", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-14", bombing("2031-05-10", town, 7)), false},
		{"a bombing and an arrest", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-04", func(e *musnad.ReadingEvent) {
			bombing("2031-05-03", town, 7)(e)
			e.Type, e.Mode = musnad.Coerce, ptr("arrest")
		}), false},
		{"a bombing and a kidnapping", tell("a", "2031-05-04", bombing("2031-05-03", town, 7)), tell("b", "2031-05-04", func(e *musnad.ReadingEvent) {
			bombing("2031-05-03", town, 7)(e)
			e.Mode = ptr("abduct")
		}), false},
	} {
		v := Judge(&c.a, New(&c.b))
		if v.Same != c.want {
			t.Errorf("%s: want %v, got %+v", c.name, c.want, v)
		}
		if v.Same && !meets(Keys(&c.a), Keys(&c.b)) {
			t.Errorf("%s: no common key", c.name)
		}
	}
}

func TestEventsOfOneArticleStayApart(t *testing.T) {
	first := tell("a", "2031-05-04", bombing("2031-05-03", town, 7))
	other := tell("a", "2031-05-04", func(e *musnad.ReadingEvent) {
		bombing("2031-05-03", town, 2)(e)
		e.Recipient = []musnad.ReadingParty{{Name: ptr("شرطيين"), Country: ptr("LBN"), Kind: "COP"}}
	})
	other.Ref.At = [2]int{200, 205}
	if v := Judge(&other, New(&first)); v.Same {
		t.Errorf("two events of one article with other parties are one happening: %+v", v)
	}
	elsewhere := other
	elsewhere.Ref.Article = "b"
	if v := Judge(&elsewhere, New(&first)); !v.Same {
		t.Errorf("the same of two articles is not: %+v", v)
	}
}

func TestChoices(t *testing.T) {
	r := tell("c", "2031-05-04", bombing("2031-05-03", town, 7))
	far := tell("a", "2031-05-04", bombing("2031-05-03", south, 7))
	near := tell("b", "2031-05-04", bombing("2031-05-03", town, 7))
	choose := func(list ...*Summary) (int, Verdict) {
		k, _, v := new(Placing).Choices(&r, []string{"x", "y"}[:len(list)], list)
		return k, v
	}
	if k, v := choose(New(&far), New(&near)); k != 1 || !v.Same || len(v.Reasons) < 3 {
		t.Errorf("want the second with its reasons, got %d %+v", k, v)
	}
	if k, v := choose(New(&far)); k != -1 || v.Same || !slices.ContainsFunc(v.Against, func(r Reason) bool { return r.Kind == "place" }) {
		t.Errorf("want none, and the place against it; got %d %+v", k, v)
	}
	if k, _ := choose(); k != -1 {
		t.Errorf("want none of none, got %d", k)
	}
}

func TestUnite(t *testing.T) {
	var here, there []Report
	for _, id := range []string{"a", "b", "c"} {
		here = append(here, tell(id, "2031-05-04", bombing("2031-05-03", town, 7)))
		there = append(there, tell(id+id, "2031-05-04", bombing("2031-05-03", south, 7)))
	}
	again := []Report{tell("d", "2031-05-05", bombing("2031-05-03", town, 7))}
	if v := Unite(again, summarize(here)); !v.Same {
		t.Errorf("one bombing in two happenings is not united: %+v", v)
	}
	if v := Unite(there, summarize(here)); v.Same {
		t.Errorf("two bombings are united: %+v", v)
	}
	again = append(again, tell("a", "2031-05-04", func(e *musnad.ReadingEvent) {
		bombing("2031-05-03", town, 7)(e)
		e.Mode = ptr("aerial")
	}))
	if v := Unite(again, summarize(here)); v.Same {
		t.Errorf("two events of one article are brought together: %+v", v)
	}
}

// What several tell without a day finds the one of that day, where most of its reports
// are of it; what both have a day for is not asked.
func TestUniteDated(t *testing.T) {
	side := crowd("طفل لبناني", "LBN", "CVL")
	burning := func(e *musnad.ReadingEvent) {
		raid(militia, side, town)(e)
		e.Clause = "أحرق المسلحون منزل العائلة في الحي القديم"
	}
	var undated, dated, other []Report
	for _, id := range []string{"a", "b", "c"} {
		undated = append(undated, tell(id, "", burning))
		dated = append(dated, tell(id+id, "2031-05-04", burning))
		other = append(other, tell(id+id+id, "2031-05-04", raid(militia, side, town)))
	}
	known := summarize(dated)
	if !Datable(summarize(undated), known) || Datable(known, summarize(other)) || Datable(summarize(undated[:2]), known) {
		t.Error("what has a day and what has none are not told apart")
	}
	if v := UniteDated(undated, known); !v.Same {
		t.Errorf("in most of the words they are one: %+v", v)
	}
	half := append(undated[:2:2], other[:2]...)
	if v := Unite(half, summarize(undated)); !v.Same {
		t.Errorf("two reports of four are of it, but it is none to one that tells both: %+v", v)
	}
	if v := UniteDated(half, summarize(undated)); v.Same {
		t.Errorf("only two reports of four are of it: %+v", v)
	}
}
