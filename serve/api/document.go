package api

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"github.com/musnad/musnad/export"
)

// config is what huma is told. It adds no page, no link and no route of its own.
func config(version string) huma.Config {
	return huma.Config{
		OpenAPI: &huma.OpenAPI{
			OpenAPI: "3.1.0",
			Info: &huma.Info{Title: "Musnad", Version: version, Description: "What news articles report, with who says so. Positions are Unicode code points [start,end) " +
				"into title, newline and text of a version of an article. Dates are EDTF."},
			Components: &huma.Components{
				Schemas: huma.NewMapRegistry("#/components/schemas/", schemaName),
				SecuritySchemes: map[string]*huma.SecurityScheme{
					"token":   {Type: "http", Scheme: "bearer", Description: "A token, msn_…, of musnad token add. Feed readers may send it as the password of HTTP Basic."},
					"session": {Type: "apiKey", In: "cookie", Name: "__Host-musnad", Description: "The session of somebody who signed in with a browser."},
				},
			},
		},
		Formats:       map[string]huma.Format{"application/json": huma.DefaultJSONFormat, "json": huma.DefaultJSONFormat},
		DefaultFormat: "application/json",
		// A parameter that is misspelled would ask for everything.
		RejectUnknownQueryParameters: true,
	}
}

// schemaName names a type by its package where that is none of the API's, so that
// two types of one name are two.
func schemaName(t reflect.Type, hint string) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	name := huma.DefaultSchemaNamer(t, hint)
	switch path := t.PkgPath(); {
	case path == "", strings.HasSuffix(path, "/serve/api"), strings.HasSuffix(path, "/ledger"):
		return name
	default:
		pkg := path[strings.LastIndex(path, "/")+1:]
		if strings.HasPrefix(strings.ToLower(name), pkg) {
			return name
		}
		return strings.ToUpper(pkg[:1]) + pkg[1:] + name
	}
}

// document is what the document says of a row.
func (op *operation) document() huma.Operation {
	out := huma.Operation{OperationID: op.id, Method: op.method, Path: op.path, Summary: op.summary, DefaultStatus: op.status,
		Security: []map[string][]string{}, Errors: append([]int{http.StatusTooManyRequests, http.StatusServiceUnavailable}, op.errors...),
		MaxBodyBytes: cmp.Or(op.body, largeBody), BodyReadTimeout: usualTime, Extensions: map[string]any{}}
	if op.scope != "" {
		scope := []string{string(op.scope)}
		out.Security = append(out.Security, map[string][]string{"token": scope}, map[string][]string{"session": scope})
		out.Errors = append(out.Errors, http.StatusUnauthorized, http.StatusForbidden)
		out.Extensions["x-scope"] = string(op.scope)
	}
	if op.method == post {
		out.Errors = append(out.Errors, http.StatusBadRequest, http.StatusRequestEntityTooLarge)
	}
	if op.writes {
		out.Parameters = append(out.Parameters, &huma.Param{Name: keyHeader, In: "header", Schema: &huma.Schema{Type: "string"},
			Description: "A name of your choice for this request, at most 200 letters. Sent again within 24 hours with the same name, it gets the same answer and is done once."})
	}
	return out
}

// responses adds other forms of the answer to what the document says of an
// operation.
func responses(add func(*API, huma.Operation), schema reflect.Type, media ...string) func(*API, huma.Operation) {
	return func(a *API, op huma.Operation) {
		content := map[string]*huma.MediaType{}
		for _, m := range media {
			content[m] = &huma.MediaType{Schema: &huma.Schema{Type: "string", Format: "binary"}}
		}
		if schema != nil {
			content["application/json"] = &huma.MediaType{Schema: a.huma.OpenAPI().Components.Schemas.Schema(schema, true, "")}
		}
		op.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: content}}
		add(a, op)
	}
}

func listed(add func(*API, huma.Operation)) func(*API, huma.Operation) {
	return responses(add, reflect.TypeFor[happeningPage](), exportMedia()...)
}

func shown(add func(*API, huma.Operation)) func(*API, huma.Operation) {
	return responses(add, reflect.TypeFor[shownHappening](), exportMedia()...)
}

// bodied says that the body of a request has one of the forms of articles.
func bodied(add func(*API, huma.Operation)) func(*API, huma.Operation) {
	return func(a *API, op huma.Operation) {
		op.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{}, Description: "One article, or several as JSON or JSON Lines. The charset is found out."}
		for media := range forms {
			op.RequestBody.Content[media] = &huma.MediaType{} // a schema would be asked of the bytes
		}
		if op.DefaultStatus == http.StatusCreated {
			all := a.huma.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[addedArticles](), true, "")
			op.Responses = map[string]*huma.Response{"200": {Description: "OK: all of it was known", Content: map[string]*huma.MediaType{"application/json": {Schema: all}}}}
		}
		add(a, op)
	}
}

// tagged says of operations whose answers have an ETag what that is good for.
func tagged(doc *huma.OpenAPI) {
	for _, item := range doc.Paths {
		op := item.Get
		if op == nil || op.Responses["200"] == nil || op.Responses["200"].Headers["ETag"] == nil {
			continue
		}
		op.Responses["304"] = &huma.Response{Description: http.StatusText(http.StatusNotModified)}
		op.Parameters = append(op.Parameters, &huma.Param{Name: "If-None-Match", In: "header", Schema: &huma.Schema{Type: huma.TypeString},
			Description: "The ETag of the answer that you have: 304 if it is still that"})
	}
}

// explained says that the answer is an object, whose fields are those of the stages
// that are asked for.
func explained(add func(*API, huma.Operation)) func(*API, huma.Operation) {
	return func(a *API, op huma.Operation) {
		object := &huma.Schema{Type: huma.TypeObject, AdditionalProperties: true, Description: "What each stage wrote, as musnad explain --format json has it"}
		op.Responses = map[string]*huma.Response{"200": {Description: "OK", Content: map[string]*huma.MediaType{"application/json": {Schema: object}}}}
		add(a, op)
	}
}

// nullable lets each field of the document be null whose value in the program may be
// none and is written all the same: huma knows that of simple types only.
func nullable(schemas huma.Registry) {
	for name, schema := range schemas.Map() {
		t := schemas.TypeFromRef("#/components/schemas/" + name)
		for i := range t.NumField() {
			field := t.Field(i)
			key, options, _ := strings.Cut(field.Tag.Get("json"), ",")
			of := schema.Properties[key]
			if field.Type.Kind() == reflect.Pointer && field.Type.Elem().Kind() == reflect.Struct && of != nil && !strings.Contains(options, "omit") {
				schema.Properties[key] = &huma.Schema{AnyOf: []*huma.Schema{of, {Type: "null"}}}
			}
		}
	}
}

func fed(add func(*API, huma.Operation)) func(*API, huma.Operation) {
	return responses(add, nil, "application/atom+xml")
}

// exportMedia are the media types of the formats of export.
func exportMedia() (out []string) {
	for _, f := range export.Formats() {
		media, _, _ := strings.Cut(f.Media, ";")
		out = append(out, media)
	}
	return out
}

type documentOut struct {
	ContentType string `header:"Content-Type" hidden:"true"`
	Body        []byte
}

func (a *API) openAPI(context.Context, *none) (*documentOut, error) {
	body, err := json.Marshal(a.huma.OpenAPI())
	return &documentOut{"application/openapi+json", body}, err
}
