package api

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/danielgtaylor/huma/v2"
)

// TestAnswersAreAsDocumented compares what operations answer with the schemas of the
// document.
func TestAnswersAreAsDocumented(t *testing.T) { stores(t, testAnswersAreAsDocumented) }

func testAnswersAreAsDocumented(t *testing.T, address string) {
	f := sampled(t, address)
	h := f.first(2)
	f.decide(`{"op":"correct","happening":%q,"field":"date","value":"2026-03-04"}`, h[0].ID)
	f.decide(`{"op":"merge","happening":%q,"other":%q}`, h[0].ID, h[1].ID)
	s := want[savedSearch](t, f.ask("POST", "/searches", `{"name":"a","query":"party:TUR"}`), 201)
	want[any](t, f.ask("POST", "/sources", `{"url":"https://example.org/","kind":"feed"}`), 201)
	k := want[struct{ ID string }](t, f.ask("POST", "/webhooks", fmt.Sprintf(`{"search":%q,"url":"https://example.org/"}`, s.ID)), 201)
	for _, c := range []struct{ id, path, body string }{
		{"list-happenings", "/happenings", ""}, {"get-happening", "/happenings/" + h[1].ID, ""}, {"list-decisions", "/happenings/" + h[0].ID + "/decisions", ""},
		{"list-changes", "/changes?reports=true", ""}, {"get-article", "/articles/dhifaf-held", ""}, {"list-versions", "/articles/dhifaf-held/versions", ""},
		{"search", "/search?q=%D8%A7%D9%84%D9%88%D8%B2%D9%8A%D8%B1", ""}, {"list-entities", "/entities?name=TUR", ""}, {"get-entity", "/entities/tur", ""},
		{"list-sources", "/sources", ""}, {"get-stats", "/stats", ""}, {"verify", "/verify", ""}, {"list-searches", "/searches", ""}, {"get-search", "/searches/" + s.ID, ""},
		{"list-webhooks", "/webhooks", ""}, {"get-webhook", "/webhooks/" + k.ID, ""}, {"list-deliveries", "/webhooks/" + k.ID + "/deliveries", ""},
		{"list-problems", "/problems", ""}, {"list-releases", "/releases", ""},
		{"read", "/read?published=2026-03-05", strike}, {"explain", "/explain", strike}, {"add-articles", "/articles?id=n", visit}, {"decide", "/decisions", `{"op":"flag","happening":"` + h[0].ID + `"}`},
	} {
		method := get
		media := typed("application/json")
		if c.body != "" {
			method = post
		}
		if c.body != "" && !strings.HasPrefix(c.body, "{") {
			media = typed("text/plain")
		}
		w := f.ask(method, c.path, c.body, media)
		f.checkAnswer(c.id, w.Code, w.Body.Bytes())
	}
	for _, path := range []string{"/happenings/none", "/happenings?limit=0"} {
		w := f.ask(get, path, "")
		f.checkAnswer("get-happening", map[int]int{404: 404, 422: 404}[w.Code], w.Body.Bytes())
	}
}

// checkAnswer validates an answer by what the document says of its operation and
// status.
func (f *fixture) checkAnswer(id string, status int, body []byte) {
	f.t.Helper()
	var row *operation
	for i := range operations {
		if operations[i].id == id {
			row = &operations[i]
		}
	}
	item := f.huma.OpenAPI().Paths[row.path]
	op := item.Get
	if row.method == post {
		op = item.Post
	}
	answer := op.Responses[fmt.Sprint(status)]
	if answer == nil {
		f.t.Errorf("%s: status %d is not in the document: %.200s", id, status, body)
		return
	}
	media := answer.Content["application/json"]
	if media == nil {
		media = answer.Content["application/problem+json"]
	}
	var data any
	if err := json.Unmarshal(body, &data); err != nil {
		f.t.Errorf("%s: %v", id, err)
		return
	}
	res := &huma.ValidateResult{}
	huma.Validate(f.huma.OpenAPI().Components.Schemas, media.Schema, huma.NewPathBuffer([]byte{}, 0), huma.ModeReadFromServer, data, res)
	for i, err := range res.Errors {
		if i == 5 {
			break
		}
		f.t.Errorf("%s: %v", id, err)
	}
}
