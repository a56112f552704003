package happen

import (
	"testing"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
)

var (
	militia   = musnad.ReadingParty{Name: ptr("كتائب النهر"), Country: ptr("LBN"), Kind: "REB", ID: ptr("group.river")}
	guards    = musnad.ReadingParty{Name: ptr("حراس الجبل"), Country: ptr("LBN"), Kind: "REB", ID: ptr("group.guards")}
	province  = &musnad.ReadingPlace{Name: "شمال لبنان", Country: ptr("LBN"), Lat: ptr(34.4), Lon: ptr(36.0), Precision: ptr("region"), ID: ptr("place.north")}
	unlisted  = &musnad.ReadingPlace{Name: "العين", Country: ptr("LBN")}
	theSpring = &musnad.ReadingPlace{Name: "بلدة العين", Country: ptr("LBN"), Lat: ptr(34.46), Lon: ptr(35.83), Precision: ptr("city"), ID: ptr("place.spring")}
)

func seizure(by musnad.ReadingParty) func(e *musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		e.Type, e.Mode, e.Actor, e.Place = musnad.Coerce, ptr("seize"), []musnad.ReadingParty{by}, town
	}
}

func clause(text string, change func(e *musnad.ReadingEvent)) func(e *musnad.ReadingEvent) {
	return func(e *musnad.ReadingEvent) {
		change(e)
		e.Clause = text
	}
}

// burnt tells of a child that was burnt, and of nobody who did it.
func burnt(words string, place *musnad.ReadingPlace) func(e *musnad.ReadingEvent) {
	return clause(words, func(e *musnad.ReadingEvent) {
		e.Type, e.Mode, e.Recipient, e.Place = musnad.Assault, ptr("primitive"), []musnad.ReadingParty{crowd("طفل لبناني", "LBN", "CVL")}, place
	})
}

// quoted tells of strikes by nobody in particular.
func quoted(words string) func(e *musnad.ReadingEvent) {
	return clause(words, func(e *musnad.ReadingEvent) {
		e.Type, e.Mode, e.Place = musnad.Assault, ptr("aerial"), &musnad.ReadingPlace{Name: "لبنان", Country: ptr("LBN"), ID: ptr("lbn"), Precision: ptr("country")}
	})
}

// One happening as outlets tell it, and two that look alike.
func TestJudgeStories(t *testing.T) {
	soldiers, child := crowd("الجيش", "LBN", "MIL"), crowd("طفل لبناني", "LBN", "CVL")
	wound := func(e *musnad.ReadingEvent) {
		bombing("", town, 2)(e)
		e.Clause, e.Size.Injured = "", ptr(9)
		e.Recipient = []musnad.ReadingParty{child}
	}
	victims := func(place *musnad.ReadingPlace) func(e *musnad.ReadingEvent) {
		return clause("سقوط طفل ضحية رصاص طائش", func(e *musnad.ReadingEvent) {
			e.Type, e.Recipient, e.Place = musnad.Assault, []musnad.ReadingParty{child}, place
			if place == nil {
				e.Clause = "مقتل الطفل برصاص طائش"
			}
		})
	}
	kidnap := func(e *musnad.ReadingEvent) {
		raid(militia, child, town)(e)
		e.Mode = ptr("abduct")
	}
	for _, c := range []struct {
		name string
		a, b Report
		want bool
	}{
		{"two tolls and the town, without a date", tell("a", "", wound), tell("b", "2031-05-04", wound), true},
		{"a town alone, without a date", tell("a", "", bombing("", town, -1)), tell("b", "2031-05-04", func(e *musnad.ReadingEvent) {
			bombing("2031-05-03", town, -1)(e)
			e.Clause = ""
		}), false},
		{"forces that fight, nobody says where", tell("a", "2031-05-04", raid(militia, soldiers, nil)), tell("b", "2031-05-04", raid(militia, soldiers, nil)), false},
		{"forces that fight in one town", tell("a", "2031-05-04", raid(militia, soldiers, town)), tell("b", "2031-05-04", raid(militia, soldiers, town)), true},
		{"forces that fight in a town and on a mountain", tell("a", "2031-05-04", raid(militia, soldiers, town)), tell("b", "2031-05-04", raid(militia, soldiers, unlisted)), false},
		{"a victim, with the land and without", tell("a", "2031-05-04", victims(&musnad.ReadingPlace{Name: "لبنان", Country: ptr("LBN"), ID: ptr("lbn"), Precision: ptr("country")})), tell("b", "2031-05-04", victims(nil)), true},
		{"an attack, and a kidnapping that day", tell("a", "2031-05-04", func(e *musnad.ReadingEvent) {
			raid(guards, soldiers, province)(e)
		}), tell("b", "2031-05-04", kidnap), false},
		{"a village that is on no map, and the same on one", tell("a", "2031-05-04", raid(militia, soldiers, unlisted)), tell("b", "2031-05-04", raid(militia, soldiers, theSpring)), true},
		{"one side by its word, in all the words of the clause", tell("a", "2031-05-04", burnt("بعد جريمة إحراق الطفل", nil)), tell("b", "2031-05-04", burnt("استنكار جريمة إحراق الطفل في العين", theSpring)), true},
		{"one side by its word, in other words", tell("a", "2031-05-04", burnt("مقتل الطفل بنار مجهولة المصدر", nil)), tell("b", "2031-05-04", burnt("استنكار جريمة إحراق الطفل في العين", theSpring)), false},
		{"a sentence that both quote", tell("a", "", quoted("أعطينا توجيهات لسلسلة ثالثة من الضربات المتواصلة والعمليات جارية حاليا")), tell("b", "", quoted("أعطينا توجيهات لسلسلة ثالثة من الضربات المتواصلة والعمليات جارية حاليا")), true},
		{"a few words that both use", tell("a", "", quoted("توجيهات لسلسلة ضربات")), tell("b", "", quoted("توجيهات لسلسلة ضربات")), false},
	} {
		if v := Judge(&c.a, New(&c.b)); v.Same != c.want {
			t.Errorf("%s: want %v, got %+v", c.name, c.want, v)
		}
	}
}

