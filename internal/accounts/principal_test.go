package accounts

import (
	"fmt"
	"strings"
	"testing"
)

func TestRoles(t *testing.T) {
	var got []string
	for _, r := range append(Roles, "owner") {
		p := &Principal{Role: r, Scopes: r.Scopes()}
		line := string(r)
		for _, s := range Scopes {
			line += fmt.Sprintf(" %s=%t", s, p.May(s))
		}
		got = append(got, line)
	}
	want := `viewer read=true ingest=false review=false admin=false
reviewer read=true ingest=true review=true admin=false
admin read=true ingest=true review=true admin=true
owner read=false ingest=false review=false admin=false`
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	var nobody *Principal
	if nobody.May(Read) {
		t.Error("nobody may read")
	}
	if p := Local(); p.Name == "" || !p.May(Admin) {
		t.Errorf("at the machine itself: %+v", p)
	}
	Administrator.Scopes()[0] = "none"
	if Scopes[0] != Read {
		t.Error("who changes the scopes of one changes those of all")
	}
}
