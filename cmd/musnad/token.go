package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/musnad/musnad/internal/accounts"
)

type tokenCmd struct {
	List   tokenListCmd   `cmd:"" default:"withargs" help:"The tokens there are."`
	Add    tokenAddCmd    `cmd:"" help:"Make a token and print it, once."`
	Remove tokenRemoveCmd `cmd:"" help:"Take a token no more."`
}

type tokenListCmd struct {
	ledgerFlag
	jsonFlag
	User string `placeholder:"NAME" help:"Only those of one user."`
}

// Help is what kong shows below the flags.
func (tokenListCmd) Help() string {
	return `Example:

    $ musnad token list
    l3k2n5p7q9  omar  read,ingest  expires 2027-02-25 10:00  used 2026-11-27 10:00  feeder`
}

func (c *tokenListCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		list, err := a.Tokens(ctx, by(), c.User)
		if err != nil {
			return err
		}
		if c.JSON {
			return printObjects(s, list)
		}
		var rows [][]string
		for _, t := range list {
			ends := "expires "
			if t.Expired(time.Now()) {
				ends = "expired "
			}
			rows = append(rows, []string{t.ID, t.User, scopeList(t.Scopes), ends + minute(t.Expires, "never"), "used " + minute(t.Used, "never"), t.Name})
		}
		printColumns(s, rows)
		return nil
	})
}

func scopeList(scopes []accounts.Scope) string {
	words := make([]string, len(scopes))
	for i, x := range scopes {
		words[i] = string(x)
	}
	return strings.Join(words, ",")
}

type tokenAddCmd struct {
	ledgerFlag
	Name    string           `required:"" placeholder:"TEXT" help:"What it is for."`
	Scope   []accounts.Scope `required:"" enum:"read,ingest,review,admin" help:"What it may do: some of ${enum}, with commas between, and no more than its user may."`
	User    string           `placeholder:"NAME" help:"Whose it is; the only user if left out."`
	Expires string           `default:"90d" placeholder:"TIME" help:"When it ends: 90d, 12h, 8w, a day as 2027-01-31, or never; ${default} if left out."`
}

// Help is what kong shows below the flags.
func (tokenAddCmd) Help() string {
	return `Example:

    $ musnad token add --user omar --name 'feeder of the newsroom' --scope read,ingest --expires 90d > token
    $ curl -H "Authorization: Bearer $(cat token)" https://news.example/api/v1/happenings

The token is shown once and kept nowhere; its first part, to the second _, is the id by which it is listed and removed.`
}

func (c *tokenAddCmd) Run(s *streams) error {
	expires, err := expiry(c.Expires, time.Now())
	if err != nil {
		return err
	}
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		user, err := c.user(ctx, a)
		if err != nil {
			return err
		}
		secret, t, err := a.AddToken(ctx, by(), accounts.NewToken{User: user, Name: c.Name, Scopes: c.Scope, Expires: expires})
		if err != nil {
			return err
		}
		fmt.Fprintln(s.out, secret)
		s.say("token %s of %s may %s until %s; it is not shown again", t.ID, s.field(t.User), scopeList(t.Scopes), minute(t.Expires, "it is removed"))
		return nil
	})
}

// user is whose token is made.
func (c *tokenAddCmd) user(ctx context.Context, a *accounts.Accounts) (string, error) {
	if c.User != "" {
		return c.User, nil
	}
	list, err := a.Users(ctx, by())
	switch {
	case err != nil:
		return "", err
	case len(list) == 0:
		return "", fmt.Errorf("a token belongs to a user, and there is none; add one with musnad user add NAME")
	case len(list) > 1:
		return "", usage("there are several users; say with --user whose token it is")
	}
	return list[0].Name, nil
}

// expiry is when something ends: a number of hours, days or weeks from now, the
// end of a day in UTC, or never.
func expiry(text string, now time.Time) (time.Time, error) {
	if text == "never" {
		return time.Time{}, nil
	}
	if day, err := time.Parse(time.DateOnly, text); err == nil {
		return day.AddDate(0, 0, 1), nil
	}
	units := map[string]time.Duration{"h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}
	if len(text) > 1 {
		unit, known := units[text[len(text)-1:]]
		n, err := strconv.Atoi(text[:len(text)-1])
		if known && err == nil && n > 0 && n <= 10000 {
			return now.Add(time.Duration(n) * unit), nil
		}
	}
	return time.Time{}, usage(fmt.Sprintf("--expires %q: write 12h, 90d, 8w, a day as 2027-01-31, or never", text))
}

type tokenRemoveCmd struct {
	ID string `arg:"" name:"ID" help:"The token's id, or all of it."`
	ledgerFlag
}

// Help is what kong shows below the flags.
func (tokenRemoveCmd) Help() string {
	return `Example:

    $ musnad token list
    $ musnad token remove l3k2n5p7q9`
}

func (c *tokenRemoveCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if err := a.RemoveToken(ctx, by(), c.ID); err != nil {
			return err
		}
		s.say("the token is taken no more")
		return nil
	})
}
