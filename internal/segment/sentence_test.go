package segment_test

import (
	"slices"
	"testing"

	"github.com/musnad/musnad"
)

// TestSentences cuts a text; the wanted cuts are marked with a bar.
func TestSentences(t *testing.T) {
	for _, c := range []struct{ name, cut string }{
		{"full stop", "وصل الوزير.| بدأ اللقاء."},
		{"no space after the stop", "وصل الوزير.|بدأ اللقاء"},
		{"no stop at the end", "وصل الوزير.| بدأ اللقاء"},
		{"question", "هل وصل؟| نعم"},
		{"exclamation", "وصل!| نعم"},
		{"Urdu full stop", "وصل۔| نعم"},
		{"comma and semicolon", "وصل، ثم جلس؛ ثم غادر"},
		{"colon", "قال: وصل الوزير"},
		{"two stops end one sentence", "وصل..| ثم غادر"},
		{"three stops without a space", "وصل...|ثم غادر"},
		{"ellipsis as one letter", "وصل… ثم غادر"},
		{"decimal point", "بلغ النمو 3.5 في المئة.| وهذا كثير"},
		{"decimal point of Arabic digits", "بلغ ٣٫٥ في المئة"},
		{"a date in digits", "وصل يوم 12.3.2024 مساء"},
		{"initials of an agency", "قال لـ أ.ف.ب إنه وصل"},
		{"a title of one letter", "وصل د.كمال الراوي"},
		{"closing guillemet", "قال «وصل الوزير.»| ثم جلس"},
		{"closing curly mark", "قال “وصل الوزير.”| ثم جلس"},
		{"closing straight mark", `قال "وصل الوزير."| ثم جلس`},
		{"opening straight mark", `وصل الوزير.| "بدأ اللقاء"`},
		{"closing bracket", "(وصل الوزير.)| ثم جلس"},
		{"stop behind the closing mark", "قال «وصل الوزير».| ثم جلس"},
		{"line end", "وصل الوزير|\nبدأ اللقاء"},
		{"empty lines", "وصل الوزير.|\n\n  \nبدأ اللقاء."},
		{"stop after a number", "عددهم 12.| وصلوا"},
		{"stop after a Latin word", "قال Reuters.| وصل"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, want := uncut(c.cut)
			if got := sentences(run(t, "", text)); !slices.Equal(got, want) {
				t.Errorf("got %d:\n%q\nwant %d:\n%q", len(got), got, len(want), want)
			}
		})
	}
}

func TestSentenceTokens(t *testing.T) {
	d := run(t, "عنوان", "وصل. جلس.\nغادر.")
	want := []musnad.Sentence{
		{First: 0, Last: 1, Section: musnad.Headline, Paragraph: 0},
		{First: 1, Last: 3, Section: musnad.Body, Paragraph: 1},
		{First: 3, Last: 5, Section: musnad.Body, Paragraph: 1},
		{First: 5, Last: 7, Section: musnad.Body, Paragraph: 2},
	}
	if len(d.Sentences) != len(want) {
		t.Fatalf("got %q", sentences(d))
	}
	for i, got := range d.Sentences {
		got.Span = musnad.Span{}
		if got != want[i] {
			t.Errorf("sentence %d: %+v, want %+v", i+1, got, want[i])
		}
	}
}

// TestEveryTokenInOneSentence holds that sentences neither overlap nor leave a
// token out.
func TestEveryTokenInOneSentence(t *testing.T) {
	for _, text := range []string{
		"", "...", "«.»", "وصل.. «جلس.» (غادر!)",
		"القاهرة (رويترز) - وصل الوزير. ثم جلس\n\nاقرأ أيضا: وصل",
	} {
		d := run(t, "عنوان", text)
		next := 0
		for _, s := range d.Sentences {
			if s.First != next || s.Last <= s.First {
				t.Errorf("%q: sentence [%d,%d) after token %d", text, s.First, s.Last, next)
			}
			next = s.Last
		}
		if next != len(d.Tokens) {
			t.Errorf("%q: %d tokens, sentences end at %d", text, len(d.Tokens), next)
		}
	}
}
