package serve

import (
	"context"
	"net/http"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/web"
)

type contextKey int

const (
	formKey contextKey = iota
	routeKey
	principalKey
)

// routeSeen is filled in once the route of a request is known.
type routeSeen struct{ pattern string }

func withRoute(ctx context.Context, seen *routeSeen) context.Context {
	return context.WithValue(ctx, routeKey, seen)
}

func seenRoute(ctx context.Context, pattern string) {
	if seen, ok := ctx.Value(routeKey).(*routeSeen); ok {
		seen.pattern = pattern
	}
}

// formOf is the form in which a view is asked for as data; empty for a page.
func formOf(r *http.Request) string {
	f, _ := r.Context().Value(formKey).(string)
	return f
}

func langOf(r *http.Request) web.Lang { return web.Lang(r.PathValue("lang")) }

func withPrincipal(ctx context.Context, who *accounts.Principal) context.Context {
	return context.WithValue(ctx, principalKey, who)
}

// principal is who asks; nil if nobody signed in.
func principal(r *http.Request) *accounts.Principal {
	who, _ := r.Context().Value(principalKey).(*accounts.Principal)
	return who
}
