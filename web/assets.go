package web

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"sync"
)

// Static are the files that pages ask for: styles, the icon, scripts of our own, and
// under built/ what a build step makes: the islands' scripts and the fonts. The
// program can be built without that step: then built/ holds only a note.
//
//go:embed static
var static embed.FS

// Static are the files under their names without "static/".
var Static = must(fs.Sub(static, "static"))

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// hashes are the first letters of each file's hash, which its address carries, so
// that a browser may keep it for good.
var hashes = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	must(0, fs.WalkDir(Static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(Static, name)
		sum := sha256.Sum256(data)
		out[name] = hex.EncodeToString(sum[:6])
		return err
	}))
	return out
})

// Asset is the address of a static file.
func Asset(name string) string { return "/static/" + name + "?v=" + hashes()[name] }

// Has reports whether there is a static file.
func Has(name string) bool { return hashes()[name] != "" }

// styles are the styles of every page.
func styles() string { return string(must(fs.ReadFile(Static, "style.css"))) }
