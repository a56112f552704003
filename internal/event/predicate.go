package event

import "github.com/musnad/musnad"

// predicated is who an adjective without verb is said of: the phrase before it,
// or whoever the pronoun before it means. إن الحكومة مستعدة, إنه مستعد.
func (r *reader) predicated(c *clause) []musnad.Party {
	v := c.view
	if c.charges() && v.personal(c.trigger-1) && !v.conj[c.trigger-1-v.first] {
		if a, ok := v.leftSubject(c.trigger - 1); ok {
			return r.parties(v, a)
		}
	}
	if v.pronounBefore(c.trigger) || v.personal(c.trigger-1) {
		return r.elidedSubject(c)
	}
	if a, ok := v.leftSubject(c.trigger); ok {
		return r.parties(v, a)
	}
	return nil
}

// personal reports whether the word at token i is a personal pronoun.
func (v *view) personal(i int) bool {
	if v.tag(i) != particle {
		return false
	}
	return v.text.Has(i, pronounKind)
}
