package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/serve"
)

type userCmd struct {
	List     userListCmd     `cmd:"" default:"withargs" help:"Who has an account."`
	Add      userAddCmd      `cmd:"" help:"Add somebody."`
	Role     userRoleCmd     `cmd:"" help:"Give somebody another role."`
	Password userPasswordCmd `cmd:"" help:"Set a password; ends the user's sessions and passkeys."`
	Link     userLinkCmd     `cmd:"" help:"Print a link by which somebody sets their password themselves."`
	Disable  userDisableCmd  `cmd:"" help:"Let somebody in no more, until enabled."`
	Enable   userEnableCmd   `cmd:"" help:"Let somebody in again who was disabled or removed."`
	Remove   userRemoveCmd   `cmd:"" help:"Take somebody off the list, with their tokens; the name stays theirs."`
	Log      userLogCmd      `cmd:"" help:"Who signed in, and who changed accounts."`
}

// userArg names a user.
type userArg struct {
	Name string `arg:"" name:"NAME" help:"The user."`
}

type userListCmd struct {
	ledgerFlag
	jsonFlag
}

// Help is what kong shows below the flags.
func (userListCmd) Help() string {
	return `Example:

    $ musnad user add rania --admin
    $ musnad user list
    rania  admin  since 2026-11-27 10:00

Roles: a viewer reads; a reviewer also brings articles in and decides; an admin also manages accounts.`
}

func (c *userListCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		list, err := a.Users(ctx, by())
		if err != nil {
			return err
		}
		if c.JSON {
			return printObjects(s, list)
		}
		var rows [][]string
		for _, u := range list {
			rows = append(rows, []string{u.Name, string(u.Role), "since " + minute(u.Made, ""), userState(u)})
		}
		printColumns(s, rows)
		if len(list) == 0 {
			s.say("there is no user; add the first with musnad user add NAME --admin")
		}
		return nil
	})
}

// userState is what keeps a user from coming in.
func userState(u accounts.User) string {
	switch {
	case !u.Disabled.IsZero():
		return "disabled since " + minute(u.Disabled, "")
	case !u.Password:
		return "no password yet"
	}
	return ""
}

type userAddCmd struct {
	userArg
	ledgerFlag
	linkFlag
	Role  accounts.Role `enum:"viewer,reviewer,admin" default:"viewer" help:"What they may do: ${enum}; ${default} if left out."`
	Admin bool          `help:"The same as --role admin."`
	Link  bool          `help:"Ask for no password: print a link by which they set it."`
}

// Help is what kong shows below the flags.
func (userAddCmd) Help() string {
	return `Example:

    $ musnad user add rania --admin
    Password, of at least 12 characters:
    $ musnad user add omar --role reviewer --link --url https://news.example

A name is of Latin or of Arabic letters, with digits and . - _ between. Names that could be taken for one another cannot both be had. Without a terminal the password is the first line of standard input.`
}

func (c *userAddCmd) Run(s *streams) error {
	n := accounts.NewUser{Name: c.Name, Role: c.Role}
	if c.Admin {
		n.Role = accounts.Administrator
	}
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) (err error) {
		if !c.Link {
			if n.Password, err = s.newPassword(); err != nil {
				return err
			}
		}
		u, err := a.AddUser(ctx, by(), n)
		if err != nil {
			return err
		}
		s.say("%s is %s", s.field(u.Name), u.Role)
		if c.Link {
			return c.print(ctx, s, a, u.Name)
		}
		return nil
	})
}

type userRoleCmd struct {
	userArg
	Role accounts.Role `arg:"" enum:"viewer,reviewer,admin" name:"ROLE" help:"viewer, reviewer or admin."`
	ledgerFlag
}

// Help is what kong shows below the flags.
func (userRoleCmd) Help() string {
	return `Example:

    $ musnad user role omar admin`
}

func (c *userRoleCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if err := a.SetRole(ctx, by(), c.Name, c.Role); err != nil {
			return err
		}
		s.say("%s is %s", s.field(c.Name), c.Role)
		return nil
	})
}

type userPasswordCmd struct {
	userArg
	ledgerFlag
}

// Help is what kong shows below the flags.
func (userPasswordCmd) Help() string {
	return `Example:

    $ musnad user password omar
    $ generate-password | musnad user password omar`
}

func (c *userPasswordCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		password, err := s.newPassword()
		if err != nil {
			return err
		}
		if err := a.SetPassword(ctx, by(), c.Name, password); err != nil {
			return err
		}
		s.say("%s has a new password and is signed out everywhere; passkeys are gone, tokens go on", s.field(c.Name))
		return nil
	})
}

