package ledger_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/musnad/musnad/ledger"
)

// shelf are articles that write the same words in many ways.
var shelf = map[string]string{
	"plain":    "قال وزير الخارجية إن محمد علي وصل إلى القاهرة",
	"voweled":  "قَالَ وَزِيرُ الخَارِجِيّةِ إنّ مُحَمَّدًا وصل إلى القاهرةِ",
	"haa":      "وزيره الخارجيه في القاهره",
	"clitics":  "وبالخارجية وللوزير والقاهرة",
	"tatweel":  "الخـــارجية تنفي",
	"forms":    "\uFEEB\uFEAC\uFE8D \uFEFB\uFEA7\uFE8E\uFEAD\uFE9F\uFBFE\uFEA9",
	"persian":  "گفت وزیر خارجه کشور",
	"digits":   "قتل ١٢ شخصا في ۱۲ غارة و12 قصفا",
	"latin":    "CNN: Cairo talks, قمة G20 في Cairo",
	"split":    "الوزير وصل، والخارجية نفت",
	"reversed": "الخارجية وزير",
	"zwnj":     "وزير الخار\u200Cجية\uFEFF وبح\u200Dث",
	"quotes":   "قال: «الهدنة» و\"وقف إطلاق النار\" و'سلام'",
	"hamza":    "مسؤول مسئول أحمد احمد إيران ايران",
	"yaa":      "علي على مصطفى مصطفي",
	"glued":    "عبدالله وعبد الله في أبو ظبي وأبوظبي",
	"emoji":    "\U0001F600 عاجل \U0001F1F8\U0001F1FE سوريا",
	"kalam":    "كلام طويل",
	"salam":    "سلام طويل",
	"decoy":    "خبر عن الطقس والرياضة",
}

// answers are queries with the articles that have them, written by hand.
var answers = []struct{ query, have string }{
	{"الخارجية", "plain voweled haa clitics tatweel split reversed zwnj"},
	{"الخارجيه", "plain voweled haa clitics tatweel split reversed zwnj"},
	{"خارجية", "plain voweled haa clitics tatweel split reversed zwnj"},
	{"وللخارجية", "plain voweled haa clitics tatweel split reversed zwnj"},
	{"الْخَارِجِيَّة", "plain voweled haa clitics tatweel split reversed zwnj"},
	{"القاهرة", "plain voweled haa clitics"},
	{"exact:القاهرة", "plain"},
	{"exact:القاهره", "haa"},
	{"exact:مُحَمَّدًا", "voweled"},
	{"exact:محمد", "plain"},
	{`"وزير الخارجية"`, "plain voweled zwnj"},
	{`"الخارجية وزير"`, "clitics reversed"},
	{`exact:"وزير الخارجية"`, "plain"},
	{"وزير الخارجية", "plain voweled clitics split reversed zwnj"},
	{"وزير الخارجية -القاهرة", "split reversed zwnj"},
	{`الخارجية -"وزير الخارجية"`, "haa clitics tatweel split reversed"},
	{"الخارجية -exact:الخارجية", "voweled haa clitics tatweel split zwnj"},
	{"12", "digits"},
	{"١٢", "digits"},
	{"exact:۱۲", "digits"},
	{"cairo", "latin"},
	{"CNN", "latin"},
	{"G20", "latin"},
	{"الهدنة", "quotes"},
	{`"وقف إطلاق النار"`, "quotes"},
	{"مسؤول", "hamza"},
	{"احمد", "hamza"},
	{"ايران", "hamza"},
	{"مصطفى", "yaa"},
	{"exact:مصطفي", "yaa"},
	{"سوريا", "emoji"},
	{"كلام", "kalam"},
	{"سلام", "salam quotes"},
	{"ظبي", "glued"},
	{"النيل", ""},
	{`"القاهرة الخارجية"`, ""},
}

// TestSearchIsOneOnBothStores: FTS5 and PostgreSQL find the same articles, those
// that a person finds who knows the language.
func TestSearchIsOneOnBothStores(t *testing.T) {
	stores(t, func(t *testing.T, address string) {
		l := open(t, address)
		var list []ledger.Read
		for _, id := range shelfIDs() {
			list = append(list, read(t, ledger.Arrival{ID: id, Title: "خبر", Text: shelf[id]}))
		}
		add(t, l, list...)
		for _, x := range answers {
			want := strings.Fields(x.have)
			slices.Sort(want)
			found, err := l.Search(context.Background(), x.query, 100)
			if err != nil {
				t.Errorf("%s: %v", x.query, err)
				continue
			}
			var got []string
			for i := range found {
				got = append(got, found[i].Article)
				positions(t, x.query, &found[i])
			}
			slices.Sort(got)
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Errorf("%s finds %v, want %v", x.query, got, want)
			}
		}
	})
}

func shelfIDs() (ids []string) {
	for id := range shelf {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// positions checks that hits are code points of the snippet that select words.
func positions(t *testing.T, query string, f *ledger.Found) {
	text, before := []rune(f.Snippet.Text), 0
	if len(f.Snippet.Hits) == 0 {
		t.Errorf("%s in %s: no hit is shown", query, f.Article)
	}
	for _, h := range f.Snippet.Hits {
		if h.At[0] < before || h.At[1] <= h.At[0] || h.At[1] > len(text) {
			t.Errorf("%s in %s: a hit at %v of %d letters", query, f.Article, h.At, len(text))
			return
		}
		word := string(text[h.At[0]:h.At[1]])
		if strings.TrimSpace(word) != word || !strings.Contains(shelf[f.Article], word) {
			t.Errorf("%s in %s: the hit is %q", query, f.Article, word)
		}
		before = h.At[0]
	}
}
