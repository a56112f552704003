package watch

import (
	"context"
	"encoding/binary"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"
)

// special are addresses of every range that is not the public internet: the
// special-purpose registries of IANA for IPv4 and IPv6, multicast, and each way to
// write IPv4 in IPv6.
var special = strings.Fields(`0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.254 169.254.0.1 169.254.169.254 172.16.0.1
	172.31.255.254 192.0.0.1 192.0.0.8 192.0.0.170 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.254 192.175.48.1 198.18.0.1 198.19.255.254
	198.51.100.1 203.0.113.1 224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255
	:: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 ::127.0.0.1 ::10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::a00:1 100::1
	2001::1 2001:0:7f00:1::1 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1::1 2002:a9fe:a9fe::1 2620:4f:8000::1 3fff::1 5f00::1 fc00::1 fd00:ec2::254 fe80::1
	fec0::1 ff02::1 ff0e::1`)

// TestInsideIsNotTold: a webhook at any special address, by its digits or by a name
// that means it, over TLS or not, reaches nobody, and the delivery says why.
func TestInsideIsNotTold(t *testing.T) {
	for i, addr := range special {
		literal := addr
		if strings.Contains(addr, ":") {
			literal = "[" + addr + "]"
		}
		name := fmt.Sprintf("host%d.test", i)
		s := NewSender(&Watch{now: time.Now}, news, slog.New(slog.DiscardHandler), nil, answering(addr))
		for _, url := range []string{"http://" + literal + "/", "https://" + literal + "/x", "http://" + name + "/"} {
			status, why := s.try(t.Context(), &due{id: "v", url: url, secret: "s", body: []byte("{}")})
			if status != 0 || !strings.Contains(why, "not on the public internet") {
				t.Errorf("%s (%s): %d %q", url, addr, status, why)
			}
		}
	}
}

// TestInsideStays: the whole way, from the news to the reason that a person sees.
func TestInsideStays(t *testing.T) {
	eachStore(t, func(t *testing.T, w *Watch, _ *clock) {
		inside := newReceiver(t)
		_, h := addHook(t, w, addSearch(t, w, "a").ID, inside.URL)
		round(t, NewSender(w, news, slog.New(slog.DiscardHandler), nil, nil))
		if d := only(t, w, h.ID); d.State != Waiting || !strings.Contains(d.Reason, "not on the public internet") {
			t.Errorf("%+v", d)
		}
		if len(inside.got) > 0 {
			t.Error("a server of this machine was told")
		}
	})
}

// answering is a resolver for which every name means one address.
func answering(addr string) *net.Resolver {
	ip := netip.MustParseAddr(addr)
	return &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		ours, theirs := net.Pipe()
		go answerOne(theirs, ip)
		return ours, nil
	}}
}

// answerOne answers one question in the form of DNS over a stream: the length, the
// head, the question again, and the address if it was asked for.
func answerOne(c net.Conn, ip netip.Addr) {
	defer c.Close()
	size := make([]byte, 2)
	if _, err := c.Read(size); err != nil {
		return
	}
	q := make([]byte, binary.BigEndian.Uint16(size))
	for n := 0; n < len(q); {
		k, err := c.Read(q[n:])
		if err != nil {
			return
		}
		n += k
	}
	end := 12
	for q[end] != 0 {
		end += int(q[end]) + 1
	}
	end += 5
	kind := binary.BigEndian.Uint16(q[end-4:])
	out := append([]byte{q[0], q[1], 0x81, 0x80, 0, 1, 0, 0, 0, 0, 0, 0}, q[12:end]...)
	if kind == 1 && ip.Is4() || kind == 28 && ip.Is6() {
		out[7] = 1
		out = append(out, 0xc0, 12, byte(kind>>8), byte(kind), 0, 1, 0, 0, 0, 0, 0, byte(ip.BitLen()/8))
		out = append(out, ip.AsSlice()...)
	}
	c.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(out))), out...))
}
