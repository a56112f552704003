package arabic

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// readVerbRows reads testdata/verbs.tsv: the columns are named there.
func readVerbRows(t *testing.T) [][]string {
	t.Helper()
	data, err := os.ReadFile("testdata/verbs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			rows = append(rows, strings.Split(line, "\t"))
		}
	}
	return rows
}

func rowVerb(row []string) Verb {
	v := Verb{Root: row[0], Form: row[1], Lemma: row[3]}
	if row[2] != "-" {
		v.Vowel = row[2][0]
	}
	return v
}

// cell is one place of the paradigm.
type cell struct {
	tense                  Tense
	voice                  Voice
	person, gender, number byte
	mood                   byte // 0, 'i' or 's'
	join                   byte // 'f' or 'e'
}

func (c cell) has(s Stem, e Ending) bool {
	return s.Tense == c.tense && s.Voice == c.voice &&
		e.Person == c.person && e.Gender == c.gender && e.Number == c.number &&
		(e.Mood == 0 || c.mood == 0 || e.Mood == c.mood) && (e.Join == 0 || e.Join == c.join)
}

func (e Ending) on(text string) string { return e.Prefix + text + e.Suffix }

func wordsIn(stems []Stem, c cell) []string {
	var out []string
	for _, s := range stems {
		for _, e := range Endings(s.Ends) {
			if c.has(s, e) && !slices.Contains(out, e.on(s.Text)) {
				out = append(out, e.on(s.Text))
			}
		}
	}
	return out
}

// rowCells are the cells of the columns of testdata/verbs.tsv from the fourth on.
var rowCells = []cell{
	{Past, Active, '3', 'm', 's', 0, 'f'},
	{Past, Active, '3', 'f', 's', 0, 'f'},
	{Past, Active, '3', 'm', 'p', 0, 'f'},
	{Past, Active, '1', 'c', 's', 0, 'f'},
	{Present, Active, '3', 'm', 's', 'i', 'f'},
	{Present, Active, '3', 'f', 's', 'i', 'f'},
	{Present, Active, '3', 'm', 'p', 'i', 'f'},
	{Present, Active, '3', 'm', 's', 's', 'f'},
	{Past, Passive, '3', 'm', 's', 0, 'f'},
	{Present, Passive, '3', 'm', 's', 'i', 'f'},
}

const (
	firstCell   = 3
	agentCell   = 13
	patientCell = 14
	masdarCell  = 15
)

func TestVerbTable(t *testing.T) {
	for _, row := range readVerbRows(t) {
		v := rowVerb(row)
		stems, err := v.Stems()
		if err != nil {
			t.Error(err)
			continue
		}
		passiveOnly := stems[0].Voice == Passive
		for i, c := range rowCells {
			if passiveOnly {
				c.voice = Passive
			}
			checkWord(t, v, row[firstCell+i], wordsIn(stems, c))
		}
		checkWord(t, v, row[agentCell], v.Participles(Active))
		checkWord(t, v, row[patientCell], v.Participles(Passive))
		checkWord(t, v, row[masdarCell], v.Masdars())
	}
}

func checkWord(t *testing.T, v Verb, want string, got []string) {
	t.Helper()
	if want != "-" && !slices.Contains(got, want) {
		t.Errorf("form %s vowel %q: lemma, wanted, got:\t%s\t%s\t%v", v.Form, v.Vowel, v.Lemma, want, got)
	}
}

