package web

import (
	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
)

// Lang is a language of the interface. It says nothing of the articles, which are
// Arabic in either.
type Lang string

// The languages.
const (
	Arabic  Lang = "ar"
	English Lang = "en"
)

// Langs are the languages, the one of the articles first.
var Langs = []Lang{Arabic, English}

// Known reports whether l is a language of the interface.
func (l Lang) Known() bool { return l == Arabic || l == English }

// Other is the other language.
func (l Lang) Other() Lang {
	if l == Arabic {
		return English
	}
	return Arabic
}

// Dir is the direction of the language, for the dir attribute.
func (l Lang) Dir() string {
	if l == Arabic {
		return "rtl"
	}
	return "ltr"
}

var tags = map[Lang]language.Tag{Arabic: language.Arabic, English: language.English}

// Preferred is the language that a reader asks for by the header Accept-Language;
// Arabic if it asks for neither.
func Preferred(accept string) Lang {
	asked, _, err := language.ParseAcceptLanguage(accept)
	if err != nil || len(asked) == 0 {
		return Arabic
	}
	_, k, _ := language.NewMatcher([]language.Tag{language.Arabic, language.English}).Match(asked...)
	return Langs[k]
}

var pluralForms = map[plural.Form]string{plural.Zero: "zero", plural.One: "one", plural.Two: "two", plural.Few: "few", plural.Many: "many", plural.Other: "other"}

// pluralOf is CLDR's category of a count: zero one two few many other.
func (l Lang) pluralOf(n int) string {
	return pluralForms[plural.Cardinal.MatchPlural(tags[l], n, 0, 0, 0, 0)]
}
