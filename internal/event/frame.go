package event

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// clause is a trigger with what stands around it.
type clause struct {
	view          *view
	trigger, last int // tokens of the trigger
	args          []arg
	end           int // the token at which the clause ends
	features      arabic.Features
	verb          bool // finite verb
	noun          bool // masdar or noun of happening
	masdar        bool
	participle    bool
	predicate     bool // an adjective said of its subject

	subject      []musnad.Party
	subjectArg   *arg
	left         bool // the subject stands before the verb
	elided       bool
	document     bool   // a document speaks for its subject
	owned        bool   // the subject is a thing or unit of those who are taken for it
	unlisted     bool   // the subject is named, and is nobody known
	freed        bool   // what seemed its subject is annexed to its object: أطلق سراح فلان
	bare         []*arg // arguments without preposition behind subject
	restEnd      int    // the token after those words
	passive      bool
	announced    bool // a meeting to come of which nobody is named
	guessed      bool // the parties are those of earlier talks
	ownWords     bool // the frame has words of its own besides the trigger
	hasAgent     bool // من قبل, على يد
	annexed      *arg // genitive
	nisba        []musnad.Party
	owner        []musnad.Party // of a pronoun on a masdar
	light        *lexicon.Light
	lightAt      int  // the token at which its clause begins
	lightVerb    int  // its token
	lightSubject bool // the noun is the light verb's own subject
	outcome      bool // what the light verb leads to: أسفر عن مقتل
	direct       bool // nothing but the light verb's subject stands between

	targeting int // the token of the verb that tells whom an attack was aimed at, or 0

	lightFeatures arabic.Features
	earlier       []musnad.Party // the subject of the verb before
	frame         *lexicon.Frame // the one that reads it
	sameGender    bool           // the verb before is of the same gender
}

// annex reads what is annexed to a masdar or noun: a genitive, nisba adjectives,
// or the owner of its pronoun; and the light verb that carries it.
func (c *clause) annex(r *reader) {
	v := c.view
	i := c.last
	for i < v.last && v.tag(i) == noun && r.adjectiveOf(v, i, c) {
		if p, ok := r.nisbaAt(i); ok {
			c.nisba = append(c.nisba, p)
		}
		i = r.pastDash(v, i+1, c)
	}
	if c.features.Has(arabic.WithPronoun) {
		c.owner = r.ownerOf(v, c.trigger, v.pronoun(c.last-1))
		c.bareArgs()
		return
	}
	if len(c.args) == 0 || !c.args[0].bare {
		return
	}
	if a := &c.args[0]; v.digits(c.last, a.first) && !c.features.Any(arabic.WithArticle|arabic.Indefinite) {
		c.annexed = a
	} else {
		c.bare = append(c.bare, a)
	}
}

// pastDash is the token behind a dash at token i that joins two states' adjectives
// (المحادثات التركية - السورية), or i.
func (r *reader) pastDash(v *view, i int, c *clause) int {
	if len(c.nisba) == 0 || v.tag(i) != bracket || !isDash(v.doc.Tokens[i].Bare) {
		return i
	}
	if _, ok := r.nisbaAt(i + 1); !ok || i+1 >= v.last || v.tag(i+1) != noun || v.pro[i+1-v.first] != 0 {
		return i
	}
	return i + 1
}

func isDash(mark string) bool { return mark == "-" || mark == "–" || mark == "ـ" || mark == "/" }

// bareArgs gathers the arguments without a preposition, but for those behind
// بينهم, who are some of the people before.
func (c *clause) bareArgs() {
	if c.bare == nil && len(c.args) > 0 {
		c.bare = c.view.room.bare.Room(len(c.args))
	}
	for k := range c.args {
		if c.args[k].bare && !(k > 0 && c.args[k-1].among(&c.args[k])) {
			c.bare = append(c.bare, &c.args[k])
		}
	}
}

// among reports whether an argument is بينهم before another.
func (a *arg) among(next *arg) bool {
	return a.where == lexicon.Bayna && a.pronoun != "" && next.first <= a.last+1
}

// adjectiveOf reports whether the noun at token i agrees with the trigger in
// definiteness and is a nisba or an ordinary adjective.
func (r *reader) adjectiveOf(v *view, i int, c *clause) bool {
	if v.conj[i-v.first] && len(c.nisba) == 0 || v.pro[i-v.first] != 0 {
		return false
	}
	if _, ok := r.nisbaAt(i); ok {
		return true
	}
	if i != c.last || strings.HasPrefix(v.doc.Tokens[i].Bare, "ال") != c.features.Has(arabic.WithArticle) {
		return false
	}
	return c.features.Any(arabic.WithArticle|arabic.Indefinite) || r.beforeNisba(v, i)
}

// beforeNisba reports whether the word at token i is a nisba in front of a
// state's, so that both describe the noun before them: لقاء عسكري تركي.
func (r *reader) beforeNisba(v *view, i int) bool {
	word := v.doc.Tokens[i].Bare
	if v.tag(i+1) != noun || !strings.HasSuffix(word, "ي") && !strings.HasSuffix(word, "ية") {
		return false
	}
	_, ok := r.nisbaAt(i + 1)
	return ok && !strings.HasPrefix(v.doc.Tokens[i+1].Bare, "ال")
}
