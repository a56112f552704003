package event

import "github.com/musnad/musnad"

// openReview finds out, at the first verb of the body, whether the article is a press
// review: its subject is the press of a country, and none of the outlets by name.
// أبرزت الصحف الصادرة اليوم, تنوعت اهتمامات الصحف.
func (r *reader) openReview(v *view) {
	if r.opened || r.doc.Sentences[v.sent].Section == musnad.Headline {
		return
	}
	for i := v.first; i < v.last; i++ {
		if v.tag(i) == verb && !isAuxiliary(v, i) {
			r.opened, r.review = true, v.press(i+1) || v.tag(i+1) == noun && v.press(i+2)
			return
		}
	}
}

// press reports whether newspapers in general are named at token i.
func (v *view) press(i int) bool {
	e := v.entityAt(i)
	return e != nil && e.Kind == musnad.Organisation && e.Party.Kind == "JRN" && e.Party.ID == ""
}

// presented reports whether the masdar at token i is what newspapers report in a press
// review, behind the preposition of the verb that says so: ركزت على دعوة الأمم المتحدة.
func (r *reader) presented(v *view, i int) bool {
	p := v.prepBefore(i)
	if !r.review || p < 0 {
		return false
	}
	for j := p - 1; j >= v.first; j-- {
		switch v.tag(j) {
		case verb:
			return true
		case entity:
			if !v.press(j) {
				return false
			}
		case noun, inside, bracket:
		default:
			return false
		}
	}
	return false
}
