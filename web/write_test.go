package web

import "testing"

func TestDates(t *testing.T) {
	ar := &Page{Lang: Arabic, Settings: Settings{Digits: LatinDigits, Calendar: Levantine}}
	egypt := &Page{Lang: Arabic, Settings: Settings{Digits: ArabicDigits, Calendar: Egyptian}}
	hijri := &Page{Lang: Arabic, Settings: Settings{Calendar: Hijri}}
	en := &Page{Lang: English, Settings: Settings{Digits: ArabicDigits, Calendar: Maghrebi}}
	for _, c := range []struct {
		p          *Page
		edtf, want string
	}{
		{ar, "2024-06-11", "11 حزيران 2024"},
		{egypt, "2024-06-11", "١١ يونيو ٢٠٢٤"},
		{hijri, "2025-10-12", "20 ربيع الآخر 1447 هـ (12 تشرين الأول 2025 م)"},
		{en, "2024-06-11", "11 June 2024"},
		{en, "2024-06-10/2024-06-12", "10 June 2024 to 12 June 2024"},
		{en, "2024-06/..", "since June 2024"},
		{en, "../2024-06", "until June 2024"},
		{en, "2024-06-11~", "about 11 June 2024"},
		{en, "2024-06?", "June 2024 (uncertain)"},
		{en, "XXXX-06-11", "11 June year unknown"},
		{en, "198X", "the 1980s"},
		{en, "2024-06-XX", "June 2024"},
		{en, "no date at all", "no date at all"},
	} {
		if got := c.p.date(c.edtf); got != c.want {
			t.Errorf("%s %v: %q, want %q", c.edtf, c.p.Settings, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	latin := &Page{Lang: Arabic}
	arabic := &Page{Lang: Arabic, Settings: Settings{Digits: ArabicDigits}}
	for n, want := range map[int][2]string{0: {"0", "٠"}, 999: {"999", "٩٩٩"}, 1234: {"1,234", "١٬٢٣٤"}, 1234567: {"1,234,567", "١٬٢٣٤٬٥٦٧"}, -1234: {"-1,234", "-١٬٢٣٤"}, -123: {"-123", "-١٢٣"}} {
		if got := latin.number(n); got != want[0] {
			t.Errorf("%d: %q, want %q", n, got, want[0])
		}
		if got := arabic.number(n); got != want[1] {
			t.Errorf("%d: %q, want %q", n, got, want[1])
		}
	}
}

func TestPieces(t *testing.T) {
	text := "عنوان\nقال الوزير"
	asked := Span{10, 16}
	pars := paragraphs(text, []Span{{6, 9}}, &asked)
	if len(pars) != 2 || pars[1].at != 6 {
		t.Fatalf("%+v", pars)
	}
	var whole string
	for _, x := range pars[1].pieces {
		whole += x.text
	}
	if whole != "قال الوزير" {
		t.Errorf("the pieces are %q", whole)
	}
	want := []piece{{text: "قال", marked: true}, {text: " "}, {text: "الوزير", asked: true, anchor: "t=10-16"}}
	for i, x := range pars[1].pieces {
		if x != want[i] {
			t.Errorf("piece %d: %+v, want %+v", i, x, want[i])
		}
	}
}
