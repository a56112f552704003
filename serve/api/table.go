package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/musnad/musnad/internal/accounts"
)

// operation is one row of the table.
type operation struct {
	id      string
	method  string
	path    string
	scope   accounts.Scope // what one must be allowed; public if empty
	summary string
	add     func(*API, huma.Operation)

	status int           // of success; 200 if 0
	writes bool          // it may be repeated by Idempotency-Key
	body   int64         // most bytes of a body; largeBody if 0
	time   time.Duration // that it may take; usualTime if 0
	errors []int         // statuses beside those of every operation
}

// What an operation may take where its row does not say.
const (
	smallBody = 64 << 10
	largeBody = 4 << 20
	usualTime = 30 * time.Second
	longTime  = 2 * time.Minute
)

const (
	get  = http.MethodGet
	post = http.MethodPost
	del  = http.MethodDelete
)

// operations is the whole API.
var operations = []operation{
	{id: "list-happenings", method: get, path: "/happenings", scope: accounts.Read, add: listed(on((*API).listHappenings)), time: longTime, errors: []int{400},
		summary: "Happenings of a query, page by page, or as a file in another format"},
	{id: "get-happening", method: get, path: "/happenings/{id}", scope: accounts.Read, add: shown(on((*API).getHappening)), errors: []int{400, 404},
		summary: "A happening with its reports and decisions; an id that was merged leads to what it is part of"},
	{id: "list-decisions", method: get, path: "/happenings/{id}/decisions", scope: accounts.Read, add: on((*API).listDecisions), errors: []int{404},
		summary: "What people decided on a happening, in their order"},
	{id: "list-changes", method: get, path: "/changes", scope: accounts.Read, add: on((*API).listChanges),
		summary: "What changed behind an entry, in the order of change: each happening once, as it is now, or a tombstone"},
	{id: "decide", method: post, path: "/decisions", scope: accounts.Review, add: on((*API).decide), status: 201, writes: true, body: smallBody, errors: []int{404, 409},
		summary: "Accept, reject, flag, correct, merge, split, undo, or say that two entities are the same, or are not"},

	{id: "add-articles", method: post, path: "/articles", scope: accounts.Ingest, add: bodied(on((*API).addArticles)), status: 201, writes: true, time: longTime, errors: []int{409, 415},
		summary: "Read articles and keep them; 201 and 200 are answered once they are on the disk"},
	{id: "get-article", method: get, path: "/articles/{id}", scope: accounts.Read, add: on((*API).getArticle), errors: []int{404},
		summary: "An article with its text, its reading and the happenings that it tells of"},
	{id: "list-versions", method: get, path: "/articles/{id}/versions", scope: accounts.Read, add: on((*API).listVersions), errors: []int{404},
		summary: "The versions of an article, the first one first, without their words"},
	{id: "get-words", method: get, path: "/articles/{id}/words", scope: accounts.Read, add: on((*API).getWords), errors: []int{404},
		summary: "Title, newline and text of a version: the letters that all positions point into"},
	{id: "diff-article", method: get, path: "/articles/{id}/diff", scope: accounts.Read, add: on((*API).diffArticle), errors: []int{404},
		summary: "How the words of one version came to be those of a later one"},

	{id: "search", method: get, path: "/search", scope: accounts.Read, add: on((*API).search), errors: []int{400},
		summary: "Articles by their words, the best first, with the letters that were found and how"},
	{id: "list-entities", method: get, path: "/entities", scope: accounts.Read, add: on((*API).listEntities),
		summary: "People, bodies, groups and states by a name, an id or a country's three letters: the hundred of most happenings"},
	{id: "get-entity", method: get, path: "/entities/{id}", scope: accounts.Read, add: on((*API).getEntity), errors: []int{404},
		summary: "One entity with its names, its roles and who stands beside it"},

	{id: "list-sources", method: get, path: "/sources", scope: accounts.Read, add: on((*API).listSources), errors: []int{400},
		summary: "Sources with their health: the latest visit, and the last good one"},
	{id: "get-source", method: get, path: "/sources/{id}", scope: accounts.Read, add: on((*API).getSource), errors: []int{404},
		summary: "One source with its health"},
	{id: "add-source", method: post, path: "/sources", scope: accounts.Ingest, add: on((*API).addSource), status: 201, writes: true, body: smallBody, errors: []int{409},
		summary: "Add a feed, page or sitemap, or change what is said of one"},
	{id: "remove-source", method: del, path: "/sources/{id}", scope: accounts.Ingest, add: on((*API).removeSource), status: 204, errors: []int{404},
		summary: "Gather from a source no more; what came of it stays"},

	{id: "read", method: post, path: "/read", scope: accounts.Read, add: bodied(on((*API).read)), time: longTime, errors: []int{415},
		summary: "Read one article and answer its reading; nothing is kept"},
	{id: "explain", method: post, path: "/explain", scope: accounts.Read, add: bodied(explained(on((*API).explain))), time: longTime, errors: []int{415},
		summary: "What each stage wrote about one article; nothing is kept"},

	{id: "get-stats", method: get, path: "/stats", scope: accounts.Read, add: on((*API).stats),
		summary: "How much the ledger holds"},
	{id: "list-releases", method: get, path: "/releases", scope: accounts.Read, add: on((*API).listReleases),
		summary: "The releases that were cut of the ledger"},
	{id: "verify", method: get, path: "/verify", scope: accounts.Admin, add: on((*API).verify), time: longTime,
		summary: "Check the chain of all entries and say what is damaged"},

	{id: "list-searches", method: get, path: "/searches", scope: accounts.Read, add: on((*API).listSearches), errors: []int{400},
		summary: "Saved searches, by name"},
	{id: "get-search", method: get, path: "/searches/{id}", scope: accounts.Read, add: on((*API).getSearch), errors: []int{404},
		summary: "A saved search"},
	{id: "get-feed", method: get, path: "/searches/{id}" + feedSuffix, scope: accounts.Read, add: fed(on((*API).getFeed)), errors: []int{404},
		summary: "The Atom feed of a saved search: the hundred happenings that came or changed last"},
	{id: "add-search", method: post, path: "/searches", scope: accounts.Review, add: on((*API).addSearch), status: 201, writes: true, body: smallBody, errors: []int{400, 409},
		summary: "Save a search"},
	{id: "remove-search", method: del, path: "/searches/{id}", scope: accounts.Review, add: on((*API).removeSearch), status: 204, errors: []int{404},
		summary: "Remove a saved search with its webhooks, if there are any only by an admin"},

	{id: "list-webhooks", method: get, path: "/webhooks", scope: accounts.Admin, add: on((*API).listHooks), errors: []int{400},
		summary: "Webhooks, of all saved searches or of one"},
	{id: "get-webhook", method: get, path: "/webhooks/{id}", scope: accounts.Admin, add: on((*API).getHook), errors: []int{404},
		summary: "A webhook"},
	{id: "add-webhook", method: post, path: "/webhooks", scope: accounts.Admin, add: on((*API).addHook), status: 201, writes: true, body: smallBody, errors: []int{404, 409},
		summary: "Tell an address of what is new in a saved search; the secret that it signs with is shown this once"},
	{id: "remove-webhook", method: del, path: "/webhooks/{id}", scope: accounts.Admin, add: on((*API).removeHook), status: 204, errors: []int{404},
		summary: "Remove a webhook with what was or was to be sent"},
	{id: "list-deliveries", method: get, path: "/webhooks/{id}/deliveries", scope: accounts.Admin, add: on((*API).listDeliveries), errors: []int{404},
		summary: "What a webhook was told, or is to be told, the newest first"},
	{id: "replay-delivery", method: post, path: "/webhooks/{id}/deliveries/{delivery}/replay", scope: accounts.Admin, add: on((*API).replay), writes: true, body: smallBody, errors: []int{404, 409},
		summary: "Send a delivery once more, whatever its state"},

	{id: "list-problems", method: get, path: "/problems", add: on((*API).listProblems),
		summary: "Every code of a problem with its messages in Arabic and English"},
	{id: "get-openapi", method: get, path: "/openapi.json", add: on((*API).openAPI),
		summary: "This document"},
}

// on is an operation by its method. What it fails with is told as a problem.
func on[I, O any](do func(*API, context.Context, *I) (*O, error)) func(*API, huma.Operation) {
	return func(a *API, op huma.Operation) {
		huma.Register(a.huma, op, func(ctx context.Context, in *I) (*O, error) {
			out, err := do(a, ctx, in)
			if err != nil {
				return nil, a.problem(ctx, err)
			}
			return out, nil
		})
	}
}

// none is the input or output of an operation that has none.
type none struct{}

// register adds every row of the table.
func (a *API) register() {
	for i := range operations {
		op := &operations[i]
		a.table[op.pattern()] = op
		op.add(a, op.document())
	}
}

// pattern is the row as http.ServeMux has it.
func (op *operation) pattern() string { return op.method + " " + Prefix + op.path }
