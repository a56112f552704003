package serve

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/calendar"
	"github.com/musnad/musnad/web"
)

// mostExplained is how many bytes of text are explained: what one page can show.
const mostExplained = 200_000

// explainForm is the page on which a text is pasted.
func (s *Server) explainForm(w http.ResponseWriter, r *http.Request) error {
	p := s.page(r, "explain.title")
	return s.show(w, r, http.StatusOK, p, p.Explain(&web.ExplainView{Stage: "event"}))
}

// explain reads a text and shows what every stage made of it. Nothing is kept.
func (s *Server) explain(w http.ResponseWriter, r *http.Request) error {
	form, err := formIn(r)
	if err != nil {
		return err
	}
	p := s.page(r, "explain.title")
	v := &web.ExplainView{Title: form.Get("title"), Text: lines(form.Get("text")), Published: form.Get("published"), Outlet: form.Get("outlet"), Stage: form.Get("stage")}
	if !slices.Contains(musnad.Stages, v.Stage) {
		v.Stage = "event"
	}
	v.Title = strings.ReplaceAll(v.Title, "\n", " ")
	if v.Fault = faultIn(p, v); v.Fault != "" {
		return s.show(w, r, http.StatusUnprocessableEntity, p, p.Explain(v))
	}
	if v.Document, err = s.Engine.Read(musnad.Article{Title: v.Title, Text: v.Text, Published: v.Published, Outlet: v.Outlet}); err != nil {
		return &badRequest{err.Error()}
	}
	v.Reading = musnad.NewReading(v.Document, s.Engine.Version())
	return s.show(w, r, http.StatusOK, p, p.Explain(v))
}

// lines are the lines of what a form sends, which ends them as networks do.
func lines(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") }

func faultIn(p *web.Page, v *web.ExplainView) string {
	if strings.TrimSpace(v.Text) == "" {
		return p.T("explain.empty")
	}
	if len(v.Text)+len(v.Title) > mostExplained {
		return strings.ReplaceAll(p.T("explain.long"), "{0}", strconv.Itoa(mostExplained))
	}
	if v.Published != "" {
		if _, err := calendar.Parse(v.Published); err != nil {
			return err.Error()
		}
	}
	return ""
}
