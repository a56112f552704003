// Package browser looks at the pages in a real browser: that scripts and styles do
// what they should and nothing else, that no page asks another host for anything,
// that people who use a keyboard or a screen reader can, and that letters that an
// article brings cannot act.
//
// It has tests only. They need Chromium, and say so where there is none; what checks
// accessibility needs axe-core besides, which `make pages` installs.
package browser
