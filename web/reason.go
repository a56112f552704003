package web

import (
	"strings"

	"github.com/a-h/templ"
)

// reasons are the Arabic words for why something in a text was seen and left, by the
// English ones, in which stages give their reasons.
var reasons = mustLoadNamed("reasons")

// reasonOf cuts the rule off a reason that names one before a colon.
func reasonOf(s string) (rule, reason string) {
	rule, reason, ok := strings.Cut(s, ": ")
	if !ok || strings.Contains(rule, " ") || !strings.ContainsAny(rule, "/.") {
		return "", s
	}
	return rule, reason
}

// reason is a reason in the page's language. ok is false if it is not known in it.
func (p *Page) reason(english string) (words string, ok bool) {
	if p.Lang == English {
		return english, true
	}
	words, ok = reasons[english]
	return words, ok
}

// Why shows a reason, and the rule that gave it.
func (p *Page) Why(s string) templ.Component {
	rule, reason := reasonOf(s)
	shown := ID(reason)
	if words, ok := p.reason(reason); ok {
		shown = raw(words)
	}
	if rule == "" {
		return shown
	}
	return inOrder(shown, raw(" "), ID(rule))
}

// KnownReason reports whether there are Arabic words for a reason.
func KnownReason(s string) bool {
	_, reason := reasonOf(s)
	_, ok := reasons[reason]
	return ok
}
