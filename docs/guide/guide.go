// Package guide is the user guide, in Arabic and English: Markdown that stands in the
// program, so that it is read offline. Both languages have the same pages and the
// same headings, each with its anchor.
package guide

import "embed"

// Pages are the pages, as ar/NAME.md and en/NAME.md.
//
//go:embed ar/*.md en/*.md
var Pages embed.FS

// Names are the pages in the order in which they are read.
var Names = []string{"tour", "concepts", "review", "search", "sources", "exports", "codebook", "team", "backup", "api"}