// linkFlag says where the server is that a link leads to.
type linkFlag struct {
	URL string `env:"MUSNAD_URL" placeholder:"URL" help:"The address of the server, as its users have it."`
}

func (f linkFlag) print(ctx context.Context, s *streams, a *accounts.Accounts, name string) error {
	secret, err := a.LinkFor(ctx, by(), name)
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, s.clean(strings.TrimSuffix(f.URL, "/"))+serve.LinkPath+secret)
	s.say("the link is good once, for %d hours; give it to nobody but %s", int(accounts.PasswordLink.Hours()), s.field(name))
	if f.URL == "" {
		s.say("put the address of your server before it, or name it with --url")
	}
	return nil
}

type userLinkCmd struct {
	userArg
	ledgerFlag
	linkFlag
}

// Help is what kong shows below the flags.
func (userLinkCmd) Help() string {
	return `Example:

    $ musnad user link omar --url https://news.example
    https://news.example/link/…`
}

func (c *userLinkCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error { return c.print(ctx, s, a, c.Name) })
}

type userDisableCmd struct {
	userArg
	ledgerFlag
}

// Help is what kong shows below the flags.
func (userDisableCmd) Help() string {
	return `Example:

    $ musnad user disable omar`
}

func (c *userDisableCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if err := a.Disable(ctx, by(), c.Name); err != nil {
			return err
		}
		s.say("%s is let in no more, and is signed out everywhere", s.field(c.Name))
		return nil
	})
}

type userEnableCmd struct {
	userArg
	ledgerFlag
}

// Help is what kong shows below the flags.
func (userEnableCmd) Help() string {
	return `Example:

    $ musnad user enable omar

Who was removed needs a new password too: musnad user password, or musnad user link.`
}

func (c *userEnableCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if err := a.Enable(ctx, by(), c.Name); err != nil {
			return err
		}
		s.say("%s is let in again", s.field(c.Name))
		return nil
	})
}

type userRemoveCmd struct {
	userArg
	ledgerFlag
}

// Help is what kong shows below the flags.
func (userRemoveCmd) Help() string {
	return `Example:

    $ musnad user remove omar

What they decided stays in the ledger under their name, so nobody else can have it.`
}

func (c *userRemoveCmd) Run(s *streams) error {
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if err := a.Remove(ctx, by(), c.Name); err != nil {
			return err
		}
		s.say("%s is removed, with all that let them in", s.field(c.Name))
		return nil
	})
}

type userLogCmd struct {
	ledgerFlag
	jsonFlag
	Name  string `placeholder:"NAME" help:"Only what this user did, or what was done to them."`
	Limit int    `default:"50" help:"How many lines at most, 1 to 1000; ${default} if left out."`
	Keep  string `placeholder:"DAYS" help:"From now on keep lines for so many days, 30 or more, or for good if it is forever. Unless said otherwise, 1095."`
}

// Help is what kong shows below the flags.
func (userLogCmd) Help() string {
	return `Example:

    $ musnad user log --name omar

The last line comes first. Times are UTC. Nothing in the log can be changed; what is older than it is kept is dropped, and the log says so.`
}

func (c *userLogCmd) Run(s *streams) error {
	if c.Limit < 1 || c.Limit > 1000 {
		return usage("--limit takes 1 to 1000")
	}
	return c.accounts(func(ctx context.Context, a *accounts.Accounts) error {
		if c.Keep != "" {
			return c.keep(ctx, s, a)
		}
		list, err := a.Log(ctx, by(), accounts.LogQuery{Name: c.Name, Limit: c.Limit})
		if err != nil {
			return err
		}
		if c.JSON {
			return printObjects(s, list)
		}
		var rows [][]string
		for _, e := range list {
			rows = append(rows, []string{e.At.Format("2006-01-02 15:04:05"), dash(e.Who), e.What, dash(e.Subject), e.Outcome, dash(e.Address), e.Detail})
		}
		printColumns(s, rows)
		return nil
	})
}

// keep says how long lines are kept.
func (c *userLogCmd) keep(ctx context.Context, s *streams, a *accounts.Accounts) error {
	days, err := strconv.Atoi(c.Keep)
	if c.Keep == "forever" {
		days, err = 0, nil
	} else if err != nil || days < accounts.LeastLogDays {
		return usage(fmt.Sprintf("--keep takes a number of days, %d or more, or forever", accounts.LeastLogDays))
	}
	if err := a.KeepLog(ctx, by(), days); err != nil {
		return err
	}
	if days == 0 {
		s.say("lines of the log are kept for good")
		return nil
	}
	s.say("lines of the log are kept for %d days", days)
	return nil
}

// dash stands for nothing.
func dash(text string) string {
	if text == "" {
		return "-"
	}
	return text
}
