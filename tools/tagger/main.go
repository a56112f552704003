// Command tagger learns the weights of internal/ner from annotated corpora:
//
//	go run ./tools/tagger -o internal/ner/data/names.model -head tools/tagger/head.txt DIR
//
// DIR holds anercorp-train.txt (ANERcorp, CC BY-SA 4.0) and aqmar.txt (AQMAR, CC
// BY-SA 3.0), a token and its BIO tag a line. With -hold 15 the last 15 per cent
// of ANERcorp are left out, so that they can be measured on. Neither building nor
// testing the program needs this command.
package main

import (
	"flag"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sort"

	"github.com/musnad/musnad/internal/ner"
	"github.com/musnad/musnad/lexicon"
)

func main() {
	out := flag.String("o", "", "the file of weights to write")
	head := flag.String("head", "", "the text that opens it")
	hold := flag.Int("hold", 0, "per cent of ANERcorp to leave out")
	times := flag.Int("times", 10, "how often to go through the corpora")
	flag.Parse()
	if err := run(flag.Arg(0), *out, *head, *hold, *times); err != nil {
		fmt.Fprintln(os.Stderr, "tagger:", err)
		os.Exit(1)
	}
}

func run(dir, out, head string, hold, times int) error {
	text, err := os.ReadFile(head)
	if err != nil {
		return err
	}
	lex, err := lexicon.Load()
	if err != nil {
		return err
	}
	all, err := read(dir, hold, lex)
	if err != nil {
		return err
	}
	l := newLearner(all)
	l.learn(times)
	return os.WriteFile(out, l.pack(string(text)), 0o644)
}

func read(dir string, hold int, lex *lexicon.Lexicon) (out []line, err error) {
	news, err := corpus(filepath.Join(dir, "anercorp-train.txt"))
	if err != nil {
		return nil, err
	}
	pages, err := corpus(filepath.Join(dir, "aqmar.txt"))
	if err != nil {
		return nil, err
	}
	for _, s := range append(news[:len(news)*(100-hold)/100], pages...) {
		out = append(out, lines(s, lex)...)
	}
	return out, nil
}

// pack scales the weights to bytes and keeps the heaviest features.
func (l *learner) pack(head string) []byte {
	order := make([]int32, len(l.names))
	top := 0.0
	for i := range order {
		order[i] = int32(i)
		top = max(top, norm(l.weight[i]))
	}
	sort.SliceStable(order, func(i, j int) bool { return norm(l.weight[order[i]]) > norm(l.weight[order[j]]) })
	order = order[:min(len(order), ner.MaxFeatures)]
	scale := perByte
	kept := make([]uint64, len(order))
	for i, n := range order {
		kept[i] = l.names[n]
	}
	fmt.Printf("features %d of %d, heaviest %.2f, lightest kept %.2f\n", len(kept), len(l.names), top, norm(l.weight[order[len(order)-1]]))
	var step [ner.Tags][ner.Tags]int16
	for i := range step {
		for t := range step[i] {
			step[i][t] = int16(math.Round(l.step[i][t] * scale))
		}
	}
	return ner.Pack(head, step, kept, func(f uint64) (w [ner.Tags]int8) {
		for t, x := range l.weight[l.ids[f]] {
			w[t] = int8(max(-127, min(127, math.Round(x*scale))))
		}
		return w
	})
}

// perByte is how many steps of a byte a weight of one is.
const perByte = 6.0

func norm(v vector) (n float64) {
	for _, x := range v {
		n = max(n, math.Abs(x))
	}
	return n
}