// TestVerbCells checks single cells that the table has no column for.
func TestVerbCells(t *testing.T) {
	take := Verb{"ءخذ", "1", 'u', "أخذ"}
	begin := Verb{"بدء", "1", 'a', "بدأ"}
	read := Verb{"قرء", "1", 'a', "قرأ"}
	throw := Verb{"رمي", "1", 'i', "رمى"}
	call := Verb{"دعو", "1", 'u', "دعا"}
	see := Verb{"رءي", "1", 'a', "رأى"}
	please := Verb{"رضو", "4", 0, "أرضى"}
	come := Verb{"جيء", "1", 'i', "جاء"}
	say := Verb{"قول", "1", 'u', "قال"}
	secure := Verb{"ءمن", "4", 0, "آمن"}
	announce := Verb{"علن", "4", 0, "أعلن"}
	stand := Verb{"وقف", "1", 'i', "وقف"}
	meet := Verb{"جمع", "8", 0, "اجتمع"}
	be := Verb{"ليس", "1", 0, "ليس"}
	for _, c := range []struct {
		v    Verb
		cell cell
		want string
	}{
		{take, cell{Present, Active, '1', 'c', 's', 'i', 'f'}, "آخذ"},
		{take, cell{Imperative, Active, '2', 'm', 's', 0, 'f'}, "خذ"},
		{begin, cell{Past, Active, '3', 'm', 'd', 0, 'f'}, "بدآ"},
		{begin, cell{Present, Active, '3', 'm', 'd', 'i', 'f'}, "يبدآن"},
		{begin, cell{Present, Active, '2', 'f', 's', 'i', 'f'}, "تبدئين"},
		{begin, cell{Present, Active, '3', 'f', 'p', 'i', 'f'}, "يبدأن"},
		{begin, cell{Past, Active, '3', 'm', 'p', 0, 'f'}, "بدأوا"},
		{read, cell{Present, Active, '3', 'm', 's', 'i', 'e'}, "يقرؤ"},
		{read, cell{Present, Active, '3', 'm', 's', 's', 'e'}, "يقرأ"},
		{throw, cell{Past, Active, '3', 'm', 's', 0, 'e'}, "رما"},
		{throw, cell{Past, Active, '3', 'm', 'd', 0, 'f'}, "رميا"},
		{throw, cell{Past, Active, '3', 'm', 'p', 0, 'e'}, "رمو"},
		{throw, cell{Present, Active, '3', 'f', 'p', 'i', 'f'}, "يرمين"},
		{throw, cell{Present, Active, '2', 'f', 's', 'i', 'f'}, "ترمين"},
		{throw, cell{Present, Passive, '3', 'm', 's', 'i', 'e'}, "يرما"},
		{throw, cell{Imperative, Active, '2', 'm', 's', 0, 'f'}, "ارم"},
		{call, cell{Past, Active, '3', 'm', 'd', 0, 'f'}, "دعوا"},
		{call, cell{Past, Active, '3', 'f', 'd', 0, 'f'}, "دعتا"},
		{call, cell{Present, Active, '3', 'm', 'd', 'i', 'f'}, "يدعوان"},
		{call, cell{Imperative, Active, '2', 'm', 'p', 0, 'f'}, "ادعوا"},
		{see, cell{Past, Active, '3', 'm', 's', 0, 'e'}, "رآ"},
		{see, cell{Present, Active, '3', 'm', 's', 'i', 'e'}, "يرا"},
		{please, cell{Past, Active, '3', 'm', 's', 0, 'e'}, "أرضا"},
		{please, cell{Present, Active, '1', 'c', 's', 'i', 'f'}, "أرضي"},
		{come, cell{Past, Active, '3', 'm', 'd', 0, 'f'}, "جاءا"},
		{come, cell{Past, Active, '1', 'c', 'p', 0, 'f'}, "جئنا"},
		{come, cell{Present, Active, '3', 'm', 's', 'i', 'e'}, "يجيئ"},
		{say, cell{Past, Active, '1', 'c', 'p', 0, 'f'}, "قلنا"},
		{say, cell{Past, Active, '2', 'm', 'p', 0, 'e'}, "قلتمو"},
		{say, cell{Present, Active, '3', 'f', 'p', 'i', 'f'}, "يقلن"},
		{say, cell{Imperative, Active, '2', 'm', 'p', 0, 'f'}, "قولوا"},
		{secure, cell{Past, Active, '1', 'c', 'p', 0, 'f'}, "آمنا"},
		{secure, cell{Present, Active, '1', 'c', 's', 'i', 'f'}, "أؤمن"},
		{announce, cell{Past, Active, '3', 'f', 'p', 0, 'f'}, "أعلن"},
		{announce, cell{Imperative, Active, '2', 'm', 'p', 0, 'f'}, "أعلنوا"},
		{stand, cell{Imperative, Active, '2', 'm', 's', 0, 'f'}, "قف"},
		{meet, cell{Imperative, Active, '2', 'm', 'p', 0, 'f'}, "اجتمعوا"},
		{be, cell{Past, Active, '1', 'c', 's', 0, 'f'}, "لست"},
		{be, cell{Past, Active, '3', 'm', 'p', 0, 'f'}, "ليسوا"},
	} {
		stems, err := c.v.Stems()
		if err != nil {
			t.Error(err)
			continue
		}
		checkWord(t, c.v, c.want, wordsIn(stems, c.cell))
	}
}

// TestVerbLaws holds for every verb of the table, and for every root that can be
// made of a few radicals that have all classes among them.
func TestVerbLaws(t *testing.T) {
	for _, row := range readVerbRows(t) {
		checkLaws(t, rowVerb(row))
	}
	const radicals = "بتنءوي"
	for _, first := range radicals {
		for _, second := range radicals {
			for _, third := range radicals {
				checkRoot(t, string([]rune{first, second, third}))
			}
		}
	}
}

