package serve

import (
	"bytes"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/musnad/musnad/docs/guide"
	"github.com/musnad/musnad/web"
)

// help shows the guide: one page of it, or, named all, the whole to search and print.
func (s *Server) help(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if name == "" {
		name = guide.Names[0]
	}
	shown := []string{name}
	if name == "all" {
		shown = guide.Names
	} else if !slices.Contains(guide.Names, name) {
		return errNotFound
	}
	p := s.page(r, "help.title")
	pages, err := guideIn(p.Lang)
	if err != nil {
		return err
	}
	v := &web.HelpView{Name: name}
	for _, n := range guide.Names {
		v.Pages = append(v.Pages, web.HelpLink{Name: n, Title: pages[n].title})
	}
	for _, n := range shown {
		v.HTML = append(v.HTML, pages[n].html)
	}
	if name != "all" {
		p.Title = pages[name].title
	}
	return s.show(w, r, http.StatusOK, p, p.Help(v))
}

// helpPage is a page of the guide as it is shown.
type helpPage struct{ title, html string }

// guides are the guides in each language, made once.
var guides = map[web.Lang]func() (map[string]helpPage, error){
	web.Arabic:  sync.OnceValues(func() (map[string]helpPage, error) { return renderGuide(web.Arabic) }),
	web.English: sync.OnceValues(func() (map[string]helpPage, error) { return renderGuide(web.English) }),
}

func guideIn(l web.Lang) (map[string]helpPage, error) { return guides[l]() }

func renderGuide(l web.Lang) (map[string]helpPage, error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table),
		goldmark.WithParserOptions(parser.WithHeadingAttribute(), parser.WithASTTransformers(util.Prioritized(links(l), 100))),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(isolating{}, 100))))
	out := map[string]helpPage{}
	for _, name := range guide.Names {
		source, err := guide.Pages.ReadFile(string(l) + "/" + name + ".md")
		if err != nil {
			return nil, err
		}
		var b bytes.Buffer
		if err := md.Convert(source, &b); err != nil {
			return nil, err
		}
		title, _, _ := strings.Cut(strings.TrimPrefix(string(source), "# "), " {#")
		out[name] = helpPage{title, b.String()}
	}
	return out, nil
}

// links leads from page to page of the guide, whose files name each other, and to
// pages of the program by addresses without a language.
type links web.Lang

// Transform is called by goldmark.
func (l links) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if a, ok := n.(*ast.Link); ok && entering {
			a.Destination = []byte(l.address(string(a.Destination)))
		}
		return ast.WalkContinue, nil
	})
}

func (l links) address(to string) string {
	name, anchor, _ := strings.Cut(to, "#")
	switch page, ok := strings.CutSuffix(name, ".md"); {
	case ok:
		to = "/" + string(l) + "/help/" + page
	case strings.HasPrefix(name, "/") && !strings.HasPrefix(name, "/api/"):
		to = "/" + string(l) + name
	default:
		return to
	}
	if anchor != "" {
		to += "#" + anchor
	}
	return to
}

// isolating writes text whose figures the direction of the words around them cannot
// reorder.
type isolating struct{}

// RegisterFuncs is called by goldmark.
func (isolating) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(ast.KindText, writeText)
}

func writeText(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	t, ok := n.(*ast.Text)
	if !ok || !entering {
		return ast.WalkContinue, nil
	}
	code := n.Parent().Kind() == ast.KindCodeSpan
	for _, run := range runs(string(t.Segment.Value(source))) {
		bare := strings.TrimRight(run, " ")
		escaped := string(util.EscapeHTML([]byte(bare)))
		if strings.ContainsAny(bare, "0123456789") && !code {
			escaped = "<bdi>" + escaped + "</bdi>"
		}
		_, _ = w.WriteString(escaped + run[len(bare):])
	}
	if t.SoftLineBreak() || t.HardLineBreak() {
		_ = w.WriteByte('\n')
	}
	return ast.WalkContinue, nil
}

// runs are the words of a text with the spaces behind them; a word that has a figure
// stays with the Latin word before it, as in PLOVER 2.0.
func runs(text string) (out []string) {
	for _, word := range strings.SplitAfter(text, " ") {
		if k := len(out) - 1; k >= 0 && strings.ContainsAny(word, "0123456789") && latinEnd(out[k]) {
			out[k] += word
		} else {
			out = append(out, word)
		}
	}
	return out
}

// latinEnd reports whether a word ends in a Latin letter, but for the space behind it.
func latinEnd(word string) bool {
	word = strings.TrimSuffix(word, " ")
	if word == "" {
		return false
	}
	c := word[len(word)-1] | 0x20
	return 'a' <= c && c <= 'z'
}
