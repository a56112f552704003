package serve

import (
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"

	"github.com/musnad/musnad/samples"
	"github.com/musnad/musnad/web"
)

// static gives a file of the pages. An address that carries its hash may be kept for
// good.
func (s *Server) static(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("file")
	data, err := fs.ReadFile(web.Static, name)
	if err != nil {
		return errNotFound
	}
	h := w.Header()
	if t := mediaTypes[path.Ext(name)]; t != "" {
		h.Set("Content-Type", t)
	} else {
		h.Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
	}
	if r.URL.Query().Has("v") {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		h.Set("Cache-Control", "no-cache") // a module that another names
	}
	_, _ = w.Write(data)
	return nil
}

// sample gives the list of feeds of the bundled articles, one of these, or a page.
func (s *Server) sample(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("name")
	if !s.Samples {
		return errNotFound
	}
	data, err := samples.File(name, s.base(r)+"/samples/")
	if err != nil {
		return err
	}
	if data == nil {
		return errNotFound
	}
	media := "text/xml; charset=utf-8"
	if path.Ext(name) == ".html" {
		media = "text/html; charset=utf-8"
	}
	w.Header().Set("Content-Type", media)
	_, _ = w.Write(data)
	return nil
}

// mediaTypes do not depend on what the machine knows.
var mediaTypes = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml",
	".woff2": "font/woff2", ".json": "application/json"}

// raw gives bytes as they came, for a person to keep and never for a browser to
// run: as an attachment without a type, in a sandbox.
func (s *Server) raw(w http.ResponseWriter, r *http.Request) error {
	name := r.PathValue("hash")
	if sum, err := hex.DecodeString(name); err != nil || len(sum) != 32 {
		return errNotFound
	}
	data, err := s.Ledger.Bytes(r.Context(), name)
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/octet-stream")
	h.Set("Content-Disposition", `attachment; filename="`+name[:16]+`.bin"`)
	h.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	_, _ = w.Write(data)
	return nil
}

// health says whether the ledger can be read.
func (s *Server) health(w http.ResponseWriter, r *http.Request) error {
	if _, err := s.Ledger.Last(r.Context()); err != nil { // strangers may ask: it counts nothing
		return err
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, _ = w.Write([]byte("ok\n"))
	return nil
}

func (s *Server) showMetrics(w http.ResponseWriter, r *http.Request) error {
	s.metrics.handler().ServeHTTP(w, r)
	return nil
}
