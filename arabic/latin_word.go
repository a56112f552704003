package arabic

// latinWord writes one word without its article; arabic if it is no name of another
// language for certain.
func latinWord(w string, arabic bool) string {
	s := speller{letters: []rune(w)}
	if len(s.letters) > 0 && s.foreign() {
		return w
	}
	s.loan = !arabic && borrowed(s.letters)
	for i := range s.letters {
		s.read(i)
	}
	if out := s.join(); out != "" || !IsLetter(s.at(0)) {
		return out
	}
	return "a" // a lone hamza or ain
}

// sound is a consonant or a vowel of a word as it is written in Latin letters.
type sound struct {
	text  string
	vowel bool
	long  rune // the letter of a long vowel
	ain   bool // a consonant that Latin letters only lengthen
}

// speller reads the letters of a word as sounds.
type speller struct {
	letters []rune
	sounds  []sound
	loan    bool // rather a name of another language
}

// foreign reports whether a word is of ASCII letters and digits.
func (s *speller) foreign() bool {
	for _, r := range s.letters {
		if r >= 0x80 {
			return false
		}
	}
	return true
}

// at is the letter at i, 0 outside the word.
func (s *speller) at(i int) rune {
	if i < 0 || i >= len(s.letters) {
		return 0
	}
	switch r := s.letters[i]; r {
	case FarsiYeh, 'ې', 'ۍ':
		return Yeh
	case AlefWasla:
		return Alef
	default:
		return r
	}
}

func (s *speller) vowel(text string, long rune) {
	s.sounds = append(s.sounds, sound{text: text, vowel: true, long: long})
}

func (s *speller) consonant(text string) {
	s.sounds = append(s.sounds, sound{text: text})
}

// either is how a letter is written in words of Arabic and in those of other
// languages.
func (s *speller) either(own, loan string) string {
	if s.loan {
		return loan
	}
	return own
}

// finalFeh is the feh of other languages: Ivanov, but Franco.
func (s *speller) finalFeh(final bool) string {
	if final && s.last().long == Waw {
		return "v"
	}
	return "f"
}

// last is the sound that was read last.
func (s *speller) last() sound {
	if len(s.sounds) == 0 {
		return sound{}
	}
	return s.sounds[len(s.sounds)-1]
}

// read reads the letter at i.
func (s *speller) read(i int) {
	r, final := s.at(i), i == len(s.letters)-1
	switch r {
	case Alef, AlefMadda, AlefHamzaAbove, AlefHamzaBelow:
		s.alef(i, r)
	case AlefMaksura:
		s.vowel("a", Alef)
	case Waw, 'ۆ', 'ۇ', 'ۋ':
		s.waw(i, final)
	case Yeh, 'ێ', 'ے':
		s.yeh(i, final)
	case TehMarbuta:
		s.vowel("a", TehMarbuta)
	case 'ە':
		s.vowel("a", 0)
	case Hamza:
		if final && s.last().long == Alef && len(s.letters) <= 4 {
			s.vowel("a", 0)
		}
	case WawHamza:
		if s.at(i+1) != Waw {
			s.vowel("ou", 0)
		} else if !s.last().vowel {
			s.vowel("a", 0)
		}
	case YehHamza:
		s.hamzaOnYeh(i)
	case 'ع':
		s.sounds = append(s.sounds, sound{ain: true})
	case Heh:
		if final && !s.last().vowel && i > 1 {
			s.vowel("e", 0)
		}
		s.consonant("h")
	case 'غ':
		if final && i > 1 && s.last().text == "n" {
			s.sounds[len(s.sounds)-1].text = "ng"
			return
		}
		s.consonant(s.either("gh", "g"))
	case Feh:
		s.consonant(s.either("f", s.finalFeh(final)))
	case Sheen:
		if s.loan && s.last().text == "t" {
			s.sounds[len(s.sounds)-1].text = "ch"
			return
		}
		s.consonant("sh")
	default:
		s.consonant(consonantOf(r))
	}
}

func (s *speller) alef(i int, r rune) {
	next := s.at(i + 1)
	switch {
	case i > 0:
		if s.last().long != Alef {
			s.vowel("a", Alef)
		}
	case next == Waw && !isAlef(s.at(i+2)):
		s.vowel("", 0) // the waw is its vowel
	case r == AlefHamzaBelow && next == Yeh:
		s.vowel("", 0)
	case r == AlefHamzaBelow:
		s.vowel("i", 0)
	default:
		s.vowel("a", 0)
	}
}

func isAlef(r rune) bool { return foldRune(r) == Alef }

// consonantBefore reports whether a waw or yaa is a consonant before a letter.
func consonantBefore(r rune) bool {
	return isAlef(r) || r == AlefMaksura || r == TehMarbuta
}

