package store

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"
)

// torture says that proofs are run at their full length.
var torture = os.Getenv("MUSNAD_TORTURE") != ""

func times(short, long int) int {
	if torture {
		return long
	}
	return short
}

// childVariable holds the address at which a child process writes until it is
// killed.
const childVariable = "MUSNAD_TEST_CHILD"

func TestMain(m *testing.M) {
	if address := os.Getenv(childVariable); address != "" {
		if err := writeForEver(address); err != nil {
			fmt.Println("failed", err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeForEver prints number and hash of each entry once it is acknowledged.
func writeForEver(address string) error {
	ctx := context.Background()
	db, err := Open(ctx, address)
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		var acked []string
		err := db.Update(ctx, func(tx *Tx) error {
			name, err := tx.PutBlob(random(100 + i%5000))
			if err != nil {
				return err
			}
			for n := range 1 + i%4 {
				e, err := tx.Append("article", fmt.Appendf(nil, "%d %s %s", os.Getpid(), name, strings.Repeat("x", i*n%9000)))
				if err != nil {
					return err
				}
				acked = append(acked, fmt.Sprintf("%d %x", e.Seq, e.Hash))
			}
			return nil
		})
		if err != nil {
			return err
		}
		fmt.Println(strings.Join(acked, "\n"))
	}
}

// TestKill kills processes that write, two at a time, at random moments:
// what they were told is written is there afterwards, in one chain.
func TestKill(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		create(t, a).Close()
		kills, acked := times(8, 200), 0
		for k := 2; k <= kills; k += 2 {
			one, two := startChild(t, a), startChild(t, a)
			if k%8 != 0 { // else kill them while they open it
				one.await(t)
				two.await(t)
			}
			time.Sleep(time.Duration(rand.IntN(100)) * time.Millisecond)
			lines := append(one.kill(t), two.kill(t)...)
			acked += len(lines)
			wantAcknowledged(t, a, lines)
		}
		if acked == 0 {
			t.Error("nothing was acknowledged in any run; the test shows nothing")
		}
		t.Logf("%d kills, %d entries acknowledged, none lost", kills, acked)
	})
}

type child struct {
	cmd *exec.Cmd
	out output
}

// output collects what a child prints, and says when that begins.
type output struct {
	text  bytes.Buffer
	once  sync.Once
	begun chan struct{}
}

func (o *output) Write(p []byte) (int, error) {
	o.once.Do(func() { close(o.begun) })
	return o.text.Write(p)
}

func (c *child) await(t *testing.T) {
	select {
	case <-c.out.begun:
	case <-time.After(20 * time.Second):
		t.Error("a child wrote nothing in 20 seconds")
	}
}

func startChild(t *testing.T, address string) *child {
	c := &child{cmd: exec.Command(os.Args[0]), out: output{begun: make(chan struct{})}}
	c.cmd.Env = append(os.Environ(), childVariable+"="+address)
	c.cmd.Stdout = &c.out
	if err := c.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}

// kill ends the child and returns the whole lines it printed.
func (c *child) kill(t *testing.T) []string {
	c.cmd.Process.Kill()
	c.cmd.Wait()
	out := c.out.text.String()
	var lines []string
	for s := bufio.NewScanner(strings.NewReader(out[:strings.LastIndex(out, "\n")+1])); s.Scan(); {
		if strings.HasPrefix(s.Text(), "failed") {
			t.Fatal(s.Text())
		}
		lines = append(lines, s.Text())
	}
	return lines
}

func wantAcknowledged(t *testing.T, address string, lines []string) {
	t.Helper()
	db := open(t, address)
	defer db.Close()
	view(t, db, func(tx *Tx) error {
		for _, l := range lines {
			var seq int64
			var hash string
			if _, err := fmt.Sscan(l, &seq, &hash); err != nil {
				return err
			}
			e, err := tx.Entry(seq)
			if err != nil || fmt.Sprintf("%x", e.Hash) != hash {
				t.Fatalf("entry %s was acknowledged and is not there: %v %x", l, err, e.Hash)
			}
			if _, err := tx.Blob(strings.Fields(string(e.Body))[1]); err != nil {
				t.Fatal(err)
			}
		}
		return nil
	})
	wantSound(t, db)
}

// TestManyWriters writes from many goroutines through two handles at once.
func TestManyWriters(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		handles := []*DB{create(t, a), open(t, a)}
		const writers, each = 8, 10
		errs := make(chan error)
		for w := range writers {
			go func() {
				var err error
				for i := 0; i < each && err == nil; i++ {
					err = handles[w%2].Update(t.Context(), func(tx *Tx) error {
						_, err := tx.Append("article", fmt.Appendf(nil, "%d %d", w, i))
						return err
					})
				}
				errs <- err
			}()
		}
		for range writers {
			if err := <-errs; err != nil {
				t.Error(err)
			}
		}
		if n := strings.Count(bodies(t, handles[0], 1), "\n") + 1; n != writers*each {
			t.Errorf("%d entries of %d", n, writers*each)
		}
		wantSound(t, handles[1])
	})
}

// TestWaitingEnds gives up waiting for another handle's transaction when the
// context ends.
func TestWaitingEnds(t *testing.T) {
	eachStore(t, func(t *testing.T, address func() string) {
		a := address()
		one, two := create(t, a), open(t, a)
		update(t, one, func(tx *Tx) error {
			for _, db := range []*DB{one, two} {
				ctx, stop := context.WithTimeout(t.Context(), 50*time.Millisecond)
				err := db.Update(ctx, func(*Tx) error { t.Error("two write at once"); return nil })
				stop()
				wantError(t, err, context.DeadlineExceeded, "waiting")
			}
			return nil
		})
		add(t, two, "article", "now")
	})
}
