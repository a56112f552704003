package happen

import "slices"

// prepared is what is asked of a report again and again.
type prepared struct {
	keys   set[Key] // all but that of its copies
	copied string   // the group of copies for which all was made
	all    set[Key]
	told   Telling
	words  []uint32 // of the clause
	title  []uint32
}

// Prepare works out what [Keys], [Judge], [Placing.Choices] and [Summary.Add] need of a
// report, which else they do themselves: on any goroutine, before others see the
// report. Of its fields only Ref and Copy may change later.
func (r *Report) Prepare() *Report {
	if r.prepared == nil {
		r.prepared = &prepared{keys: makeKeys(r), told: tellingOf(r), words: tellingWords(r.Event), title: wordSet(r.Title)}
	}
	return r
}

// ready is what was prepared of a report; one that was not is left as it is.
func (r *Report) ready() *prepared {
	if r.prepared != nil {
		return r.prepared
	}
	c := *r
	return c.Prepare().prepared
}

// keysOf are the keys of a report with that of its copies.
func (p *prepared) keysOf(r *Report) set[Key] {
	if p.all == nil || p.copied != r.Copy {
		k := keyring{family: string(FamilyOf(r.Event)), keys: slices.Clone(p.keys)}
		if r.Copy != "" {
			k.lasting(r, "copy", r.Copy)
		}
		slices.Sort(k.keys)
		p.copied, p.all = r.Copy, slices.Compact(k.keys)
	}
	return p.all
}
