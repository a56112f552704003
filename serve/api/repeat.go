package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"github.com/musnad/musnad/internal/watch"
)

const (
	keyHeader    = "Idempotency-Key"
	replayHeader = "Idempotency-Replayed"
	longestKey   = 200 // bytes
)

// keptHeaders of an answer are given again with it.
var keptHeaders = []string{"Content-Type", "Location", "ETag"}

// repeatable does a request with an Idempotency-Key once, and gives its repetitions
// the same answer. A request that failed by a fault of the server may be made again
// under its key.
func (a *API) repeatable(op *operation, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		key := r.Header.Get(keyHeader)
		if key == "" {
			next.ServeHTTP(w, r)
			return
		}
		if len(key) > longestKey {
			a.fail(w, r, problemOf(codeKey))
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			a.fail(w, r, problemOf(codeTooLarge))
			return
		}
		who := callOf(r.Context()).who.Name
		turn, old, err := a.Watch.Begin(r.Context(), who, key, hashOf(op, r, body))
		switch {
		case err != nil:
			a.fail(w, r, keyProblem(w, err))
		case old != nil:
			answerAgain(w, old)
		default:
			r.Body = io.NopCloser(bytes.NewReader(body))
			a.once(w, r, turn, next)
		}
	})
}

// hashOf is the SHA-256 of all that a request asks.
func hashOf(op *operation, r *http.Request, body []byte) []byte {
	h := sha256.New()
	fmt.Fprintf(h, "%s %s\n%s\n", op.id, r.URL.RequestURI(), r.Header.Get("Content-Type"))
	h.Write(body)
	return h.Sum(nil)
}

func keyProblem(w http.ResponseWriter, err error) error {
	var unanswered *watch.UnansweredError
	switch {
	case errors.Is(err, watch.ErrOther):
		return problemOf(codeKeyOther)
	case errors.As(err, &unanswered):
		w.Header().Set("Retry-After", seconds(unanswered.Wait))
		return problemOf(codeKeyBusy)
	}
	return err
}

// once does a request and keeps its answer before it is given.
func (a *API) once(w http.ResponseWriter, r *http.Request, turn watch.Turn, next http.Handler) {
	rec := &recorder{header: w.Header()}
	done := false
	ctx := context.WithoutCancel(r.Context())
	defer func() {
		if !done {
			_ = a.Watch.Forget(ctx, turn)
		}
	}()
	next.ServeHTTP(rec, r)
	if rec.status < http.StatusInternalServerError {
		if err := a.Watch.Finish(ctx, turn, rec.answer()); err != nil {
			a.Log.Error("an answer was not kept for its repetition", "error", err)
		}
		done = true // it was done, so that it must not be again
	}
	w.WriteHeader(rec.status)
	_, _ = w.Write(rec.body.Bytes())
}

// recorder holds an answer back.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (w *recorder) Header() http.Header { return w.header }

func (w *recorder) WriteHeader(status int) {
	if w.status == 0 {
		w.status = status
	}
}

func (w *recorder) Write(b []byte) (int, error) {
	w.WriteHeader(http.StatusOK)
	return w.body.Write(b)
}

func (w *recorder) answer() watch.Answer {
	head := map[string]string{}
	for _, name := range keptHeaders {
		if v := w.header.Get(name); v != "" {
			head[name] = v
		}
	}
	data, _ := json.Marshal(head)
	return watch.Answer{Status: w.status, Head: string(data), Body: w.body.Bytes()}
}

func answerAgain(w http.ResponseWriter, old *watch.Answer) {
	head := map[string]string{}
	_ = json.Unmarshal([]byte(old.Head), &head)
	for name, value := range head {
		w.Header().Set(name, value)
	}
	w.Header().Set(replayHeader, "true")
	w.WriteHeader(old.Status)
	_, _ = w.Write(old.Body)
}
