package temporal_test

import (
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/internal/segment"
	"github.com/musnad/musnad/internal/temporal"
	"github.com/musnad/musnad/lexicon"
)

// timeWords is a lexicon of the words of time, grammar and verbs alone.
func timeWords(t testing.TB) *lexicon.Lexicon {
	lists := fstest.MapFS{"capitals.tsv": {Data: []byte("egy.cap\tcapital\tEGY\tالقاهرة\n")}}
	for _, name := range []string{"time.tsv", "function.tsv", "verbs.tsv"} {
		data, err := os.ReadFile("../../lexicon/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		lists[name] = &fstest.MapFile{Data: data}
	}
	lex, err := lexicon.LoadOnly(lists)
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func read(lex *lexicon.Lexicon, published, text string) *musnad.Document {
	d := &musnad.Document{Article: musnad.Article{Text: text, Published: published}, Text: "\n" + text}
	segment.Run(d, lex)
	temporal.Run(d, lex)
	return d
}

func TestAnchor(t *testing.T) {
	lex := timeWords(t)
	for _, c := range []struct {
		published, want string
		basis           musnad.Basis
		at              string // the letters it was read from
		text            string
	}{
		{"2015-08-11", "2015-08-11", musnad.BasisPublished, "", "اجتمع الوزيران في عمان."},
		{"2015-08", "2015-08", musnad.BasisPublished, "", "اجتمع الوزيران أمس."},
		{
			"2015-08-08", "2015-08-07", musnad.BasisInferred,
			"أمس الخميس",
			"قال الرئيس أمس الخميس إن الاتفاق قريب.",
		},
		{"2015-08-08", "2015-08-08", musnad.BasisPublished, "", "قال الوزير أمس الخميس كذا وقال اليوم السبت كذا."},
		{
			"", "2015-08-11", musnad.BasisDateline,
			"26 شوال 1436 هـ الموافق 11 أغسطس 2015 م",
			"القاهرة 26 شوال 1436 هـ الموافق 11 أغسطس 2015 م - اجتمع الوزيران.",
		},
		{
			"", "2025-02-19", musnad.BasisDateline,
			"20 شعبان 1446 هـ الموافق 19 فبراير 2025 م",
			"القاهرة 20 شعبان 1446 هـ الموافق 19 فبراير 2025 م\nاجتمع الوزيران.",
		},
		{
			"", "XXXX-05-12", musnad.BasisDateline,
			"12 مايو",
			"القاهرة 12 مايو - اجتمع الوزيران اليوم.",
		},
		{"", "", "", "", "في 12 مايو 2020 اجتمع الوزيران."},
		{
			"", "2015-08-10", musnad.BasisInferred,
			"أمس الأحد 9 أغسطس 2015",
			"اجتمع الوزيران أمس الأحد 9 أغسطس 2015 في عمان.",
		},
		{
			"", "2024-06", musnad.BasisInferred,
			"الثلاثاء 11 حزيران /يونيو",
			"اجتمعوا الثلاثاء 11 حزيران /يونيو بعد أول لقاء في أيار 2023 وكانت المحادثات توقفت منتصف العام الماضي.",
		},
		{
			"", "XXXX-06", musnad.BasisInferred,
			"الثلاثاء 11 حزيران",
			"اجتمعوا الثلاثاء 11 حزيران.",
		},
		{
			"", "XXXX-05", musnad.BasisInferred,
			"يوم 18 مايو/أيار الحالي",
			"نشرت السفارة تحذيرا يوم 18 مايو/أيار الحالي.",
		},
		{
			"", "2016", musnad.BasisInferred,
			"العام الماضي 2015",
			"ارتفع العدد مقارنة مع العام الماضي 2015.",
		},
		{"", "", "", "", "وقع الجانبان الاتفاق في 17 نونبر 2020 بعد لقاء في مايو الماضي."},
		{"", "", "", "", "اجتمع الوزيران أمس الثلاثاء."},
	} {
		d := read(lex, c.published, c.text)
		if a := d.Anchor; a.EDTF != c.want || a.Basis != c.basis || d.Letters(a.At) != c.at {
			t.Errorf("published %q: got %q %q from %q, want %q %q: %s", c.published, a.EDTF, a.Basis, d.Letters(a.At), c.want, c.basis, c.text)
		}
	}
}

// A partial day of writing gives values as far as it goes.
func TestPartialAnchor(t *testing.T) {
	lex := timeWords(t)
	for _, c := range []struct{ published, want, text string }{
		{"2022-05", "2022-05", "أمس"},
		{"2022-05", "2022-05", "الأحد الماضي"},
		{"2022-05", "2022-04", "الشهر الماضي"},
		{"2022-05", "2021", "قبل أكثر من عام"},
		{"2022-05", "2022-03", "مارس الماضي"},
		{"2022-05", "2022-04-02", "2 أبريل الماضي"},
		{"2022", "2022", "اليوم"},
		{"2022", "2021", "العام الماضي"},
		{"2009", "2009-XX-19", "التاسع عشر من الشهر الحالي"},
		{"2009", "2008-12/2009-02", "الشتاء الماضي"},
		{"XXXX-05-12", "XXXX-05-11", "أمس"},
		{"XXXX-05-12", "XXXX-05", "الثلاثاء"},
		{"XXXX-05-12", "XXXX-04", "الشهر الماضي"},
		{"", "", "العام الماضي"},
		{"", "XXXX-11", "نوفمبر الماضي"},
	} {
		d := read(lex, c.published, c.text)
		if len(d.Times) != 1 || d.Times[0].Value != c.want {
			t.Errorf("%q: got %v, want %s: %s", c.published, d.Times, c.want, c.text)
		}
	}
}

// Whatever is read: times stand in the order of the text, do not overlap, lie
// in their tokens, and have values of their kind.
func checkTimes(t *testing.T, d *musnad.Document) {
	end := 0
	for _, m := range d.Times {
		if m.Start < end || m.Empty() || m.End > len(d.Text) || m.First >= m.Last {
			t.Fatalf("%v after byte %d: %q", m, end, d.Text)
		}
		end = m.End
		if m.Start < d.Tokens[m.First].Start || m.End != d.Tokens[m.Last-1].End {
			t.Errorf("%v is not its tokens: %q", m, d.Letters(m.Span))
		}
		checkValue(t, m)
	}
}

func checkValue(t *testing.T, m musnad.Mention) {
	if m.Kind == musnad.Duration {
		if !strings.HasPrefix(strings.TrimPrefix(m.Value, "-"), "P") {
			t.Errorf("duration %q", m.Value)
		}
		return
	}
	if e, err := calendar.Parse(m.Value); m.Value != "" && (err != nil || e.String() != m.Value) {
		t.Errorf("value %q: %v", m.Value, err)
	}
}

func FuzzRun(f *testing.F) {
	lex := timeWords(f)
	f.Add("2021-05-20", "من 7 يوليو(تموز)الماضي، وحتى الخامس من الشهر الجاري")
	f.Add("", "ليل السبت/الأحد 29 فبراير 1900 و30 شباط")
	f.Add("9999-12-31", "بعد غد، منذ ثلاثة قرون وقبل 9999999 سنة خلال الـ48 ساعة المقبلة")
	f.Add("0000-01-01", "أول أمس قبل عقدين، النصف الأول من القرن الماضي، 30/12/1500هـ")
	f.Fuzz(func(t *testing.T, published, text string) {
		if _, err := calendar.Parse(published); err != nil {
			published = ""
		}
		checkTimes(t, read(lex, published, strings.ToValidUTF8(text, "?")))
	})
}

// TestRandomWords puts the words of the list in any order beside digits.
func TestRandomWords(t *testing.T) {
	lex := timeWords(t)
	var words []string
	for _, r := range lex.Rows {
		if r.File != "time.tsv" {
			continue
		}
		for _, f := range r.Forms {
			words = append(words, f.Text, "ال"+f.Text, "و"+f.Text)
		}
	}
	words = append(words, "و", "في", "من", "إلى", "بين", "3", "11", "31", "2015", "1436", "48", "،", "(", ")", "/", "-", ".", "2015-08-11")
	anchors := []string{"", "2021-05-20", "2021-05", "2021", "9999-12-31", "0000-01-01", "XXXX-05"}
	seed := uint32(1)
	next := func(n int) int {
		seed = seed*1664525 + 1013904223
		return int(seed>>8) % n
	}
	for range 3000 {
		var b strings.Builder
		for range 40 {
			b.WriteString(words[next(len(words))] + " ")
		}
		checkTimes(t, read(lex, anchors[next(len(anchors))], b.String()))
	}
}

// Reading takes time in proportion to the text, whatever stands in it.
func BenchmarkRepeated(b *testing.B) {
	lex := timeWords(b)
	for _, word := range []string{"نحو", "آب", "1 و", "قبل", "مساء", "السبت", "من 5 إلى", "منذ نهاية"} {
		for _, n := range []int{1000, 4000} {
			d := &musnad.Document{Text: "\n" + strings.Repeat(word+" ", n)}
			segment.Run(d, lex)
			b.Run(word+strconv.Itoa(n), func(b *testing.B) {
				b.SetBytes(int64(len(d.Text)))
				for b.Loop() {
					d.Times, d.Declined = nil, nil
					temporal.Run(d, lex)
				}
			})
		}
	}
}

func BenchmarkRun(b *testing.B) {
	lex := timeWords(b)
	const sentence = "قال الوزير أمس الأربعاء إن الوفد الذي وصل في 11 أغسطس/آب الماضي سيغادر بعد يومين إلى عمان. "
	d := &musnad.Document{Article: musnad.Article{Published: "2015-08-13"}, Text: "\n" + strings.Repeat(sentence, 30)}
	segment.Run(d, lex)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		d.Times, d.Declined = nil, nil
		temporal.Run(d, lex)
	}
}
