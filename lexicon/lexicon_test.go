package lexicon

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/musnad/musnad/arabic"
)

func dir(files map[string]string) fstest.MapFS {
	out := fstest.MapFS{}
	for name, text := range files {
		out[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return out
}

// small is a lexicon of a few rows of each form.
func small(t *testing.T) *Lexicon {
	lex, err := LoadOnly(dir(map[string]string{
		"places.tsv":       "irq\tcountry\tIRQ\tالعراق\ntur\tcountry\tTUR\tتركيا\ntur.adj\tnisba\tTUR\tتركي\tpl:أتراك\n",
		"offices.tsv":      "office.fm\toffice\tGOV\tوزير الخارجية\tpl:وزراء الخارجية\noffice.p\toffice\tGOV\tرئيس\tpl:رؤساء\n",
		"agents.tsv":       "agent.demo\tagent\tCVL pl=wn\tمتظاهر\nagent.gov\torgan\tGOV pl=at\tحكومة\n",
		"verbs-a.tsv":      "v.iltaqa.8\tلقي\t8\t-\tالتقى\tالتقاء\nv.qatala.1\tقتل\t1\tu\tقتل\tقتل\n",
		"frames-a.tsv":     "f.kill\tASSAULT\t-\tv\tsubj:A obj:R\t-\tقتل\nf.meet\tCONSULT\t-\tv\tsubj:A obj:A\t-\tالتقى\nf.raid\tASSAULT\taerial\tn\tadj:A ala:R\tpl=at\tغارة جوية\n",
		"function.tsv":     "fn.ala\tprep\tala\tعلى\n",
		"names.tsv":        "given.ali\tgiven\tm\tعلي\n",
		"light.tsv":        "light.x\tlight\tCONSULT\tsubj:A\tالتقى\n",
		"holders.tsv":      "h.1\toffice.fm\tTUR\tperson.x\t2023-06\t..\n",
		"saying.tsv":       "say.x\tsaying\tsays\tv:التقى\n",
		"ignored-file.txt": "no list",
	}))
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func look(lex *Lexicon, text string) (words, phrases []string) {
	var tokens []*Entry
	var f Found
	for _, w := range cutWords(nil, text) {
		tokens = append(tokens, lex.Entry(arabic.Bare(w), isWord(w), &f))
	}
	lex.Look(tokens, &f)
	for _, a := range f.Words {
		words = append(words, fmt.Sprintf("%s %s exact=%v pro=%d enc=%d", lex.Row(a.Row).ID, arabic.Features(a.Features), a.Exact, a.Pro, a.Enc))
	}
	for _, h := range f.Phrases {
		phrases = append(phrases, fmt.Sprintf("%s %d %s exact=%v", lex.Row(h.Row).ID, h.Words, h.Features, h.Exact))
	}
	return words, phrases
}

func TestLook(t *testing.T) {
	lex := small(t)
	for _, c := range []struct{ text, want string }{
		{"وبالعراق", "irq sing,w+,b+,al+,name exact=true pro=4 enc=0"},
		{"لتركيا", "tur sing,l+,name exact=true pro=2 enc=0"},
		{"التركية", "tur.adj fem,sing,al+,noun exact=true pro=0 enc=0"},
		{"للحكومة", "agent.gov fem,sing,l+,al+,noun exact=true pro=2 enc=0"},
		{"حكومتها", "agent.gov fem,sing,+pron,noun exact=true pro=0 enc=4"},
		{"المتظاهرين", "agent.demo masc,plur,al+,noun exact=true"},
		{"التقيا", "v.iltaqa.8 masc,dual,3,past,act"},
		{"سيلتقي", "v.iltaqa.8 masc,sing,3,pres,act,s+,verb exact=true pro=2"},
		{"يقتلون", "v.qatala.1 masc,plur,3,pres,act,pass,verb exact=true"},
		{"على", "fn.ala sing,particle exact=true"},
		{"على", "given.ali sing,name exact=false"},
		{"عليهم", "fn.ala"},
		{"وزراء خارجيته", "office.fm 2"},
		{"الغارات الجوية", "f.raid 2 fem,plur,al+,noun exact=false"},
		{"وزير الخارجية", "office.fm 2 sing,noun exact=true"},
	} {
		words, phrases := look(lex, c.text)
		if !containsPrefix(append(words, phrases...), c.want) {
			t.Errorf("%s: want %q; got\n  %s\n  %s", c.text, c.want, strings.Join(words, "\n  "), strings.Join(phrases, "\n  "))
		}
	}
}

func containsPrefix(list []string, prefix string) bool {
	for _, s := range list {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

func TestExactBeforeFolded(t *testing.T) {
	words, _ := look(small(t), "على")
	if len(words) < 2 || !strings.HasPrefix(words[0], "fn.ala") {
		t.Errorf("the preposition must come before the name: %q", words)
	}
}

func TestFaultsNameThePlaceAndTheRemedy(t *testing.T) {
	for _, c := range []struct{ file, text, want string }{
		{"time.tsv", "t.a\tmonth\t1\tيناير\nt.b\n", "time.tsv:2: want id, kind, value and at least one form; got 1 column(s)"},
		{"time.tsv", "t.b\tmonth\t1\tيناير\nt.a\tmonth\t2\tفبراير\n", `time.tsv:2: id "t.a" stands after "t.b"; sort the rows by id, each once`},
		{"time.tsv", "T.A\tmonth\t1\tيناير\n", `time.tsv:1: id "T.A": use a-z, 0-9, dot and hyphen`},
		{"time.tsv", "t.a\tnonsense\t1\tيناير\n", `time.tsv:1: kind "nonsense" is not known; use one of`},
		{"time.tsv", "t.a\tmonth\t1\tي\u200fناير\n", "time.tsv:1: holds an invisible direction mark; delete it"},
		{"frames-a.tsv", "f.a\tASSAULT\t-\tv\tsubj:Q\t-\tقتل\n", `frames-a.tsv:1: slot "subj:Q": the part after the colon must be A, R, M, P, C or -`},
		{"frames-a.tsv", "f.a\tASSAULT\t-\tv\tsubj:A\t-\tقتل\n", "frames-a.tsv:1: no verbs list has this verb; add a row for it there"},
		{"verbs-a.tsv", "v.a.1\tقتل\t1\tu\tكتب\n", "verbs-a.tsv:1:"},
	} {
		_, err := LoadOnly(dir(map[string]string{c.file: c.text}))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: got %v, want %q", c.text, err, c.want)
		}
	}
}

func TestOwnRowsWin(t *testing.T) {
	own := dir(map[string]string{"mine.tsv": "tur\tcountry\tTUR\tتركيا\tأنضوليا\n"})
	lex, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	if r := lex.ByID("tur"); r == nil || r.File != "mine.tsv" {
		t.Errorf("the row of one's own directory must win, got %+v", r)
	}
	words, _ := look(lex, "أنضوليا")
	if !containsPrefix(words, "tur ") {
		t.Errorf("the added form is not found: %q", words)
	}
}

// TestOwnFrameReplaces gives a shipped frame another type: the verb must not keep
// the old one beside it.
func TestOwnFrameReplaces(t *testing.T) {
	own := dir(map[string]string{"frames-mine.tsv": "f.consult.arrive-v\tCOERCE\t-\tv\tsubj:A obj:R\tneeds=AR\tسافر إلى\n"})
	lex, err := Load(own)
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for row := range lex.Rows {
		for _, f := range lex.Frames(int32(row)) {
			if f.ID == "f.consult.arrive-v" {
				found++
				if f.Type != "COERCE" {
					t.Errorf("the replaced frame is still there, of type %s from %s:%d", f.Type, f.File, f.Line)
				}
			}
		}
	}
	if found != 1 {
		t.Errorf("the frame stands at %d verbs, want 1", found)
	}
}

func TestShippedListsHaveNoFaults(t *testing.T) {
	data, err := shippedData()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := LoadOnly(data); err != nil {
		t.Error(err)
	}
}
