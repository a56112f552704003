package main

import (
	"context"
	"crypto/ed25519"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/musnad/musnad/engine"
	"github.com/musnad/musnad/export"
	"github.com/musnad/musnad/ledger"
)

type releaseCmd struct {
	Cut    releaseCutCmd    `cmd:"" help:"Write a signed copy of the ledger into a new directory."`
	Verify releaseVerifyCmd `cmd:"" help:"Check a release, with nothing but its files."`
}

type releaseCutCmd struct {
	Dir string `arg:"" name:"DIR" help:"The directory to make."`
	ledgerFlag
	Key    string `required:"" placeholder:"FILE" help:"The private key that signs: ed25519, PKCS #8 in PEM."`
	NewKey bool   `help:"Make the key first, and FILE.pub beside it, which is for those who verify."`
}

// Help is what kong shows below the flags.
func (releaseCutCmd) Help() string {
	return `Example:

    $ musnad release cut releases/1 --key release.key --new-key
    $ musnad release cut releases/2 --key release.key

A release has all entries and happenings, and manifest.json, which says what was added, changed and removed since the one before. Keep the private key where nobody else can read it.`
}

func (c *releaseCutCmd) Run(s *streams) error {
	if c.NewKey {
		if err := export.NewKey(c.Key); err != nil {
			return err
		}
		s.say("the key is in %s; give %s.pub to those who verify", s.clean(c.Key), s.clean(c.Key))
	}
	key, err := export.ReadKey(c.Key)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w; make one with --new-key", err)
	}
	if err != nil {
		return err
	}
	return c.use(func(ctx context.Context, l *ledger.Ledger) error {
		m, err := export.Cut(ctx, l, c.Dir, key, "musnad "+engine.Release, time.Now())
		if err != nil {
			return err
		}
		s.say("release %d is in %s: %s, %s", m.N, s.clean(c.Dir), plural(m.Counts["happenings"], "happening"), changed(m))
		return nil
	})
}

func changed(m *export.Manifest) string {
	if m.Previous == nil {
		return "the first of this ledger"
	}
	return fmt.Sprintf("%d added, %d changed and %d removed since release %d", len(m.Changes.Added), len(m.Changes.Changed), len(m.Changes.Removed), m.Previous.N)
}

type releaseVerifyCmd struct {
	Dir string `arg:"" name:"DIR" help:"The directory of a release."`
	Pub string `placeholder:"FILE" help:"The public key of who is said to have made it; without it the signature shows only that one hand made all of it."`
	jsonFlag
}

// Help is what kong shows below the flags.
func (releaseVerifyCmd) Help() string {
	return `Example:

    $ musnad release verify releases/1 --pub release.key.pub

Exit codes: 0 all is as it was signed, 1 something is not; what is wrong is named.`
}

func (c *releaseVerifyCmd) Run(s *streams) error {
	var pub ed25519.PublicKey
	if c.Pub != "" {
		var err error
		if pub, err = export.ReadPublicKey(c.Pub); err != nil {
			return err
		}
	}
	m, err := export.Verify(c.Dir, pub)
	if err != nil {
		return err
	}
	if c.JSON {
		return writeJSON(s, m, false)
	}
	by := "the key " + m.Key + ", which nobody has vouched for: compare it, or give --pub"
	if pub != nil {
		by = "the given key"
	}
	s.say("release %d of %s is as it was signed, by %s: %d entries, %s, %s", m.N, s.clean(m.Made), s.clean(by),
		m.Ledger.Entries, plural(m.Counts["happenings"], "happening"), changed(m))
	return nil
}
