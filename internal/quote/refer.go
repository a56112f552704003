package quote

import (
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/arabic"
)

// resolve leads a voice that points back to the one that is meant: the source,
// the newspaper, the statement, the official.
func (r *reader) resolve(v voice, e *musnad.Mention) voice {
	if v.of != nil {
		of := r.resolve(*v.of, nil)
		v.of = &of
	}
	if e == nil {
		e = v.office
	}
	if v.again != "" {
		return r.sameState(v)
	}
	if e != nil && v.party.Source == "official" {
		key, _ := officeKey(e)
		if p := r.memory.people[key]; p.Known() {
			return v.as(voice{party: r.memory.called(p), feats: v.feats})
		}
		if p := r.memory.heads[r.headKey(e)]; p.Known() && e.Last <= e.First+2 && arabic.Features(e.Features).Has(arabic.WithArticle) {
			return v.as(voice{party: r.memory.called(p), feats: v.feats})
		}
	}
	if v.party.Source == "official" || v.class == anonymous {
		if p, ok := r.titled(v.first); ok && (p.Country == "" || v.party.Country == "" || p.Country == v.party.Country) {
			return v.as(voice{party: p, feats: v.feats})
		}
	}
	if v.party.Source == "organisation" && v.party.ID == "" && v.last == v.first+1 && v.class == someone {
		return r.sameBody(v)
	}
	if !v.bare {
		return r.sameOfficial(v)
	}
	if old, ok := r.meant(v); ok {
		return v.as(old)
	}
	return v
}

// sameOfficial leads an official who is told by where he sits (المسؤول في البيت
// الأبيض) to the one with the same noun who spoke before.
func (r *reader) sameOfficial(v voice) voice {
	if v.class != anonymous || v.party.Source != "official" && v.head != sourceNoun || !hasArticle(r.stem(v.first)) {
		return v
	}
	old, ok := r.memory.last(func(x *record) bool {
		return x.class == anonymous && x.head == v.head && x.spoke && (x.party.Country == "" || v.party.Country == "" || x.party.Country == v.party.Country)
	})
	if !ok {
		return v
	}
	return v.as(old)
}

// sameState leads a medium that is called by its kind and state (الصحيفة
// التركية) to the one of that kind named before, if that is of no other state.
func (r *reader) sameState(v voice) voice {
	old, ok := r.memory.last(func(x *record) bool {
		c := x.party.Country
		return x.class == medium && x.head == v.head && x.again == "" && (c == "" || c == "-" || c == v.again)
	})
	if !ok {
		return v
	}
	return v.as(old)
}

// sameBody leads a bare noun of institution (الجيش) to the one that spoke before
// under a longer name that begins so.
func (r *reader) sameBody(v voice) voice {
	old, ok := r.memory.last(func(x *record) bool {
		p := x.party
		return x.spoke && p.Source == "organisation" && p.Country == v.party.Country && p.Kind == v.party.Kind &&
			strings.HasPrefix(p.Name, v.party.Name+" ")
	})
	if !ok {
		if old, ok = r.bodyCalled(v); !ok {
			return v
		}
	}
	return v.as(old)
}

// as is v with the party of another voice; it keeps its place.
func (v voice) as(old voice) voice {
	at := v.party.At
	v.party, v.class, v.of = old.party, old.class, old.of
	v.party.At = at
	return v
}

// meant is who a voice that points back is.
func (r *reader) meant(v voice) (voice, bool) {
	switch {
	case v.class == anonymous:
		return r.memory.sameSource(v)
	case v.class == medium:
		if body, ok := r.bodyCalled(v); ok && !r.mediumSince(v, body.first) {
			return body, true
		}
		return r.memory.sameMedium(v)
	case v.class == paper:
		return r.memory.samePaper(v)
	case r.honour(v.first):
		return r.memory.last(func(x *record) bool { return x.party.Source == "person" && !x.inner })
	}
	return r.memory.last(func(x *record) bool {
		one := x.party.Source == "person" || x.party.Source == "official" || x.class == anonymous
		return x.spoke && one && x.class <= anonymous && agreesLoosely(v.feats, x.feats)
	})
}

// first is the latest record that passes the first test that any passes.
func (m *memory) first(tests ...func(*record) bool) (voice, bool) {
	for _, test := range tests {
		if v, ok := m.last(test); ok {
			return v, true
		}
	}
	return voice{}, false
}

// sameSource is the source without a name that المصدر or المصادر means; المصدر
// means also an official who was quoted.
func (m *memory) sameSource(v voice) (voice, bool) {
	single := v.head == sourceNoun && !v.feats.Has(arabic.Plural)
	return m.first(
		func(x *record) bool {
			return x.class == anonymous && (x.head == v.head || single && x.spoke) && !x.bare
		},
		func(x *record) bool {
			return x.spoke && x.class != medium && (single || agreesLoosely(v.feats, x.feats))
		},
		func(x *record) bool { return x.spoke || x.named },
	)
}

// sameMedium is the newspaper that الصحيفة means, the agency that الوكالة means.
func (m *memory) sameMedium(v voice) (voice, bool) {
	return m.first(
		func(x *record) bool { return x.class == medium && x.head == v.head && x.head != "" },
		func(x *record) bool {
			return x.class == medium && (x.party.Source == "agency") == (v.party.Source == "agency")
		},
		func(x *record) bool { return x.class == medium && x.party.Source != "document" },
	)
}

// samePaper is whose البيان is: that of the statement named before, or else of
// the body that spoke or acted last.
func (m *memory) samePaper(v voice) (voice, bool) {
	return m.first(
		func(x *record) bool { return x.class == paper && x.head == v.head },
		func(x *record) bool { return x.spoke && x.class == someone && x.party.Source != "person" },
		func(x *record) bool { return x.class == someone && x.party.Source == "organisation" && !x.inner },
	)
}
