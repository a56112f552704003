package arabic

import "strings"

// join writes the sounds, with short vowels where consonants need them.
func (s *speller) join() string {
	var b strings.Builder
	for i := 0; i < len(s.sounds); {
		if s.sounds[i].vowel {
			b.WriteString(s.sounds[i].text)
			i++
			continue
		}
		end := i
		for end < len(s.sounds) && !s.sounds[end].vowel {
			end++
		}
		s.run(&b, i, end)
		i = end
	}
	return b.String()
}

// run writes the consonants from i to end. Of those behind a vowel the first closes
// its syllable if enough are left, one before a vowel opens the next, and the others
// are syllables of their own, cut from the left.
func (s *speller) run(b *strings.Builder, i, end int) {
	short := s.shortVowel(i, end)
	open := end < len(s.sounds) // a vowel follows
	last := end
	if open {
		last--
	}
	if i > 0 && !s.glide(i, end) && (end-i > 2 || end-i == 2 && open && short != "i" || end-i == 1 && !open) {
		s.closing(b, i)
		i++
	}
	closed := end-i == 3 && !open && s.oneSyllable(i)
	for k, n := 0, last-i; k < n; k++ {
		if !vowelAfter(k, n, open, closed) {
			s.closing(b, i+k)
			continue
		}
		b.WriteString(s.sounds[i+k].text)
		b.WriteString(short)
		if short == "u" {
			short = "i"
		}
	}
	if !open {
		return
	}
	if s.sounds[last].ain && last > 0 && !s.sounds[last-1].vowel && !vowelEnds(b.String()) {
		b.WriteString("a")
	}
	b.WriteString(s.sounds[last].text)
}

// vowelEnds reports whether what is written ends in a vowel.
func vowelEnds(written string) bool {
	return written != "" && strings.IndexByte("aeiou", written[len(written)-1]) >= 0
}

// glide reports whether the consonants from i to end begin with a waw or yaa that opens
// a syllable.
func (s *speller) glide(i, end int) bool {
	return end-i > 1 && s.sounds[i-1].long != 0 && (s.sounds[i].text == "w" || s.sounds[i].text == "y")
}

// vowelAfter reports whether the consonant k of n that are syllables of their own
// has a vowel. Where nothing follows them the last closes a syllable, with the one
// before it if the last two are closed.
func vowelAfter(k, n int, open, closed bool) bool {
	switch {
	case n == 1 || open:
		return k%2 == 0
	case k == n-1 || closed && k == n-2:
		return false
	case n%2 == 1 && k == n-2:
		return true
	}
	return k%2 == 0
}

// oneSyllable reports whether a word of three consonants is rather Badr or Saad than
// Hamad.
func (s *speller) oneSyllable(i int) bool {
	return i == 0 && (s.sounds[2].text == "r" || s.sounds[1].ain || s.sounds[1].text == "h")
}

// closing writes a consonant that closes a syllable. An ain only makes its vowel long,
// if that is not long already.
func (s *speller) closing(b *strings.Builder, i int) {
	switch {
	case !s.sounds[i].ain:
		b.WriteString(s.sounds[i].text)
	case i > 0 && !s.sounds[i-1].vowel:
		b.WriteString("a")
	}
}

// shortVowel is the short vowel that a run of consonants likely has.
func (s *speller) shortVowel(i, end int) string {
	switch {
	case i > 0 && s.sounds[i-1].long == Alef && end-i == 2 && end == len(s.sounds):
		return "e" // Taleb
	case i > 0 && s.sounds[i-1].long == Alef && end-i == 2 && s.nisba(end):
		return "i" // Fatima, Hashimi
	case i == 0 && s.sounds[0].text == "m" && s.participle(end):
		return "u"
	}
	return "a"
}

// nisba reports whether the sound at i is the last and a yaa or taa marbuta.
func (s *speller) nisba(i int) bool {
	return i == len(s.sounds)-1 && (s.sounds[i].long == Yeh || s.sounds[i].long == TehMarbuta)
}

// participle reports whether a word with meem first is spelled like a participle of
// a derived verb.
func (s *speller) participle(end int) bool {
	switch {
	case end == 2 && len(s.sounds) == 5: // Mujahid
		return s.sounds[2].long == Alef && !s.sounds[3].vowel && !s.sounds[4].vowel
	case end == 4 && len(s.sounds) == 4: // Muslim
		return true
	}
	return end >= 5
}
