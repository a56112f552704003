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
func Unite(reports []Report, s *Summary) Verdict {
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
	best.Same = 3*yes >= len(asked) && yes > 0 && 4*no <= len(asked) && !splitsArticles(reports, s)
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
