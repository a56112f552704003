package happen

import (
	"math"
	"slices"
)

// Placing finds the happenings of one article's events, one event after the other:
// what it tells as two stays two, and what it tells besides says in which days it
// was written. The zero value is ready.
type Placing struct {
	told   map[string][]Telling      // by happening: what was put there
	shared map[string]map[string]int // by article and version: the happenings that it tells as well, and what each counts
}

// Choices is the candidate that the report is of, with the verdict on it: of several
// that of the highest score, where what many tell counts a little more, and of equal
// ones the first. also are the others that it is of as well, in their order. best is
// -1 where it is of none, and v then the verdict on the nearest. ids are those of
// the candidates.
func (p *Placing) Choices(r *Report, ids []string, candidates []*Summary) (best int, also []int, v Verdict) {
	best = -1
	rank := 0.0
	told := prepare(r)
	for i, s := range candidates {
		w := p.judge(told, ids[i], s)
		n := w.Score + s.fame()
		if i == 0 || w.Same && !v.Same || w.Same == v.Same && n > rank {
			v, rank = w, n
			if w.Same {
				best = i
			}
		}
		if w.Same {
			also = append(also, i)
		}
	}
	return best, slices.DeleteFunc(also, func(i int) bool { return i == best }), v
}

func (p *Placing) judge(r *subject, id string, s *Summary) Verdict {
	c := comparison{report: r, event: r.Event, known: s, article: p, id: id}
	c.sameArticle()
	c.siblings(p.told[id])
	return c.judge()
}

// siblings keeps a report apart from what its article tells as another event.
func (c *comparison) siblings(list []Telling) {
	if slices.ContainsFunc(list, c.report.told.apart) {
		c.differ("article", Never, c.report.Ref.Article)
	}
}

// fellows is how many other happenings the article shares with one that tells of a
// happening; those that it tells in the same words count twice.
func (p *Placing) fellows(id string, s *Summary) int {
	most := 0
	for edition, list := range p.shared {
		if _, ok := s.Articles.get(edition); !ok {
			continue
		}
		sum := 0 - list[id]
		for _, n := range list {
			sum += n
		}
		most = max(most, sum)
	}
	return most
}

// Dates reports whether the article tells something that other articles tell as well.
func (p *Placing) Dates() bool { return len(p.shared) > 0 }

// Put notes that a report goes to a happening, of which s is known, by a verdict.
func (p *Placing) Put(r *Report, id string, s *Summary, v Verdict) {
	if p.told == nil {
		p.told, p.shared = map[string][]Telling{}, map[string]map[string]int{}
	}
	p.told[id] = append(p.told[id], r.ready().told)
	for _, a := range s.Articles {
		edition := a.key
		if p.shared[edition] == nil {
			p.shared[edition] = map[string]int{}
		}
		p.shared[edition][id] = max(p.shared[edition][id], 1+count(v.sure()))
	}
}

// sure reports whether words or a toll say that it is one happening.
func (v Verdict) sure() bool {
	return slices.ContainsFunc(v.Reasons, func(r Reason) bool {
		return r.Kind == "text" && r.Weight >= 2.5 || r.Kind == "size" && r.Weight > 1
	})
}

// fame is what a happening told by many has before one told by few: at most four
// points.
func (s *Summary) fame() float64 { return math.Min(4, math.Log2(float64(s.Reports))) }
