package happen

import "slices"

// maxAsked is how many reports of a happening are asked whether it is another.
const maxAsked = 12

// Unite reports whether a happening, of which reports are given, is the one that is
// known as s: most of its reports are of it, and no two events of one article are
// brought together that the article keeps apart. Ask where [Judge] says that a new
// report is of both. The verdict is that on the report that speaks for it most.
// Of many reports the first, in the order of their references, are asked.
func Unite(reports []Report, s *Summary) Verdict {
	asked := firstReports(reports)
	var best Verdict
	yes := 0
	for _, r := range asked {
		v := Judge(r, s)
		if v.Same {
			yes++
		}
		if v.Same && !best.Same || v.Same == best.Same && v.Score > best.Score || best.Reasons == nil {
			best = v
		}
	}
	best.Same = 2*yes > len(asked) && !splitsArticle(reports, s)
	return best
}

func firstReports(reports []Report) []*Report {
	out := make([]*Report, 0, len(reports))
	for i := range reports {
		out = append(out, &reports[i])
	}
	slices.SortFunc(out, func(a, b *Report) int { return a.Ref.Compare(b.Ref) })
	return out[:min(len(out), maxAsked)]
}

// splitsArticle reports whether an article tells one event in reports and another
// in s.
func splitsArticle(reports []Report, s *Summary) bool {
	for i := range reports {
		told := tellingOf(&reports[i])
		for _, t := range s.Articles[reports[i].Ref.edition()] {
			if !t.again(told) {
				return true
			}
		}
	}
	return false
}
