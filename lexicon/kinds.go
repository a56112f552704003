package lexicon

import (
	"sort"
	"strings"

	"github.com/musnad/musnad/arabic"
)

// kindRule says how the forms of a kind of row vary.
type kindRule struct {
	name     bool // proper name: no ending, the article only where it is written
	particle bool // a word of grammar, or a fixed phrase
	adjects  bool // an adjective: feminine and sound plural without being told
}

// kindOf lists every kind of plain row. Nouns, the zero rule, take article,
// pronoun, dual, and what their pl= attribute says.
var kindOf = map[string]kindRule{
	// names
	"country": {name: true}, "capital": {name: true}, "metonym": {name: true}, "place": {name: true},
	"body": {name: true}, "group": {name: true}, "person": {name: true}, "media": {name: true}, "agency": {name: true},
	"given": {name: true}, "particle": {name: true}, "month": {name: true}, "weekday": {name: true},
	// nouns and adjectives
	"nisba": {adjects: true}, "office": {}, "agent": {}, "organ": {}, "title": {}, "toll": {}, "unit": {}, "head": {},
	"former": {adjects: true}, "futureadj": {adjects: true}, "adjective": {adjects: true}, "placenoun": {},
	"mediaclass": {}, "source": {}, "sourceadj": {adjects: true}, "statement": {}, "refer": {}, "quantity": {}, "arms": {}, "site": {},
	"timeword": {}, "common": {}, "namenoun": {},
	// grammar and phrases
	"prep": {particle: true}, "conj": {particle: true}, "comp": {particle: true}, "neg": {particle: true},
	"future": {particle: true}, "relative": {particle: true}, "demonstrative": {particle: true}, "pronoun": {particle: true},
	"function": {particle: true}, "boundary": {particle: true},
	"plan": {particle: true}, "offer": {particle: true}, "deny": {particle: true}, "except": {particle: true}, "cancel": {particle: true},
	"condition": {particle: true}, "modal": {particle: true}, "fail": {particle: true},
	"metaphor": {}, "sport": {}, "weather": {}, "accident": {}, "context": {},
	"saying": {particle: true}, "attribution": {particle: true}, "mediation": {particle: true},
	"deictic": {particle: true}, "timephrase": {particle: true}, "furniture": {particle: true}, "number": {particle: true},
	"ordinal": {adjects: true}, "agentphrase": {particle: true}, "locative": {particle: true}, "scene": {particle: true},
	"lasting": {particle: true}, "membership": {particle: true}, "placepart": {}, "writing": {}, "namehead": {particle: true},
}

// toldApart are values of a kind that have a number of their own: a rule that
// asks for one of them is then not tried where another stands.
var toldApart = map[string][]string{
	"timephrase": {"before", "after", "since", "until", "within", "during", "shortly", "event", "the", "approx", "vague",
		"beforelast", "afternext", "same", "itself", "hijri", "gregorian", "weekend"},
}

// kindNumbers gives every kind a small number: the plain kinds and the values
// told apart, as kind/value, in their sorted order, then verb, frame and light.
var kindNumbers = numberKinds()

// noKind is the number of what is no kind.
const noKind = 0xFF

func numberKinds() map[string]uint8 {
	out := map[string]uint8{}
	names := Kinds()
	for k, values := range toldApart {
		for _, v := range values {
			names = append(names, k+"/"+v)
		}
	}
	sort.Strings(names)
	for i, k := range append(names, "verb", "frame", "light") {
		out[k] = uint8(i)
	}
	return out
}

// kindRules are the rules of the kinds by number; verb, frame and light have the
// zero rule.
var kindRules = numberRules()

func numberRules() []kindRule {
	out := make([]kindRule, len(kindNumbers))
	for name, n := range kindNumbers {
		kind, _, _ := strings.Cut(name, "/")
		out[n] = kindOf[kind]
	}
	return out
}

// isPlain reports whether a row is of a plain list: the plain kinds have the
// lowest numbers.
func isPlain(r *Row) bool { return r.Class < kindNumbers["verb"] }

// features are what the stems of a kind's forms are.
func (k kindRule) features() arabic.Features {
	switch {
	case k.particle:
		return arabic.IsParticle
	case k.name:
		return arabic.IsName
	}
	return arabic.IsNoun
}

// KindNumbers are the numbers of a kind's rows, each below [KindCount]: one, and
// one for each value that is told apart, which kind/value asks for alone. There
// are none if there is no such kind. Sets of kinds are sets of bits by them.
func KindNumbers(kind string) (list []uint8) {
	if n, ok := kindNumbers[kind]; ok {
		list = append(list, n)
	}
	for _, value := range toldApart[kind] {
		list = append(list, kindNumbers[kind+"/"+value])
	}
	return list
}

// OfValues is what to ask [KindNumbers] for to find rows of a kind that have one
// of the values: each alone if all are told apart, or else the kind.
func OfValues(kind string, values ...string) []string {
	names := make([]string, len(values))
	for i, v := range values {
		names[i] = kind + "/" + v
		if _, ok := kindNumbers[names[i]]; !ok {
			return []string{kind}
		}
	}
	return names
}

// KindCount is how many numbers of kinds there are.
func KindCount() int { return len(kindNumbers) }

// Kinds lists the kinds of plain rows, sorted.
func Kinds() []string {
	out := make([]string, 0, len(kindOf))
	for k := range kindOf {
		out = append(out, k)
	}
	sort.Strings(out)
	return out
}

// fileKind says how a file's lines are read, by its name.
func fileKind(file string) string {
	for _, k := range []string{"verbs", "frames", "light", "holders", "surnames"} {
		if strings.HasPrefix(file, k+"-") || file == k+".tsv" {
			return k
		}
	}
	return "plain"
}
