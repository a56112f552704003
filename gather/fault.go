package gather

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/http"
	"syscall"
	"time"
)

// The kinds of a Fault.
const (
	FaultAddress  = "address"  // no address of the web
	FaultDNS      = "dns"      // the name has no address, or nobody says which
	FaultBlocked  = "blocked"  // the address is not on the public internet
	FaultNetwork  = "network"  // refused, reset, unreachable
	FaultTLS      = "tls"      // the certificate, or no TLS
	FaultTimeout  = "timeout"  // no whole answer in time
	FaultStatus   = "status"   // an answer of HTTP that is none
	FaultRedirect = "redirect" // too many, or to nowhere
	FaultRobots   = "robots"   // robots.txt says no, or is not to be had
	FaultForm     = "form"     // not what the source is said to be, or broken
	FaultEmpty    = "empty"    // a page without an article
	FaultWait     = "wait"     // the server asked to come back later
)

// Fault is why something could not be fetched, in words.
type Fault struct {
	Kind   string
	URL    string
	Status int    // of HTTP, where there was an answer
	Reason string // without the address

	// RetryAfter is how long the server asked to be left alone; 0 if it did not.
	RetryAfter time.Duration
}

// Error is the reason with the address.
func (f *Fault) Error() string { return f.URL + ": " + f.Reason }

func (f *Fault) before(words string) *Fault {
	g := *f
	g.Reason = words + f.Reason
	return &g
}

// faultOf is an error of the network in words.
func faultOf(address string, err error, limit time.Duration) *Fault {
	kind, reason := plainNetError(err, limit)
	return &Fault{Kind: kind, URL: address, Reason: reason}
}

func plainNetError(err error, limit time.Duration) (kind, reason string) {
	var blocked *blockedError
	var dns *net.DNSError
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &blocked):
		return FaultBlocked, blocked.Error()
	case errors.As(err, &dns):
		return FaultDNS, plainDNSError(dns)
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return FaultTimeout, fmt.Sprintf("no whole answer came within %s", limit)
	}
	if reason := plainTLSError(err); reason != "" {
		return FaultTLS, reason
	}
	var op *net.OpError
	switch {
	case errors.Is(err, syscall.ECONNREFUSED):
		return FaultNetwork, "the server refuses the connection; nothing listens there"
	case errors.Is(err, syscall.ECONNRESET):
		return FaultNetwork, "the server broke the connection off"
	case errors.Is(err, syscall.ENETUNREACH), errors.Is(err, syscall.EHOSTUNREACH):
		return FaultNetwork, "there is no way to the server; is this machine online?"
	case errors.As(err, &op):
		return FaultNetwork, "the connection failed: " + op.Err.Error()
	}
	return FaultNetwork, "the answer can't be read: " + innermost(err).Error()
}

// innermost is an error without the words around it, which repeat the address.
func innermost(err error) error {
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return err
		}
		err = inner
	}
}

func plainDNSError(err *net.DNSError) string {
	switch {
	case err.IsNotFound:
		return fmt.Sprintf("there is no host %q; is the address spelled right?", err.Name)
	case err.IsTimeout:
		return "the name server does not answer; is this machine online?"
	}
	return "the name server fails: " + err.Err
}

func plainTLSError(err error) string {
	var authority x509.UnknownAuthorityError
	var name x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	switch {
	case errors.As(err, &authority):
		return "its certificate is signed by nobody whom this machine trusts"
	case errors.As(err, &name):
		return fmt.Sprintf("its certificate is for another host, not for %s", name.Host)
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return fmt.Sprintf("its certificate is not valid now, but from %s to %s",
			invalid.Cert.NotBefore.Format(time.DateOnly), invalid.Cert.NotAfter.Format(time.DateOnly))
	case errors.As(err, &invalid):
		return "its certificate is not valid: " + invalid.Error()
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return "the server does not speak TLS there; is it http:// and not https://?"
	case errors.As(err, &alert):
		return "the server refuses to speak TLS: " + alert.Error()
	}
	return ""
}

// statusWords is a status of HTTP with its name.
func statusWords(status int) string {
	if name := http.StatusText(status); name != "" {
		return fmt.Sprintf("%d %s", status, name)
	}
	return fmt.Sprint(status)
}
