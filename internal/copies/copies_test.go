package copies

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/musnad/musnad/corpus"
)

// texts are the project's own articles that are long enough to be cut.
func texts(t *testing.T) []string {
	all, err := corpus.Articles()
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, a := range all {
		if len(strings.Fields(a.Text)) >= 80 {
			out = append(out, a.Text)
		}
	}
	if len(out) < 20 {
		t.Fatalf("want 20 articles of 80 words to measure on, got %d", len(out))
	}
	return out
}

// variants are what editors do to an agency's report. want is the least share of
// the articles whose variant must be found.
var variants = []struct {
	name string
	edit func(text, other string) string
	want float64
}{
	{"same", func(s, _ string) string { return s }, 1},
	{"first line added", func(s, o string) string { return firstWords(o, 12) + "\n" + s }, 1},
	{"end cut by a third", func(s, _ string) string { return firstWords(s, len(strings.Fields(s))*2/3) }, 1},
	{"end cut by 45 per cent", func(s, _ string) string { return firstWords(s, len(strings.Fields(s))*55/100) }, 0.95},
	{"figures changed", changeFigures, 1},
	{"spelling changed", respell, 1},
	{"every 20th word changed", func(s, _ string) string { return everyWord(s, 20) }, 0.9},
	{"every 10th word changed", func(s, _ string) string { return everyWord(s, 10) }, 0.4},
}

func TestVariantsAreFound(t *testing.T) {
	all := texts(t)
	for _, v := range variants {
		found, keyed, sum := 0, 0, 0.0
		for i, s := range all {
			a, b := Of(s), Of(v.edit(s, all[(i+1)%len(all)]))
			sum += Similarity(a, b)
			if Copies(a, b) && Copies(b, a) {
				found++
				if meet(a.Bands(), b.Bands()) {
					keyed++
				}
			}
		}
		n := float64(len(all))
		t.Logf("%-24s found %.2f of %d, by bands %.2f, mean resemblance %.2f", v.name, float64(found)/n, len(all), float64(keyed)/n, sum/n)
		if float64(keyed)/n < v.want {
			t.Errorf("%s: found %d of %d by their bands, want %.2f", v.name, keyed, len(all), v.want)
		}
	}
}

func TestOthersAreNotFound(t *testing.T) {
	all := texts(t)
	highest, copied := 0.0, 0
	for i, s := range all {
		for _, o := range all[:i] {
			a, b := Of(s), Of(o)
			highest = max(highest, Similarity(a, b))
			if Copies(a, b) {
				copied++
			}
		}
	}
	t.Logf("%d pairs are copies, the highest resemblance is %.2f", copied, highest)
	// The corpus has reports that are copies on purpose: their names say so.
	if copied > 3 {
		t.Errorf("%d pairs of different articles are called copies", copied)
	}
}

func TestPartOfALongerArticle(t *testing.T) {
	all := texts(t)
	found, keyed := 0, 0
	for i, s := range all {
		before, after := all[(i+1)%len(all)], all[(i+2)%len(all)]
		a, whole := Of(s), Of(before+"\n"+s+"\n"+after)
		if Within(a, whole) || Copies(a, whole) {
			found++
			if meet(a.Bands(), whole.Bands()) {
				keyed++
			}
		}
		if Within(whole, a) {
			t.Errorf("article %d: the longer text is called a part of the shorter", i)
		}
	}
	t.Logf("of %d reports inside articles three times as long %d are found, %d by their keys", len(all), found, keyed)
	if float64(keyed) < 0.9*float64(len(all)) {
		t.Errorf("want 0.9 found by their keys, got %d of %d", keyed, len(all))
	}
}

func TestCommonSaysWhichPart(t *testing.T) {
	all := texts(t)
	part := all[0]
	whole := all[1] + "\n" + part + "\n" + all[2]
	got := Common(whole, part)
	if len(got) != 1 {
		t.Fatalf("want one stretch, got %v", got)
	}
	if s := strings.TrimSpace(part); !strings.HasPrefix(s, whole[got[0][0]:got[0][1]]) || got[0][1]-got[0][0] < len(s)-8 {
		t.Errorf("want the part itself, got bytes %v of %d", got[0], len(whole))
	}
	if got := Common(all[1], all[2]); len(got) > 0 {
		t.Errorf("two articles have a stretch in common: %v", got)
	}
}

func TestShortTextsAreLikeNothing(t *testing.T) {
	s := Of("وصل الوزير إلى العاصمة صباح اليوم")
	if !s.Empty() || len(s.Bands()) > 0 || Copies(s, s) || Similarity(s, s) > 0 || Within(s, s) {
		t.Errorf("a text of six words has a signature: %+v", s)
	}
}

func TestBinary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"قال", "الوزير", "إن", "الوفد", "وصل", "إلى", "5"}), 0, 300).Draw(t, "words")
		a := Of(strings.Join(words, " "))
		raw, err := a.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		var b Signature
		if err := b.UnmarshalBinary(raw); err != nil {
			t.Fatal(err)
		}
		if again, _ := b.MarshalBinary(); string(again) != string(raw) || Copies(a, b) == a.Empty() {
			t.Fatalf("read back as another: %d bytes, then %d", len(raw), len(again))
		}
		cut := raw[:rapid.IntRange(0, len(raw)-1).Draw(t, "cut")]
		if err := b.UnmarshalBinary(cut); err == nil && len(cut)%8 != len(raw)%8 {
			t.Fatalf("%d of %d bytes are read without an error", len(cut), len(raw))
		}
	})
}

func BenchmarkOf(b *testing.B) {
	all, err := corpus.Articles()
	if err != nil {
		b.Fatal(err)
	}
	for i := 0; b.Loop(); i++ {
		Of(all[i%len(all)].Text)
	}
}

func meet(a, b []uint64) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

func firstWords(s string, n int) string {
	w := strings.Fields(s)
	return strings.Join(w[:min(n, len(w))], " ")
}

// changeFigures makes each digit another.
func changeFigures(s, _ string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0' + (r-'0'+3)%10
		}
		return r
	}, s)
}

// respell writes as many papers do.
func respell(s, _ string) string {
	return strings.NewReplacer("أ", "ا", "إ", "ا", "ة ", "ه ", "ي ", "ى ", "د", "د\u064f").Replace(s)
}

func everyWord(s string, n int) string {
	w := strings.Fields(s)
	for i := n - 1; i < len(w); i += n {
		w[i] = "كلمة"
	}
	return strings.Join(w, " ")
}
