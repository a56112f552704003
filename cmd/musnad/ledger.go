package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/signal"

	"github.com/musnad/musnad/ledger"
)

// ledgerFlag says which ledger a command works on.
type ledgerFlag struct {
	Ledger string `env:"MUSNAD_LEDGER" default:"ledger" placeholder:"DIR" help:"The ledger: a directory, or a postgres:// address; ${default} if left out, or what MUSNAD_LEDGER says."`
}

// jsonFlag asks for the machine's form of what is printed.
type jsonFlag struct {
	JSON bool `name:"json" help:"Print JSON, one object a line, in place of a table."`
}

// use opens the ledger, and closes it when do is done.
func (f ledgerFlag) use(do func(ctx context.Context, l *ledger.Ledger) error) error {
	if err := f.noFile("musnad restore makes a ledger of a backup"); err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	l, err := ledger.Open(ctx, f.Ledger)
	if err != nil {
		return err
	}
	return errors.Join(do(ctx, l), l.Close())
}

// noFile reports a file where a ledger should be or come.
func (f ledgerFlag) noFile(remedy string) error {
	if info, err := os.Stat(f.Ledger); err == nil && !info.IsDir() {
		return fmt.Errorf("%s is a file, and a ledger is a directory; %s", f.Ledger, remedy)
	}
	return nil
}

// place is the ledger's address without a password.
func (f ledgerFlag) place() string {
	if u, err := url.Parse(f.Ledger); err == nil && u.Host+u.Path != "" && u.Scheme != "" {
		return u.Redacted()
	}
	return f.Ledger
}

// interruptible is a context that ends when the user interrupts the program: what
// was acknowledged before stays.
func interruptible() (context.Context, context.CancelFunc) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

type initCmd struct {
	ledgerFlag
}

// Help is what kong shows below the flags.
func (initCmd) Help() string {
	return `Example:

    $ musnad init
    $ musnad import articles.jsonl
    $ musnad timeline

The directory is ./ledger unless --ledger or MUSNAD_LEDGER names another; it must be empty or absent. On PostgreSQL the ledger has a schema of its own, musnad unless search_path names another:

    $ musnad init --ledger 'postgres://user@host/database?search_path=syria'`
}

func (c *initCmd) Run(s *streams) error {
	if err := c.noFile("name another place with --ledger"); err != nil {
		return err
	}
	ctx, stop := interruptible()
	defer stop()
	l, err := ledger.Create(ctx, c.Ledger)
	if err != nil {
		return err
	}
	s.say("a ledger is ready at %s; next: musnad import FILE, or musnad add URL", s.clean(c.place()))
	return l.Close()
}
