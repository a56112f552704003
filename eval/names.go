package eval

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/musnad/musnad/arabic"
)

// normalize makes spellings comparable. It is the measure's own definition, not
// the engine's folding: how good a reading is must not move when the engine
// learns to fold a letter more.
func normalize(s string) string {
	s = strings.Map(comparable, norm.NFKC.String(s))
	return cases.Lower(language.Und).String(strings.Join(strings.Fields(s), " "))
}

// comparable maps a code point to the one that stands for it, to a space if it
// is part of no word, to nothing if it is not written as a letter.
func comparable(r rune) rune {
	switch r {
	case arabic.AlefHamzaAbove, arabic.AlefHamzaBelow, arabic.AlefMadda, arabic.AlefWasla:
		return arabic.Alef
	case arabic.AlefMaksura, arabic.YehHamza:
		return arabic.Yeh
	case arabic.TehMarbuta:
		return arabic.Heh
	case arabic.WawHamza:
		return arabic.Waw
	case arabic.Tatweel, arabic.SuperscriptAlef:
		return -1
	}
	switch {
	case r >= 0x64B && r <= 0x65F, r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E:
		return -1
	case unicode.IsLetter(r), unicode.IsNumber(r), r == '_':
		return r
	}
	return ' '
}

// isSpace is white space as the measure's definition has it: Unicode's, and the
// four separators of ASCII.
func isSpace(r rune) bool { return unicode.IsSpace(r) || r >= 0x1C && r <= 0x1F }

var articles = []string{
	"وال",
	"بال",
	"كال",
	"فال",
	"لل",
	"ال",
}

// bare takes the article and what is glued to it off a word.
func bare(w string) string {
	for _, p := range articles {
		if rest, ok := strings.CutPrefix(w, p); ok && utf8.RuneCountInString(rest) >= 2 {
			return rest
		}
	}
	return w
}

type wordSet map[string]bool

func bareWords(s string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(normalize(s)) {
		set[bare(w)] = true
	}
	return set
}

func (s wordSet) within(t wordSet) bool {
	for w := range s {
		if !t[w] {
			return false
		}
	}
	return true
}

// classWords say what kind of thing a name is and may be left out of it.
var classWords = wordsOf("من في على بن ابن حركة تنظيم جماعة قوات حزب صحيفة وكالة موقع قناة شبكة")

func wordsOf(list string) wordSet {
	set := wordSet{}
	for _, w := range strings.Fields(list) {
		set[normalize(w)] = true
	}
	return set
}

// nameWords are the words that tell a name: without class words and single
// letters, or all of them if nothing else is there.
func nameWords(s string) wordSet {
	all, telling := bareWords(s), wordSet{}
	for w := range all {
		if !classWords[w] && utf8.RuneCountInString(w) > 1 {
			telling[w] = true
		}
	}
	if len(telling) > 0 {
		return telling
	}
	return all
}

// sameThing lists things with several names in the press, a thing a line.
var sameThing = []string{
	"داعش/تنظيم الدولة الإسلامية/الدولة الإسلامية",
	"الحوثيون/الحوثيين/أنصار الله/جماعة الحوثي",
	"الأمم المتحدة/المنظمة الدولية/المنظمة الأممية",
	"الناتو/حلف شمال الأطلسي/حلف الأطلسي",
	"كونا/وكالة الأنباء الكويتية",
	"واس/وكالة الأنباء السعودية",
	"سانا/وكالة الأنباء السورية",
	"وفا/وكالة الأنباء الفلسطينية",
	"إرنا/وكالة الأنباء الإيرانية",
	"بي بي سي/هيئة الإذاعة البريطانية",
	"فرانس برس/وكالة الصحافة الفرنسية/أ ف ب",
	"أسوشيتد برس/أ ب",
	"أ ش أ/وكالة أنباء الشرق الأوسط",
}

// things maps the bare words of each of those names to its line.
var things = sync.OnceValue(func() map[string]int {
	out := map[string]int{}
	for i, line := range sameThing {
		for _, name := range strings.Split(line, "/") {
			out[bareWords(name).key()] = i
		}
	}
	return out
})

// key is the same for equal sets.
func (s wordSet) key() string { return strings.Join(slices.Sorted(maps.Keys(s)), " ") }

// maxNameWords is how long a name may be; what is longer describes somebody.
const maxNameWords = 10

// sameName reports whether two names may mean the same: all words of the
// shorter stand in the longer, or both are known names of one thing.
func sameName(a, b string) bool {
	if a == "" || b == "" || tooLong(a) || tooLong(b) {
		return false
	}
	x, y := nameWords(a), nameWords(b)
	if len(x) > 0 && len(y) > 0 && (x.within(y) || y.within(x)) {
		return true
	}
	i, known := things()[bareWords(a).key()]
	j, knownToo := things()[bareWords(b).key()]
	return known && knownToo && i == j
}

func tooLong(name string) bool { return len(strings.FieldsFunc(name, isSpace)) > maxNameWords }
