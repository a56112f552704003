package arabic

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func readVerbRows(t *testing.T) [][]string {
	t.Helper()
	return readTable(t, "testdata/verbs.tsv")
}

// readTable reads a file of tab-separated columns, which are named in its head.
func readTable(t *testing.T, name string) [][]string {
	t.Helper()
	data, err := os.ReadFile(name)
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

func rowVerb(row []string) Verb { return tableVerb(row[2], row[0], row[1], row[3]) }

func tableVerb(root, form, vowel, lemma string) Verb {
	v := Verb{Root: root, Form: form, Lemma: lemma}
	if vowel != "-" {
		v.Vowel = vowel[0]
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
	for _, row := range readTable(t, "testdata/verb-cells.tsv") {
		v := tableVerb(row[7], row[5], row[6], row[8])
		stems, err := v.Stems()
		if err != nil {
			t.Error(err)
			continue
		}
		checkWord(t, v, row[9], wordsIn(stems, rowCell(row)))
	}
}

// rowCell reads the first columns of testdata/verb-cells.tsv.
func rowCell(row []string) cell {
	c := cell{person: row[2][0], gender: row[2][1], number: row[2][2], join: row[4][0]}
	switch row[0] {
	case "present":
		c.tense = Present
	case "imperative":
		c.tense = Imperative
	}
	if row[1] == "passive" {
		c.voice = Passive
	}
	if row[3] != "-" {
		c.mood = row[3][0]
	}
	return c
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
			t.Errorf("form %s: %d stems:\t%s", row[0], len(stems), row[3])
		}
	}
	const root = "كتب"
	stems, _ := Verb{root, "1", 'u', root}.Stems()
	if len(stems) != 5 {
		t.Errorf("a sound verb has %d stems, want 5", len(stems))
	}
}

func TestVerbErrors(t *testing.T) {
	for _, row := range readTable(t, "testdata/verb-errors.tsv") {
		v := tableVerb(row[3], row[1], row[2], row[4])
		_, err := v.Stems()
		if err == nil || !strings.Contains(err.Error(), row[0]) {
			t.Errorf("form %s: error %v, want %q", v.Form, err, row[0])
		}
		if v.Masdars() != nil || v.ActiveParticiple() != "" {
			t.Errorf("form %s: an invalid verb has words", v.Form)
		}
	}
}

func BenchmarkStems(b *testing.B) {
	const root = "دعو"
	const lemma = "استدعى"
	v := Verb{root, "10", 0, lemma}
	for b.Loop() {
		if _, err := v.Stems(); err != nil {
			b.Fatal(err)
		}
	}
}
