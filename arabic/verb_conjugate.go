package arabic

import "strings"

// conjugation is a verb with everything decided that its root leaves open.
type conjugation struct {
	pattern
	root        []rune
	form        string
	pastVowel   rune    // form 1
	vowel       rune    // of the present, form 1
	eighth      [2]rune // first radical and t, form 8
	defective   bool    // the last radical is weak
	doubled     bool    // the stem before vowels ends in two equal consonants
	passiveOnly bool
}

// conjugations are the ways to conjugate v, the likeliest first. There is at
// least one where check finds nothing.
func (v Verb) conjugations() []conjugation {
	first := v.conjugationBy(v.weakPattern)
	out := first.variants()
	if sound := v.conjugationBy(v.soundPattern); sound.pattern.past != first.pattern.past {
		out = append(out, sound.variants()...)
	}
	return out
}

func (v Verb) conjugationBy(find func([]rune) (pattern, bool)) conjugation {
	root := []rune(v.Root)
	p, doubled := find(root)
	return conjugation{
		pattern:   p,
		root:      root,
		form:      v.Form,
		pastVowel: 'a',
		vowel:     rune(v.Vowel),
		defective: isWeak(root[len(root)-1]),
		doubled:   doubled,
	}
}

// weakPattern is the pattern of the root's class, and whether its stem is doubled.
func (v Verb) weakPattern(root []rune) (pattern, bool) {
	if p, ok := irregulars[v.Form][v.Root]; ok {
		return p, false
	}
	if p, ok := hollowPatterns[v.Form]; ok && isHollow(root) {
		return p, false
	}
	if p, ok := doubledPatterns[v.Form]; ok && root[1] == root[2] && !isWeak(root[1]) {
		return p, true
	}
	return v.soundPattern(root)
}

func (v Verb) soundPattern(root []rune) (pattern, bool) {
	p := patterns[v.Form]
	if v.Form == "1" && v.dropsWaw(root) {
		p.present = "a2v3"
	}
	return p, v.Form == "9" || v.Form == "q4"
}

// dropsWaw reports whether the present of form 1 is without its first radical: وصل, يصل.
func (v Verb) dropsWaw(root []rune) bool {
	const gutturals = "ءهعحغخ"
	if root[0] != Waw || v.Vowel == 'u' || keepsWaw[v.Root] {
		return false
	}
	return v.Vowel == 'i' || losesWaw[v.Root] || strings.ContainsRune(gutturals, root[1]) || strings.ContainsRune(gutturals, root[2])
}

// variants are c with each past vowel of form 1, each assimilation of form 8.
func (c conjugation) variants() []conjugation {
	switch c.form {
	case "1":
		return c.pastVowels()
	case "8":
		return c.assimilations()
	}
	return []conjugation{c}
}

func (c conjugation) pastVowels() []conjugation {
	var out []conjugation
	for _, vowel := range "aiu" {
		c.pastVowel = vowel
		out = append(out, c)
	}
	return out
}

func (c conjugation) assimilations() []conjugation {
	var out []conjugation
	for _, pair := range pairs(c.root[0]) {
		r := []rune(pair)
		c.eighth = [2]rune{r[0], r[1]}
		out = append(out, c)
	}
	return out
}

// pairs are the ways in which a first radical and the t of form 8 sound.
func pairs(first rune) []string {
	for _, line := range pairsOfEight {
		if fields := strings.Fields(line); fields[0] == string(first) {
			return fields[1:]
		}
	}
	return []string{string([]rune{first, Teh})}
}

// past is the 3rd person masculine singular of the past.
func (c conjugation) past(voice Voice) string {
	b, ok := c.base(Past, voice)
	if !ok {
		return ""
	}
	return b.spelling(heFree)
}

// bases are the stems of each tense and voice that the verb has, in sounds.
func (c conjugation) bases() []base {
	var out []base
	for _, tense := range []Tense{Past, Present, Imperative} {
		for _, voice := range []Voice{Active, Passive} {
			if b, ok := c.base(tense, voice); ok && !(c.passiveOnly && voice == Active) {
				out = append(out, b)
			}
		}
	}
	return out
}

func (c conjugation) base(tense Tense, voice Voice) (base, bool) {
	template := c.template(tense, voice)
	if template == "" {
		return base{}, false
	}
	first, second, both := strings.Cut(template, "|")
	if !both {
		second = first
	}
	b := base{tense: tense, voice: voice, doubled: c.doubled}
	if c.defective {
		first, b.tail = c.cut(first, tense)
		second = first
	}
	b.vowel = c.fill(first)
	b.cons = b.vowel
	if second != first {
		b.cons = c.fill(second)
	}
	return b, true
}

func (c conjugation) template(tense Tense, voice Voice) string {
	switch {
	case tense == Past && voice == Active:
		return c.pattern.past
	case tense == Past:
		return c.pastPassive
	case tense == Present && voice == Active:
		return c.present
	case tense == Present:
		return c.presentPassive
	case voice == Active && c.present != "":
		return c.imperative()
	}
	return ""
}

// imperative is the present without the letter of inflection and its vowel;
// where two consonants would begin it, with a joining alef (Wright, vol. I, § 98).
func (c conjugation) imperative() string {
	if shortImperatives[string(c.root)] && c.form == "1" {
		return "2u3"
	}
	first, second, both := strings.Cut(c.present, "|")
	out := c.opening(first[1:]) + first[1:]
	if both {
		out += "|" + c.opening(second[1:]) + second[1:]
	}
	return out
}

func (c conjugation) opening(rest string) string {
	const vowels = "aiuAIUvV"
	switch {
	case c.form == "4":
		return "'a"
	case rest[0] != '8' && strings.IndexByte(vowels, rest[1]) >= 0:
		return ""
	case c.form == "1" && c.vowel == 'u':
		return "Lu"
	}
	return "Li"
}
