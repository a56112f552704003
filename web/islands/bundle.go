package main

import (
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// entries are the scripts that pages load, one each.
var entries = []string{"src/map.ts", "src/network.ts", "src/plots.ts"}

// bundle makes one module of each entry with all that it needs, and says which
// packages that was.
func bundle() (files []file, packages []string, err error) {
	out := api.Build(api.BuildOptions{
		EntryPoints: entries, Outdir: built, Bundle: true, Format: api.FormatESModule, Target: api.ES2022,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, Charset: api.CharsetUTF8,
		LegalComments: api.LegalCommentsNone, // licences.txt has them whole
		Metafile:      true, LogLevel: api.LogLevelWarning,
	})
	if len(out.Errors) > 0 {
		return nil, nil, errors.New("the scripts could not be bundled; after npm ci, npx tsc says more")
	}
	for _, f := range out.OutputFiles {
		files = append(files, file{filepath.Base(f.Path), f.Contents})
	}
	packages, err = packagesIn(out.Metafile)
	return files, packages, err
}

// packagesIn are the packages of which something is in the bundles.
func packagesIn(metafile string) (out []string, err error) {
	var meta struct {
		Outputs map[string]struct {
			Inputs map[string]struct {
				Bytes int `json:"bytesInOutput"`
			}
		}
	}
	if err := json.Unmarshal([]byte(metafile), &meta); err != nil {
		return nil, err
	}
	for _, o := range meta.Outputs {
		for path, in := range o.Inputs {
			if name := packageOf(path); name != "" && in.Bytes > 0 {
				out = append(out, name)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// packageOf is the package that a file is of: node_modules/@a/b/c.js is of @a/b.
func packageOf(path string) string {
	_, rest, ok := strings.Cut(path, "node_modules/")
	if !ok {
		return ""
	}
	parts := strings.SplitN(rest, "/", 3)
	if strings.HasPrefix(rest, "@") && len(parts) > 1 {
		return parts[0] + "/" + parts[1]
	}
	return parts[0]
}
