package serve

import (
	"context"
	"net/http"
	"strconv"

	"github.com/musnad/musnad/internal/accounts"
	"github.com/musnad/musnad/web"
)

// users is the page on which an admin manages users.
func (s *Server) users(w http.ResponseWriter, r *http.Request) error {
	return s.showUsers(w, r, http.StatusOK, &web.UsersView{})
}

func (s *Server) showUsers(w http.ResponseWriter, r *http.Request, status int, v *web.UsersView) error {
	list, err := s.Accounts.Users(r.Context(), s.actor(r))
	if err != nil {
		return err
	}
	for _, u := range list {
		v.Users = append(v.Users, web.Member{Name: u.Name, Role: string(u.Role), Since: minute(u.Made), Disabled: minute(u.Disabled), Waits: !u.Password})
	}
	for _, x := range accounts.Roles {
		v.Roles = append(v.Roles, string(x))
	}
	p := s.page(r, "users.title")
	p.Path, p.Query = "admin/users", nil // a form's own address has no page
	return s.show(w, r, status, p, p.Users(v))
}

// changedUsers shows the users after something was asked of them.
func (s *Server) changedUsers(w http.ResponseWriter, r *http.Request, v *web.UsersView, err error) error {
	key, status, other := s.fault(w, r, err)
	if other != nil {
		return other
	}
	v.Fault = key
	if err == nil && v.Link == "" {
		http.Redirect(w, r, "/"+string(langOf(r))+"/admin/users?done=users.changed", http.StatusSeeOther)
		return nil
	}
	return s.showUsers(w, r, status, v)
}

// addUser adds a user and shows the link by which they set their password.
func (s *Server) addUser(w http.ResponseWriter, r *http.Request) error {
	u, err := s.Accounts.AddUser(r.Context(), s.actor(r), accounts.NewUser{Name: r.PostForm.Get("name"), Role: accounts.Role(r.PostForm.Get("role"))})
	if err != nil {
		return s.changedUsers(w, r, &web.UsersView{Typed: r.PostForm.Get("name")}, err)
	}
	return s.linkFor(w, r, u.Name)
}

// linkFor shows a new link, once.
func (s *Server) linkFor(w http.ResponseWriter, r *http.Request, name string) error {
	secret, err := s.Accounts.LinkFor(r.Context(), s.actor(r), name)
	v := &web.UsersView{}
	if err == nil {
		v.Link, v.For = s.base(r)+LinkPath+secret, name
	}
	return s.changedUsers(w, r, v, err)
}

// LinkPath is where the secret of a link is taken.
const LinkPath = "/link/"

// changeUser does to a user what the button says.
func (s *Server) changeUser(w http.ResponseWriter, r *http.Request) error {
	name, by := r.PostForm.Get("name"), s.actor(r)
	op := r.PostForm.Get("do")
	if op == "link" {
		return s.linkFor(w, r, name)
	}
	if op == "role" {
		return s.changedUsers(w, r, &web.UsersView{}, s.Accounts.SetRole(r.Context(), by, name, accounts.Role(r.PostForm.Get("role"))))
	}
	do, known := map[string]func(context.Context, accounts.Actor, string) error{
		"disable": s.Accounts.Disable, "enable": s.Accounts.Enable, "remove": s.Accounts.Remove}[op]
	if !known {
		return &badRequest{"do is one of role, link, disable, enable and remove"}
	}
	return s.changedUsers(w, r, &web.UsersView{}, do(r.Context(), by, name))
}

const perAudit = 100

// audit is the page of the audit log.
func (s *Server) audit(w http.ResponseWriter, r *http.Request) error {
	before, _ := strconv.ParseInt(r.Form.Get("before"), 10, 64)
	q := accounts.LogQuery{Name: r.Form.Get("name"), Before: max(before, 0), Limit: perAudit + 1}
	list, err := s.Accounts.Log(r.Context(), s.actor(r), q)
	if err != nil {
		return err
	}
	if formOf(r) != "" {
		return s.json(w, list[:min(len(list), perAudit)])
	}
	p := s.page(r, "audit.title")
	v := &web.AuditView{Name: q.Name}
	for _, e := range list[:min(len(list), perAudit)] {
		v.Events = append(v.Events, web.AuditLine{At: e.At.Format("2006-01-02 15:04:05"), Who: e.Who, What: e.What, Subject: e.Subject, Address: e.Address, Outcome: e.Outcome, Detail: e.Detail})
	}
	if len(list) > perAudit {
		v.Next = p.Turn("before", strconv.FormatInt(list[perAudit-1].Seq, 10))
	}
	return s.show(w, r, http.StatusOK, withForms(p, "json"), p.Audit(v))
}
