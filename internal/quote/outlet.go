package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// platform reports whether the medium is one on which everybody writes.
func (r *reader) platform(v voice) bool {
	for i := v.first; i < v.last; i++ {
		if h, ok := r.text.FirstOf(i, attributionKind); ok && h.Row.Value == "platform" {
			return true
		}
	}
	return false
}

// ownMedium says why a medium is the outlet itself, which is no source: it is
// named as such, or it hears something under its bare name, as papers call
// themselves.
func (r *reader) ownMedium(v voice, heard bool) string {
	outlet := letters(r.doc.Article.Outlet)
	for _, name := range []string{v.party.Name, v.party.English} {
		if n := letters(name); outlet != "" && n != "" && (strings.Contains(outlet, n) || strings.Contains(n, outlet)) {
			return "the outlet itself"
		}
	}
	if r.datelined(v) {
		return "the medium of the dateline"
	}
	if heard && outlet == "" && v.party.Source == "media" && v.head == "" && !r.bareClass(v) {
		return "a paper that hears something under its bare name is the outlet itself"
	}
	return ""
}

// datelined reports whether the article's dateline, or the brackets at its
// head, name the medium.
func (r *reader) datelined(v voice) bool {
	name := letters(v.party.Name)
	for s := range r.doc.Sentences {
		x := &r.doc.Sentences[s]
		if x.Section == musnad.Headline {
			continue
		}
		head := r.doc.Text[x.Start:min(x.End, x.Start+datelineBytes)]
		open, end := strings.IndexByte(head, '('), strings.IndexByte(head, ')')
		if x.Section == musnad.Dateline {
			open, end = 0, len(head)
		}
		return open >= 0 && end > open && name != "" && strings.Contains(letters(head[open:end]), name)
	}
	return false
}

// datelineBytes is how far into the text a dateline reaches.
const datelineBytes = 120

// bareClass reports whether the voice begins with a kind of medium.
func (r *reader) bareClass(v voice) bool {
	return r.text.Has(v.first, mediaclassSourceKinds)
}

func letters(s string) string {
	folded, _ := arabic.Fold(s, arabic.Folded)
	return folded
}
