package happen

import "slices"

// maxAsked is how many reports of a happening are asked whether it is another.
const maxAsked = 12

// Unite reports whether a happening, of which reports are given, is the one that is
// known as s: a third of its reports are of it, few of the rest contradict, and
// few articles keep apart what would be brought together. Who tells less than it
// takes to be of a happening has no voice. The verdict is that on the report that
// speaks for it most. Of many reports the first, in the order of their references,
// are asked.
func Unite(reports []Report, s *Summary) Verdict { return unite(reports, s, 1) }

// UniteDated is Unite for two happenings of which no report tells both, and of which one
// has no day: two thirds of the reports are of the other then, and none contradicts.
func UniteDated(reports []Report, s *Summary) Verdict { return unite(reports, s, 2) }

// Datable reports whether one of two happenings, both told by several reports, has a day
// and the other none: each report was judged alone, and had no day to be placed by.
func Datable(a, b *Summary) bool {
	return (len(a.Windows) == 0) != (len(b.Windows) == 0) && min(a.Reports, b.Reports) >= several
}

const several = 3 // reports

// unite is Unite with the thirds of the reports that are of the other.
func unite(reports []Report, s *Summary, thirds int) Verdict {
	asked := firstReports(reports)
	var best Verdict
	yes, no := 0, 0
	for _, r := range asked {
		v := prepare(r).judgeApart(s)
		yes += count(v.Same)
		no += count(v.contradicts())
		if v.Same && !best.Same || v.Same == best.Same && v.Score > best.Score || best.Reasons == nil {
			best = v
		}
	}
	best.Same = 3*yes >= thirds*len(asked) && yes > 0 && 4*no <= (2-thirds)*len(asked) && !splitsArticles(reports, s)
	return best
}

// contradicts reports whether something rules it out besides that the two share no
// key.
func (v Verdict) contradicts() bool {
	return slices.ContainsFunc(v.Against, func(r Reason) bool { return r.Weight <= -Never && r.Kind != "keys" })
}

func firstReports(reports []Report) []*Report {
	out := make([]*Report, 0, len(reports))
	for i := range reports {
		out = append(out, &reports[i])
	}
	slices.SortFunc(out, func(a, b *Report) int { return a.Ref.Compare(b.Ref) })
	return out[:min(len(out), maxAsked)]
}

// splitsArticles reports whether of the reports more than a quarter are of articles
// that tell another event in s.
func splitsArticles(reports []Report, s *Summary) bool {
	apart := 0
	for i := range reports {
		list, _ := s.Articles.get(reports[i].Ref.edition())
		apart += count(len(list) > 0 && slices.ContainsFunc(list, tellingOf(&reports[i]).apart))
	}
	return 4*apart > len(reports)
}