func (s *speller) waw(i int, final bool) {
	next, prev := s.at(i+1), s.last()
	switch {
	case i == 0, consonantBefore(next), prev.long == Alef:
		s.consonant("w")
	case next == Yeh:
		if !prev.vowel {
			s.vowel("a", 0)
		}
		s.consonant("w")
	case prev.long == Waw:
	case i == 1 && prev.vowel:
		s.vowel("o", Waw)
	case final:
		s.vowel("o", Waw)
	case len(s.letters) == 4 && i == 1 && !isLong(s.at(2)) && !isLong(s.at(3)): // Jawhar
		s.vowel("a", 0)
		s.consonant("w")
	case len(s.letters) == 4 && i == 2 && s.at(0) == AlefHamzaAbove && !isLong(s.at(3)): // Anwar
		s.consonant("w")
	case s.loan:
		s.vowel("o", Waw)
	default:
		s.vowel("ou", Waw)
	}
}

// borrowed reports whether a word is rather a name of another language: long, without a
// letter that only Arabic has, and with two long vowels. A waw is o there.
func borrowed(letters []rune) bool {
	long := 0
	for _, r := range letters {
		if ownLetters[r] {
			return false
		}
		if isLong(r) {
			long++
		}
	}
	return long >= 2 && len(letters) >= 5
}

// ownLetters are letters that hardly stand in names of other languages.
var ownLetters = map[rune]bool{
	'ث':        true,
	'ح':        true,
	'خ':        true,
	'ذ':        true,
	'ص':        true,
	'ض':        true,
	'ط':        true,
	'ظ':        true,
	'ع':        true,
	Qaf:        true,
	Hamza:      true,
	TehMarbuta: true,
}

func isLong(r rune) bool {
	return isAlef(r) || r == Waw || r == Yeh || r == AlefMaksura || r == TehMarbuta
}

func (s *speller) yeh(i int, final bool) {
	next, prev := s.at(i+1), s.last()
	switch {
	case i == 0:
		s.consonant("y")
	case final && prev.long == Alef:
		s.vowel("i", Yeh)
	case prev.long == Alef, prev.long == Yeh && !final:
		s.consonant("y")
	case prev.long == Yeh:
	case next == TehMarbuta:
		s.vowel("i", 0)
		s.consonant("y")
	case consonantBefore(next) && (i == 1 || i+2 == len(s.letters)): // Ziad, Syria
		s.vowel("i", 0)
	case next == Waw && i+2 == len(s.letters): // Antonio
		s.vowel("i", 0)
	case consonantBefore(next), next == Waw:
		s.consonant("y")
	case i == 1 && prev.vowel:
		s.afterAlef()
	case i == 1 && s.diphthong():
		s.vowel("ai", 0)
	default:
		s.vowel("i", Yeh)
	}
}

// afterAlef reads the yaa behind the alef that begins a word: Iran, Ayman.
func (s *speller) afterAlef() {
	if s.last().text == "" {
		s.vowel("i", Yeh)
		return
	}
	s.consonant("y")
}

// diphthong reports whether the yaa in second place is likely ai: before one or
// two last consonants (Zaid, Haidar), and before a long vowel and the last (Zaidan).
func (s *speller) diphthong() bool {
	switch len(s.letters) {
	case 3:
		return !isLong(s.at(2))
	case 4:
		return !isLong(s.at(2)) && !isLong(s.at(3))
	case 5:
		return !isLong(s.at(2)) && isLong(s.at(3)) && !isLong(s.at(4))
	}
	return false
}

func (s *speller) hamzaOnYeh(i int) {
	switch next := s.at(i + 1); {
	case isLong(next) && (i == 0 || s.last().vowel):
	case s.last().long == Alef:
		s.vowel("e", 0) // Wael
	default:
		s.vowel("i", 0)
	}
}

// latinOf are the consonants in Latin letters.
var latinOf = map[rune]string{
	Beh:   "b",
	Teh:   "t",
	'ث':   "th",
	Jeem:  "j",
	'ح':   "h",
	'خ':   "kh",
	Dal:   "d",
	'ذ':   "dh",
	Reh:   "r",
	Zain:  "z",
	Seen:  "s",
	Sheen: "sh",
	'ص':   "s",
	'ض':   "d",
	'ط':   "t",
	'ظ':   "z",
	'غ':   "gh",
	Feh:   "f",
	Qaf:   "q",
	Kaf:   "k",
	Lam:   "l",
	Meem:  "m",
	Noon:  "n",
	Heh:   "h",
	'پ':   "p",
	'چ':   "ch",
	'ژ':   "zh",
	'گ':   "g",
	'ڤ':   "v",
	'ڨ':   "g",
	'ڭ':   "g",
}

// consonantOf writes a letter; of a letter of other languages the one it looks
// like, and a where there is none.
func consonantOf(r rune) string {
	if s := latinOf[r]; s != "" {
		return s
	}
	if s := latinOf[foldRune(r)]; s != "" {
		return s
	}
	switch {
	case r < 0x80:
		return string(r)
	case IsLetter(r):
		return "a"
	}
	if d, ok := Digit(r); ok {
		return string(rune('0' + d))
	}
	return ""
}
