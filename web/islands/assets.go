package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

const modules = "node_modules"

// font is a file of a Fontsource package, under the family that style.css names.
type font struct {
	family, from, file, weights string
	letters                     string // unicode-range: asked for only by pages that have such letters
}

// Of the Latin font the letters of European languages are taken; the Arabic one has
// no Latin digits, so an Arabic page has its figures from the Latin one.
var fonts = []font{
	{"Noto Naskh Arabic Variable", "@fontsource-variable/noto-naskh-arabic", "noto-naskh-arabic-arabic-wght-normal.woff2", "400 700",
		"U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011, U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC"},
	{"IBM Plex Sans Variable", "@fontsource-variable/ibm-plex-sans", "ibm-plex-sans-latin-wght-normal.woff2", "100 700",
		"U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+0304, U+0308, U+0329, U+2000-206F, U+20AC, U+2122, U+2191, U+2193, U+2212, U+2215, U+FEFF, U+FFFD"},
	{"IBM Plex Sans Variable", "@fontsource-variable/ibm-plex-sans", "ibm-plex-sans-latin-ext-wght-normal.woff2", "100 700",
		"U+0100-02BA, U+02BD-02C5, U+02C7-02CC, U+02CE-02D7, U+02DD-02FF, U+1D00-1DBF, U+1E00-1E9F, U+1EF2-1EFF, U+2020, U+20A0-20AB, U+2C60-2C7F, U+A720-A7FF"},
}

// atlas has the outlines of countries.
const atlas = "world-atlas"

const outlines = "countries-50m.json"

// assets are the files that leave as they are, with the style sheet of the fonts,
// and the packages that they are of.
func assets() (files []file, packages []string, err error) {
	data, err := from(atlas, outlines)
	if err != nil {
		return nil, nil, err
	}
	files, packages = []file{{outlines, data}}, []string{atlas}
	var css strings.Builder
	for _, f := range fonts {
		data, err := from(f.from, "files", f.file)
		if err != nil {
			return nil, nil, err
		}
		files, packages = append(files, file{f.file, data}), append(packages, f.from)
		fmt.Fprintf(&css, "@font-face { font-family: %q; font-style: normal; font-display: swap; font-weight: %s; src: url(%s) format(\"woff2\"); unicode-range: %s; }\n",
			f.family, f.weights, f.file, f.letters)
	}
	return append(files, file{"fonts.css", []byte(css.String())}), packages, nil
}

// from is a file of a package.
func from(name string, path ...string) ([]byte, error) {
	data, err := os.ReadFile(filepath.Join(append([]string{modules, name}, path...)...))
	if err != nil {
		return nil, fmt.Errorf("%w; run npm ci first (make pages does)", err)
	}
	return data, nil
}
