package gather

import (
	"fmt"
	"net/netip"
	"syscall"

	"code.dny.dev/ssrf"
)

// guard decides which addresses may be spoken to. It is asked by the dialer for
// each connection, after the name was resolved: what a name means while it is
// looked at and what it means a moment later is then the same.
type guard struct {
	allow  []netip.Prefix
	public *ssrf.Guardian
}

func newGuard(allow []netip.Prefix) *guard {
	return &guard{allow: allow, public: ssrf.New(ssrf.WithAnyPort())}
}

// blockedError is returned for an address that may not be spoken to.
type blockedError struct {
	why string
	err error
}

// Error says why, with the remedy.
func (e *blockedError) Error() string { return e.why }

// Unwrap is what the guard of the public internet said.
func (e *blockedError) Unwrap() error { return e.err }

// control is net.Dialer.Control: the address is checked first, then the port.
func (g *guard) control(network, address string, c syscall.RawConn) error {
	addr, err := netip.ParseAddrPort(address)
	if err != nil {
		return &blockedError{fmt.Sprintf("%q is no address", address), err}
	}
	plain := addr.Addr().Unmap()
	for _, p := range g.allow {
		if p.Contains(plain) {
			return nil
		}
	}
	if err := g.public.Safe(network, netip.AddrPortFrom(plain, addr.Port()).String(), c); err != nil {
		return &blockedError{fmt.Sprintf("%s is not on the public internet; allow its range if you mean it", addr.Addr()), err}
	}
	if port := addr.Port(); port != 80 && port != 443 {
		return &blockedError{fmt.Sprintf("port %d is none of the web's (80 and 443); allow the range of %s if you mean it", port, addr.Addr()), nil}
	}
	return nil
}
