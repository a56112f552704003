package web

// section is one entry of the menu.
type section struct{ path, key string }

var menu = []section{
	{"", "menu.today"},
	{"timeline", "menu.timeline"},
	{"upcoming", "menu.upcoming"},
	{"map", "menu.map"},
	{"network", "menu.network"},
	{"entities", "menu.entities"},
	{"sources", "menu.sources"},
	{"review", "menu.review"},
	{"explain", "menu.explain"},
}

// sections are those that the page's user may see.
func (p *Page) sections() []section {
	var out []section
	for _, s := range menu {
		if s.path != "review" || p.User.Review {
			out = append(out, s)
		}
	}
	return out
}

func values[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
