package arabic

import (
	"strings"
	"testing"
)

func TestReadCardinal(t *testing.T) {
	for _, c := range []struct {
		want, used int
		text       string
	}{
		{3, 1, "ثلاثة أيام"},
		{11, 2, "أحد عشر يوما"},
		{12, 2, "اثنتي عشرة سنة"},
		{15, 2, "الخمسة عشر مترا"},
		{25, 2, "خمس وعشرين ساعة"},
		{24, 2, "الأربع والعشرين ساعة"},
		{3, 1, "ثلاثة وأربعة"},
		{20, 1, "عشرين"},
		{100, 1, "مائة عام"},
		{110, 2, "مئة وعشرة"},
		{125, 3, "مئة وخمسة وعشرين شخصا"},
		{300, 2, "ثلاث مئة"},
		{315, 3, "ثلاثمئة وخمسة عشر قتيلا"},
		{1900, 2, "ألف وتسعمئة"},
		{2011, 3, "ألفين وأحد عشر"},
		{5000, 2, "خمسة آلاف"},
		{10000, 2, "عشرة آلاف"},
		{200000, 2, "مئتا ألف"},
		{1200000, 3, "مليون ومئتي ألف نازح"},
		{3000542, 5, "ثلاثة ملايين وخمسمئة واثنين وأربعين"},
		{1000, 1, "ألف مليون"},
		{0, 0, "شخص"},
		{0, 0, ""},
	} {
		words := strings.Fields(FoldBare(c.text))
		if got, used := ReadCardinal(words); got != c.want || used != c.used {
			t.Errorf("got %d of %d words, want %d of %d: %s", got, used, c.want, c.used, c.text)
		}
	}
}

func TestReadOrdinal(t *testing.T) {
	for _, c := range []struct {
		want, used int
		text       string
	}{
		{1, 1, "الأول من"},
		{1, 1, "الأولى"},
		{2, 1, "الثانية"},
		{11, 2, "الحادي عشر"},
		{13, 2, "الثالثة عشرة"},
		{19, 2, "التاسع عشر والحادي والعشرين"},
		{21, 2, "الحادي والعشرين من"},
		{4, 1, "الرابع والثامن"},
		{10, 1, "العاشر"},
		{30, 1, "الثلاثين من"},
		{0, 0, "الحدود"},
		{0, 0, ""},
	} {
		words := strings.Fields(FoldBare(c.text))
		if got, used := ReadOrdinal(words); got != c.want || used != c.used {
			t.Errorf("got %d of %d words, want %d of %d: %s", got, used, c.want, c.used, c.text)
		}
	}
}

func FuzzReadCardinal(f *testing.F) {
	f.Add("ثلاثة ملايين وخمسمئة واثنين وأربعين ألف")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		n, used := ReadCardinal(words)
		if used > len(words) || n < 0 || n >= 1e12 || (n == 0) != (used == 0) {
			t.Errorf("%d of %d words: %q", n, used, text)
		}
	})
}
