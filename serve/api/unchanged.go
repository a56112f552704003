package api

import (
	"net/http"
	"strings"
)

// unchanged answers 304 where the answer has the ETag that the client has already.
func unchanged(op *operation, next http.Handler) http.Handler {
	if op.method != get {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if have := r.Header.Get("If-None-Match"); have != "" {
			w = &unchangedWriter{ResponseWriter: w, have: have}
		}
		next.ServeHTTP(w, r)
	})
}

type unchangedWriter struct {
	http.ResponseWriter
	have  string
	began bool
	same  bool
}

func (w *unchangedWriter) WriteHeader(status int) {
	w.began = true
	if tag := w.Header().Get("ETag"); status == http.StatusOK && tag != "" && matches(w.have, tag) {
		w.same = true
		status = http.StatusNotModified
		for _, name := range []string{"Content-Type", "Content-Length", "Content-Disposition"} {
			w.Header().Del(name)
		}
	}
	w.ResponseWriter.WriteHeader(status)
}

func (w *unchangedWriter) Write(b []byte) (int, error) {
	if !w.began {
		w.WriteHeader(http.StatusOK)
	}
	if w.same {
		return len(b), nil
	}
	return w.ResponseWriter.Write(b)
}

// Unwrap is for http.ResponseController.
func (w *unchangedWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// matches reports whether a tag is among those of If-None-Match.
func matches(have, tag string) bool {
	for h := range strings.SplitSeq(have, ",") {
		h = strings.TrimSpace(h)
		if h == "*" || strings.TrimPrefix(h, "W/") == tag {
			return true
		}
	}
	return false
}
