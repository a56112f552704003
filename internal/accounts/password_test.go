package accounts

import (
	"errors"
	"strings"
	"testing"
)

// TestKeyboards: each pair is one password typed in two ways.
func TestKeyboards(t *testing.T) {
	for _, x := range []struct{ why, one, other string }{
		{"digits", "الجمل ١٢٣ الأزرق", "الجمل 123 الأزرق"},
		{"Persian digits", "الجمل ۱۲۳ الأزرق", "الجمل 123 الأزرق"},
		{"Persian yaa", "\u06CCد الجمل الأزرق", "\u064Aد الجمل الأزرق"},
		{"Persian kaf", "\u06A9لب الجمل الأزرق", "\u0643لب الجمل الأزرق"},
		{"hamza apart", "ا\u0654لجمل الأزرق", "\u0623لجمل الأزرق"},
		{"one lam-alef", "ج\uFEFBمل أزرق سريع", "ج\u0644\u0627مل أزرق سريع"},
		{"a mark nobody sees", "\u200Fالجمل\u200C الأزرق\u202C", "الجمل الأزرق"},
		{"tatweel", "الجمـل الأزرق", "الجمل الأزرق"},
		{"another space", "الجمل\u00A0الأزرق", "الجمل الأزرق"},
		{"accents apart", "trois e\u0301toiles", "trois \u00E9toiles"},
	} {
		one, err1 := preparePassword(x.one)
		other, err2 := preparePassword(x.other)
		if one != other || err1 != nil || err2 != nil {
			t.Errorf("%s: %q, %v and %q, %v", x.why, one, err1, other, err2)
		}
	}
}

// TestKeyboardsDiffer: letters that one keyboard has both are two letters.
func TestKeyboardsDiffer(t *testing.T) {
	for _, pair := range [][2]string{
		{"blue camels", "Blue camels"},
		{"فاطمة وعلي", "فاطمه وعلي"},
		{"أحمد وعلي", "احمد وعلي"},
		{"a b", "ab"},
	} {
		one, _ := preparePassword(pair[0])
		other, _ := preparePassword(pair[1])
		if one == other {
			t.Errorf("%q and %q are one password", pair[0], pair[1])
		}
	}
	for _, bad := range []string{"", "\u200F\u200F", "tab\tin the middle", "null\x00byte in it", strings.Repeat("long ", 1000)} {
		if _, err := preparePassword(bad); !errors.Is(err, ErrInvalid) {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func TestCheckPassword(t *testing.T) {
	for _, good := range []string{"seven blue camels", "الجمل الأزرق السريع", "Tr0ub4dor&3-zebra", "x7#kQ9!vLm2$w", "يشرب قهوته باردة", "passwords are for camels"} {
		if err := checkPassword(good, "rania"); err != nil {
			t.Errorf("%q: %v", good, err)
		}
	}
	for _, bad := range []string{
		"short", "eleven char", "aaaaaaaaaaaaaaaa", "abababababab", "123456789012", "98765432109876", "qwertyuiop[]", "asdfghjkl123", "Password1234!", "P@ssw0rd2026",
		"passwordpassword", "admin.musnad.2026", "rania.rania.1990", "R4n1a-R4n1a-1990", "letmein-letmein-2026", "hunter2hunter2hunter2", "1qaz2wsx3edc", "abcdefghijklmnop",
		"ضصثقفغعهخحجد", "شسيبلاتنمكط12", "كلمة السر 2026", "ابتثجحخدذرزس", strings.Repeat("blue camel ", 40),
	} {
		prepared, err := preparePassword(bad)
		if err == nil {
			err = checkPassword(prepared, "rania")
		}
		if !errors.Is(err, ErrInvalid) {
			t.Errorf("%q is taken", bad)
		}
	}
}
