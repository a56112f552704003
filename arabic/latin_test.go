package arabic

import (
	"testing"
)

func TestTransliterate(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"عبد الرحمن الخطيب", "Abdel Rahman al-Khatib"},
		{"عبدالرحمن", "Abdel Rahman"},
		{"بن سلمان", "Bin Salman"},
		{"كريم بن سالم", "Karim bin Salem"},
		{"أبو مازن", "Abu Mazen"},
		{"أم قصر", "Umm Qasr"},
		{"صلاح الدين", "Salah al-Din"},
		{"نصر الله", "Nasrallah"},
		{"هبة الله", "Hibatullah"},
		{"عبد الله", "Abdullah"},
		{"عبدالله", "Abdullah"},
		{"العبد الله", "al-Abdullah"},
		{"عطا الله", "Atallah"},
		{"آل الشيخ", "Al al-Sheikh"},
		{"قلعة الحصن", "Qalaat al-Hosn"},
		{"بركة", "Birka"},
		{"الشرع", "al-Sharaa"},
		{"سعد", "Saad"},
		{"بدر", "Badr"},
		{"مجاهد", "Mujahed"},
		{"أنور", "Anwar"},
		{"زياد", "Ziad"},
		{"جوهر", "Jawhar"},
		{"حيدر", "Haidar"},
		{"الهاشمي", "al-Hashimi"},
		{"وائل", "Wael"},
		{"علاء", "Alaa"},
		{"زهراء", "Zahra"},
		{"إيران", "Iran"},
		{"إيفانوف", "Ifanov"},
		{"پژمان گوران", "Pazhman Goran"},
		{"كاک ئاڤان", "Kak Avan"},
		{"مُحَمَّد", "Muhmid"},
		{"John", "John"},
		{"", ""},
	} {
		if got := Transliterate(c.name); got != c.want {
			t.Errorf("Transliterate(%s) = %q, want %q", c.name, got, c.want)
		}
	}
}

// TestTransliterateTotal tries every letter of the script alone and between others.
func TestTransliterateTotal(t *testing.T) {
	for r := rune(0x600); r < 0x10000; r++ {
		if !IsLetter(r) {
			continue
		}
		for _, name := range []string{string(r), "ب" + string(r) + "ر", string(r) + string(r), "ال" + string(r), "عبد " + string(r), string(r) + " الله"} {
			got := Transliterate(name)
			if got == "" && Bare(name) != "" {
				t.Errorf("%U: nothing for %q", r, name)
			}
			for _, c := range got {
				if c >= 0x80 {
					t.Errorf("%U: %q in Latin letters is %q", r, name, got)
					break
				}
			}
		}
	}
}

func FuzzTransliterate(f *testing.F) {
	f.Add("عبد الله")
	f.Add("ا ء ع\u0640")
	f.Fuzz(func(t *testing.T, name string) {
		for _, c := range Transliterate(name) {
			if c >= 0x80 {
				t.Fatalf("%q is not ASCII", c)
			}
		}
	})
}
