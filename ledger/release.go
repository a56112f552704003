package ledger

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/musnad/musnad/internal/store"
)

const kindRelease = "release" // Release

// Release is a frozen copy of the ledger that was given away.
type Release struct {
	N        int    `json:"n"`        // from 1
	Manifest string `json:"manifest"` // SHA-256 of manifest.json
	Index    string `json:"index"`    // SHA-256 of what it says of each happening, by which the next one finds what changed
	Entries  int64  `json:"entries"`  // of the ledger that it holds
	Last     string `json:"last"`     // hash of the last of them
	Key      string `json:"key"`      // public, that signed it; base64
	At       string `json:"at"`       // RFC 3339
}

// Released keeps that a release was made: the manifest and the index are kept with
// it.
func (l *Ledger) Released(ctx context.Context, r Release, manifest, index []byte) error {
	return l.update(ctx, func(w *writer) (err error) {
		before, err := lastRelease(w.tx)
		if err != nil {
			return err
		}
		if before != nil && before.N >= r.N {
			return errors.New("another release was made meanwhile; cut this one again")
		}
		if r.Manifest, err = w.tx.PutBlob(manifest); err != nil {
			return err
		}
		if r.Index, err = w.tx.PutBlob(index); err != nil {
			return err
		}
		_, err = w.append(kindRelease, r)
		return err
	})
}

// applyRelease has nothing to write: releases are few, and are looked up among the
// entries.
func (w *writer) applyRelease(r *Release, _ int64) error {
	if r.N < 1 || r.Manifest == "" || r.Index == "" {
		return errors.New("a release without number, manifest or index")
	}
	return nil
}

// LastRelease is the latest release with its index; nil if there is none.
func (s *Snapshot) LastRelease() (*Release, []byte, error) {
	r, err := lastRelease(s.tx)
	if r == nil || err != nil {
		return nil, nil, err
	}
	index, err := s.tx.Blob(r.Index)
	return r, index, err
}

func lastRelease(tx *store.Tx) (last *Release, err error) {
	for e, err := range tx.Entries(1, kindRelease) {
		if err != nil {
			return nil, err
		}
		last = new(Release)
		if err := json.Unmarshal(e.Body, last); err != nil {
			return nil, err
		}
	}
	return last, nil
}

// Fate is what became of a happening that was there once: the one that it is part
// of, or why it is not shown.
func (s *Snapshot) Fate(id string) (into, why string, err error) {
	to, err := redirect(s.tx, id)
	switch {
	case errors.Is(err, ErrUnknown):
		return "", "unknown", nil
	case err != nil:
		return "", "", err
	case to != id:
		return to, "merged", nil
	}
	var review string
	var reports int
	if err := s.tx.QueryRow(`SELECT review, reports FROM happenings WHERE id = ?`, id).Scan(&review, &reports); err != nil {
		return "", "", err
	}
	switch {
	case reports == 0:
		return "", "no report is left", nil
	case review == string(Reject):
		return "", "rejected", nil
	}
	return "", "", nil
}