// Who fights for a town is not who takes it.
func TestTakers(t *testing.T) {
	var known []Report
	for _, id := range []string{"a", "b", "c"} {
		known = append(known, tell(id, "2031-05-04", seizure(militia)), tell(id+id, "2031-05-04", func(e *musnad.ReadingEvent) {
			e.Type, e.Actor, e.Place = musnad.Assault, []musnad.ReadingParty{militia, guards}, town
		}))
	}
	s := summarize(known)
	again, lost := tell("d", "2031-05-04", seizure(militia)), tell("d", "2031-05-04", seizure(guards))
	if v := Judge(&again, s); !v.Same {
		t.Errorf("the capture of the town is not one: %+v", v)
	}
	if v := Judge(&lost, s); v.Score >= Judge(&again, s).Score-3 {
		t.Errorf("that the others took it is told as well: %+v", v)
	}
}

// A place without coordinates lies where another report of its name has it.
func TestLocated(t *testing.T) {
	known := tell("a", "2031-05-04", raid(militia, guards, theSpring))
	p, _ := placeOf(unlisted)
	s := New(&known)
	if q := s.located(p); q.Lat != 34.46 || q.Precision != "city" {
		t.Errorf("%+v", q)
	}
	if q := New(&Report{Event: &musnad.ReadingEvent{Place: south}}).located(p); q.Lat != 0 {
		t.Errorf("it lies at another place: %+v", q)
	}
}

// A crowd is its word, and not the country that everybody there has.
func TestCrowds(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want likeness
	}{
		{"رضيع فلسطيني", "الرضيع", sameCrowd},
		{"شاب فلسطيني", "رضيع فلسطيني", sameKind},
		{"الفلسطينيين", "فلسطينيون", sameCrowd},
		{"مستوطنون إسرائيليون", "المستوطنين", sameCrowd},
	} {
		p, q := crowd(c.a, "PSE", "CVL"), crowd(c.b, "PSE", "CVL")
		if got := partyOf(&p).compare(partyOf(&q)); got != c.want {
			t.Errorf("%s and %s: want %d, got %d", c.a, c.b, c.want, got)
		}
	}
}

// What the plural and the ending of a verb add is no other word.
func TestSkeleton(t *testing.T) {
	for _, list := range [][]string{{"يحرقون", "حرق"}, {"هجمات", "هجوم", "هجمه"}, {"مسؤولين", "مسؤوليه", "مسؤول"}, {"فلسطين", "فلسطيني", "فلسطينيين"}, {"لبنان", "لبناني"}} {
		for _, w := range list[1:] {
			if skeleton(w) != skeleton(list[0]) {
				t.Errorf("%s is %s, and %s is %s", list[0], skeleton(list[0]), w, skeleton(w))
			}
		}
	}
	if skeleton("نار") == skeleton("نور") {
		t.Error("short words are one")
	}
}

// Days of which nobody says the year are apart from others, and go with the same in
// any year.
func TestYearless(t *testing.T) {
	at := func(date string) *Report {
		r := tell(date, "", func(e *musnad.ReadingEvent) {
			raid(militia, crowd("طفل لبناني", "LBN", "CVL"), town)(e)
			e.Date = ptr(date)
		})
		return &r
	}
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"XXXX-05-03", "2031-05-03", true},
		{"XXXX-12-31", "2031-01-01", true},
		{"XXXX-01-01", "2031-12-31", true},
		{"XXXX-05-03", "XXXX-05-04", true},
		{"XXXX-05-03", "2031-08-07", false},
		{"XXXX-05-03", "XXXX-08-07", false},
		{"XXXX-05", "2031-08-07", false},
	} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			if v := Judge(at(pair[0]), New(at(pair[1]))); v.Same != c.want {
				t.Errorf("%s and %s: want %v, got %+v", pair[0], pair[1], c.want, v)
			}
		}
	}
}

func TestWindowAsNumber(t *testing.T) {
	day := calendar.Date{Year: 2031, Month: 5, Day: 3}.Ordinal()
	some := calendar.Date{Year: someYear, Month: 5, Day: 3}.Ordinal()
	for want, w := range map[string]window{
		"2031-05-03":             {first: day, last: day, sure: true},
		"2031-05-03?":            {first: day, last: day},
		"2031-05-03/2031-05-04?": {first: day, last: day + 1},
		"XXXX-05-03":             {first: some, last: some, sure: true, anyYear: true},
		"XXXX-05-03/XXXX-05-07":  {first: some, last: some + 4, sure: true, anyYear: true},
	} {
		if got := w.key().window(); got != w || got.String() != want || w.key() == 0 {
			t.Errorf("%s comes back as %+v, written %s", want, got, got)
		}
	}
	if a, b := (window{first: day, last: day, sure: true}), (window{first: day + 1, last: day + 1}); a.key() >= b.key() {
		t.Error("a later day comes first")
	}
}
