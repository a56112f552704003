package segment_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad"
)

// TestDateline reads datelines of several styles; the bar marks where the
// dateline ends. A text without a bar has none.
func TestDateline(t *testing.T) {
	for _, c := range []struct{ name, cut string }{
		{"place, agency in brackets, dash", "القاهرة (رويترز) -| وصل الوزير"},
		{"place and agency between dashes", "دمشق – سانا –| وصل الوزير"},
		{"long dash", "واشنطن —| وصل الوزير"},
		{"colon", "واشنطن، رويترز:| وصل الوزير"},
		{"capitals and agencies", "عواصم – وكالات:| وصل الوزير"},
		{"agencies alone", "وكالات -| وصل الوزير"},
		{"place and date", "القاهرة 12 مارس (رويترز) -| وصل الوزير"},
		{"place and date in figures", "القاهرة 4-10-2023 رويترز-| وصل الوزير"},
		{"a line of its own", "القاهرة (رويترز)|\nوصل الوزير"},
		{"place and agency, a line of their own", "دمشق – سانا|\nوصل الوزير"},
		{"a line with the day in two calendars", "القاهرة 9 شعبان 1446 هـ الموافق 12 مارس 2025 م سانا|\nوصل الوزير"},
		{"Latin name of the agency", "القاهرة - AFP -| وصل الوزير"},
		{"agency of two words", "دمشق (وكالة وفا) -| وصل الوزير"},
		{"a city that is spelled like a verb", "لندن، المملكة المتحدة (CNN)--| وصل الوزير"},
		{"a city that is named with a verb", "إسلام أباد، باكستان (CNN) --| وصل الوزير"},
		{"a sentence about a capital", "وصل الوزير إلى القاهرة - وهي عاصمة مصر"},
		{"a sentence without a dash", "القاهرة مدينة كبيرة على النيل"},
		{"a dash without a place", "بداية جديدة - وصل الوزير"},
		{"a place too far on", "في صباح يوم من أيام الشتاء الباردة جدا هذا العام خرج الناس إلى كل شوارع مدينة القاهرة - وصل"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := strings.ReplaceAll(c.cut, "|", "")
			var want []string
			if line, _, ok := strings.Cut(c.cut, "|"); ok {
				want = []string{line}
			}
			if got := section(run(t, "عنوان", text), musnad.Dateline); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

// TestDatelineIsASentence holds that what follows a dateline is not read with
// it.
func TestDatelineIsASentence(t *testing.T) {
	d := run(t, "", "القاهرة (رويترز) - وصل الوزير.")
	if len(d.Sentences) != 2 || d.Sentences[0].Section != musnad.Dateline || d.Sentences[1].Section != musnad.Body {
		t.Errorf("got %q", sentences(d))
	}
}

func TestHeadline(t *testing.T) {
	d := run(t, "وصول الوزير", "وصل الوزير.")
	if got := section(d, musnad.Headline); len(got) != 1 || got[0] != d.Article.Title {
		t.Errorf("headline %q, want the title", got)
	}
	if d := run(t, "", "وصل الوزير."); len(d.Sections) > 0 {
		t.Errorf("without a title: sections %v, want none", d.Sections)
	}
}

// TestFurniture marks lines of the page; the bars stand around them.
func TestFurniture(t *testing.T) {
	long := strings.Repeat("وصل الوزير إلى القاهرة ", 9)
	for _, c := range []struct{ name, cut string }{
		{"between paragraphs", "وصل الوزير.\n|اقرأ أيضا: لقاء في دمشق|\nثم جلس."},
		{"at the end", "وصل الوزير.\n|الوسوم: القاهرة|"},
		{"inside a caption", "|الوزير لدى وصوله (صورة أرشيفية)|\nوصل الوزير."},
		{"with other spelling", "وصل الوزير.\n|إقرأ أيضاً: لقاء|"},
		{"a paragraph that only has the words", "اقرأ أيضا " + long},
		{"a word that does not begin the line", "كتب عن الوسوم القديمة"},
		{"none", "وصل الوزير.\nثم جلس."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			if parts := strings.Split(c.cut, "|"); len(parts) == 3 {
				want = parts[1:2]
			}
			d := run(t, "عنوان", strings.ReplaceAll(c.cut, "|", ""))
			if got := section(d, musnad.Furniture); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
			if len(d.Declined) != len(want) {
				t.Errorf("declined %v; want a reason for each line of furniture", d.Declined)
			}
		})
	}
}

// TestFurnitureIsNoTitle holds that a title stays a headline whatever its
// words.
func TestFurnitureIsNoTitle(t *testing.T) {
	d := run(t, "اقرأ أيضا عن القاهرة", "وصل الوزير.")
	if got := section(d, musnad.Furniture); len(got) > 0 {
		t.Errorf("furniture %q, want none", got)
	}
}
