package arabic

// base is the stem of one tense and voice in sounds: before vowels and before
// consonants. Where the last radical is weak, it is cut off with the vowel
// before it, and tail names how the two sound together.
type base struct {
	tense       Tense
	voice       Voice
	vowel, cons []rune
	tail        byte // 0, or the key of pastTails or presentTails
	doubled     bool
}

// cut takes the vowel and the weak radical off the end of a template, and names them.
func (c conjugation) cut(template string, tense Tense) (head string, tail byte) {
	n := len(template)
	vowel := c.sound(rune(template[n-2]))
	switch {
	case tense != Past || vowel != 'a':
		tail = byte(long(vowel))
	case c.form == "1" && c.root[2] == Waw:
		tail = 'W'
	default:
		tail = 'Z'
	}
	return template[:n-2], tail
}

// tail says how a stem sounds in some slots: what is added to it, and what
// sound comes next.
type tail struct {
	slots slots
	cons  bool // the stem before consonants
	added string
	next  rune
}

// pastTails are the ends of the past: consonantal (0), in ā written ى (Z) or ا
// (W), in i (I), in u (U).
var pastTails = map[byte][]tail{
	0: {{heFree, false, "", wordEnds}, {heJoined | she, false, "", 'a'}, {pastPair, false, "", 'A'},
		{pastThey, false, "", 'U'}, {pastT | pastN, true, "", consonant}},
	'Z': {{heFree, false, "Z", wordEnds}, {heJoined, false, "A", consonant}, {she, false, "a", consonant},
		{pastPair, false, "ay", 'A'}, {pastThey, false, "a", 'w'}, {pastT | pastN, false, "ay", consonant}},
	'W': {{heFree | heJoined, false, "A", consonant}, {she, false, "a", consonant},
		{pastPair, false, "aw", 'A'}, {pastThey, false, "a", 'w'}, {pastT | pastN, false, "aw", consonant}},
	'I': {{heFree | heJoined | she | pastPair | pastT | pastN, false, "iy", 'a'}, {pastThey, false, "", 'U'}},
	'U': {{heFree | heJoined | she | pastPair | pastT | pastN, false, "uw", 'a'}, {pastThey, false, "", 'U'}},
}

// presentTails are the ends of the present, and of the imperative: consonantal
// (0), in ī (I), ū (U), ā (A).
var presentTails = map[byte][]tail{
	0: {{zeroFree, false, "", wordEnds}, {zeroJoinedInd, false, "", 'u'}, {zeroJoinedSub, false, "", 'a'},
		{jussive, true, "", wordEnds}, {women, true, "", consonant},
		{presThey, false, "", 'U'}, {presYou, false, "", 'I'}, {presPair, false, "", 'A'}},
	'I': {{zeroFree | zeroJoined, false, "I", wordEnds}, {women, false, "I", consonant}, {presPair, false, "iy", 'A'},
		{jussive, false, "i", wordEnds}, {presThey, false, "", 'U'}, {presYou, false, "", 'I'}},
	'U': {{zeroFree | zeroJoined, false, "U", wordEnds}, {women, false, "U", consonant}, {presPair, false, "uw", 'A'},
		{jussive, false, "u", wordEnds}, {presThey, false, "", 'U'}, {presYou, false, "", 'I'}},
	'A': {{zeroFree, false, "Z", wordEnds}, {zeroJoined, false, "A", consonant}, {women | presPair, false, "ay", 'a'},
		{jussive, false, "a", wordEnds}, {presThey, false, "a", 'w'}, {presYou, false, "a", 'y'}},
}

func (b base) tails() []tail {
	if b.tense == Past {
		return pastTails[b.tail]
	}
	return presentTails[b.tail]
}

// spelling is the stem as it is written in one slot; "" if the tense has no such slot.
func (b base) spelling(s slots) string {
	for _, t := range b.tails() {
		if t.slots&s != 0 {
			text, _ := spell(b.sounds(t), t.next)
			return text
		}
	}
	return ""
}

func (b base) sounds(t tail) []rune {
	stem := b.vowel
	if t.cons {
		stem = b.cons
	}
	if t.added == "" {
		return stem
	}
	out := append(make([]rune, 0, len(stem)+len(t.added)), stem...)
	for _, r := range t.added {
		out = append(out, addedSound(r))
	}
	return out
}

// spelled is a stem's text with all slots it fills.
type spelled struct {
	text  string
	slots slots
}

// spellings are the texts of all slots of b.
func (b base) spellings() []spelled {
	var s spellingList
	for _, t := range b.tails() {
		if b.doubled && t.slots&zeroFree != 0 {
			t.slots |= jussive // يمد beside يمدد
		}
		s.addTail(b, t)
	}
	s.addBareHamza(b)
	if b.tense == Imperative {
		return s.imperative()
	}
	return s
}

type spellingList []spelled

func (s *spellingList) add(text string, in slots) {
	if in == 0 {
		return
	}
	for i := range *s {
		if (*s)[i].text == text {
			(*s)[i].slots |= in
			return
		}
	}
	*s = append(*s, spelled{text, in})
}

func (s *spellingList) addTail(b base, t tail) {
	sounds := b.sounds(t)
	text, madda := spell(sounds, t.next)
	in := t.slots
	if madda {
		in <<= maddaShift
	}
	if t.cons && in&(pastT|pastN|women) != 0 {
		in = s.addJoined(text, in)
	}
	if b.tense != Present {
		s.add(text, in)
		return
	}
	if joinsFirstPerson(sounds) {
		rest, _ := spell(sounds[2:], t.next)
		s.add(rest, in&zeros<<meetingShift)
		s.add(text, in)
		return
	}
	s.add(text, in|in&zeros<<firstShift)
}

// addJoined writes the last letter of a stem and an equal first one of an
// ending once (سكت, أنت; آمنا), and returns the slots where that is not the case.
func (s *spellingList) addJoined(text string, in slots) slots {
	const size = len(string(rune(Teh)))
	for _, ending := range []struct {
		letter rune
		slots  slots
	}{{Teh, pastT}, {Noon, pastN | women}} {
		at := len(text) - size
		if at >= 0 && text[at:] == string(ending.letter) {
			s.add(text[:at], in&ending.slots)
			in &^= ending.slots
		}
	}
	return in
}

// joinsFirstPerson reports whether أ and the first radical, a hamza, become آ (آخذ).
func joinsFirstPerson(p []rune) bool {
	return len(p) > 2 && p[0] == 'a' && p[1] == Hamza && !isSoundVowel(p[2])
}

// addBareHamza adds the second spelling of a last hamza before ū and u, which the
// press prefers: with the seat it has at the end of the word (بدأوا, جاءوا, يقرأه).
func (s *spellingList) addBareHamza(b base) {
	n := len(b.vowel)
	if b.tail != 0 || n < 2 || b.vowel[n-1] != Hamza || b.vowel[n-2] == 'I' {
		return
	}
	text, _ := spell(b.vowel, wordEnds)
	if b.tense == Past {
		s.add(text, pastThey)
		return
	}
	s.add(text, presThey|zeroJoinedInd|zeroJoinedInd<<firstShift)
}

// imperative turns slots of the present into those of the imperative. An
// imperative of one letter (قِ) is left out: it is every preposition.
func (s spellingList) imperative() []spelled {
	var out spellingList
	for _, p := range s {
		in := p.slots & imperatives << imperativeShift
		if len([]rune(p.text)) == 1 {
			in &^= jussive << imperativeShift
		}
		out.add(p.text, in)
	}
	return out
}