// checkRoot checks all forms of a root, with the lemma that the root makes.
func checkRoot(t *testing.T, root string) {
	t.Helper()
	for _, form := range strings.Fields("1 2 3 4 5 6 7 8 9 10") {
		vowels := "\x00"
		if form == "1" {
			vowels = "uia"
		}
		for _, vowel := range []byte(vowels) {
			v := Verb{Root: root, Form: form, Vowel: vowel, Lemma: "-"}
			if v.check() != nil {
				continue
			}
			v.Lemma = v.conjugations()[0].past(Active)
			if v.Lemma != "" { // form 9 has no defective verbs
				checkLaws(t, v)
			}
		}
	}
}

// checkLaws checks that what Stems and Endings say together is exactly what the
// tails make, each word once, in bare letters.
func checkLaws(t *testing.T, v Verb) {
	t.Helper()
	c, err := v.conjugation()
	if err != nil {
		t.Error(err)
		return
	}
	stems, _ := v.Stems()
	checkBareAndOnce(t, v, stems)
	for _, b := range c.bases() {
		checkFound(t, v, b, stems)
	}
}

func checkBareAndOnce(t *testing.T, v Verb, stems []Stem) {
	t.Helper()
	seen := map[string]bool{}
	for _, s := range stems {
		if strings.IndexFunc(s.Text, func(r rune) bool { return !IsLetter(r) }) >= 0 || Bare(s.Text) != s.Text {
			t.Errorf("form %s: stem %q is not bare", v.Form, s.Text)
		}
		for _, e := range Endings(s.Ends) {
			key := e.on(s.Text) + string([]byte{byte(s.Tense), byte(s.Voice), e.Person, e.Gender, e.Number, e.Mood, e.Join})
			if seen[key] {
				t.Errorf("form %s: lemma, word made twice:\t%s\t%s", v.Form, v.Lemma, e.on(s.Text))
			}
			seen[key] = true
		}
	}
}

// checkFound looks up each word that the spellings of b make.
func checkFound(t *testing.T, v Verb, b base, stems []Stem) {
	t.Helper()
	for _, sp := range b.spellings() {
		for _, e := range mergedEndings(sp.slots) {
			found := slices.ContainsFunc(stems, func(s Stem) bool {
				return s.Text == sp.text && s.Tense == b.tense && s.Voice == b.voice &&
					slices.ContainsFunc(Endings(s.Ends), func(f Ending) bool {
						return f.Prefix == e.Prefix && f.Suffix == e.Suffix && f.Person == e.Person && f.cells()&e.cells() != 0
					})
			})
			if !found {
				t.Errorf("form %s: lemma, word not found again:\t%s\t%s", v.Form, v.Lemma, e.on(sp.text))
			}
		}
	}
}

// TestStemsAreFew holds the size of the index that a lexicon builds: a sound verb
// has one stem for each tense and voice.
func TestStemsAreFew(t *testing.T) {
	for _, row := range readVerbRows(t) {
		stems, _ := rowVerb(row).Stems()
		if len(stems) > 30 {
			t.Errorf("form %s: %d stems:\t%s", row[1], len(stems), row[3])
		}
	}
	stems, _ := Verb{"كتب", "1", 'u', "كتب"}.Stems()
	if len(stems) != 5 {
		t.Errorf("a sound verb has %d stems, want 5", len(stems))
	}
}

func TestVerbErrors(t *testing.T) {
	for _, c := range []struct {
		v    Verb
		want string
	}{
		{Verb{"كتب", "11", 0, "كتب"}, "form is not one of"},
		{Verb{"كتب", "1", 0, "كتب"}, "form 1 takes the vowel"},
		{Verb{"كتب", "2", 'u', "كتب"}, "form 1 takes the vowel"},
		{Verb{"كتب", "q1", 0, "كتب"}, "q forms 4"},
		{Verb{"قال", "1", 'u', "قال"}, "no Arabic consonant"},
		{Verb{"سأل", "1", 'a', "سأل"}, "no Arabic consonant"},
		{Verb{"قول", "1", 'i', "قال"}, "contradicts the weak radical"},
		{Verb{"كتب", "1", 'u', ""}, "no lemma"},
		{Verb{"تهم", "8", 0, "اتهمم"}, "اتهمم\tاتهم"},
	} {
		_, err := c.v.Stems()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("form %s: error %v, want %q", c.v.Form, err, c.want)
		}
	}
}

func BenchmarkStems(b *testing.B) {
	v := Verb{"دعو", "10", 0, "استدعى"}
	for b.Loop() {
		if _, err := v.Stems(); err != nil {
			b.Fatal(err)
		}
	}
}
