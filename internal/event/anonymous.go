package event

import (
	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
	"github.com/musnad/musnad/lexicon"
)

// speaksForItself reports whether violence or a protest is a happening though
// nobody is named in it: told of a place, as what something else followed, or by
// a verb of the past whose own words leave no doubt. انفجرت سيارة مفخخة. Of other
// deeds it takes both, a verb and a place or day: نشرت قوة في شمال مالي.
func (c *clause) speaksForItself(e *musnad.EventMention) bool {
	told := c.verb && c.ownWords && c.features.Has(arabic.PastTense)
	switch e.Type {
	case musnad.Assault, musnad.Protest:
		return told || e.Place != nil || c.afterwards()
	case musnad.Retreat:
		return told && e.Mode == "ceasefire" && (e.Place != nil || e.Date != "")
	case musnad.Mobilize, musnad.Coerce, musnad.Aid:
		return told && (e.Place != nil || e.Date != "")
	}
	return false
}

// afterwards reports whether a noun stands behind a preposition of time or cause
// that takes it for a fact: خلال, بعد, إثر.
func (c *clause) afterwards() bool {
	v := c.view
	if !c.noun {
		return false
	}
	j := c.trigger - 1
	for j > v.first && (v.tag(j) == inside || v.tag(j) == bracket) {
		j--
	}
	if v.tag(j) != prep {
		return false
	}
	where := v.preps[j-v.first]
	return where == afterSlot || where == lexicon.Khilal
}

// theCrowd reports whether the subject of a verb is a crowd told of before:
// المتظاهرون.
func (c *clause) theCrowd() bool {
	if !c.verb || c.subjectArg == nil {
		return false
	}
	e := c.view.entityAt(c.subjectArg.first)
	return e != nil && e.Kind == musnad.Group && arabic.Features(e.Features).Has(arabic.WithArticle)
}
