package lexicon

import "github.com/musnad/musnad/arabic"

// English writes a name that no list of people or places has as the English press
// might: given names and family names in their settled spelling, the rest by
// [arabic.Transliterate]. It is a guess for reading, not the spelling that its
// bearer uses: where the family name is not listed, 23 % of 947 Arab public figures are
// written as people.tsv has them and the rest are near (0.84 of the letters), of 1749
// others 5 % and 0.75.
func (l *Lexicon) English(name string) string {
	names := l.romanised()
	return arabic.TransliterateKnown(name, func(word string) string { return names[arabic.FoldBare(word)] })
}

// spellingsOfNames are the English spellings of given names and family names, by
// folded form. They are made when a name is first asked for.
func (l *Lexicon) spellingsOfNames() map[string]string {
	out := map[string]string{}
	for _, r := range l.surnames {
		addSpellings(out, r)
	}
	for _, r := range l.Rows { // after them: a family name that is a given name too is written as one
		if r.Kind == "given" {
			addSpellings(out, r)
		}
	}
	return out
}

func addSpellings(out map[string]string, r *Row) {
	en := r.Attr("en")
	if en == "" {
		return
	}
	for _, f := range r.Forms {
		out[arabic.FoldBare(f.Text)] = en
	}
}
