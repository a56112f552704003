package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/musnad/musnad"
	"github.com/musnad/musnad/ledger"
)

// parts is into how many stretches of equal length the load is cut.
const parts = 10

// course is how an import went on.
type course struct {
	articles, events, born, bytes int
	start                         time.Time
	marks                         []mark // at the end of each part
}

type mark struct {
	articles int
	at, cpu  time.Duration
}

// load runs musnad import on articles until so many events are acknowledged.
func (r *run) load(program string, articles iter.Seq[musnad.Article], words vocabulary) error {
	cmd := exec.Command(program, "import", "--ledger", r.address, "--json", "-")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	fmt.Println("import, reading included, each batch on the disk before it is acknowledged:")
	c := course{start: time.Now()}
	if err := cmd.Start(); err != nil {
		return err
	}
	w := &wire{in: in, stop: make(chan struct{}), done: make(chan struct{})}
	go w.send(articles, words)
	defer time.AfterFunc(r.most, w.end).Stop()
	err = c.follow(out, r.events, cmd.Process.Pid, w)
	if end := cmd.Wait(); err == nil {
		err = end
	}
	<-w.done
	c.bytes = w.bytes
	if err != nil {
		return err
	}
	c.print(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
	return nil
}

// wire writes articles to a program until it is stopped.
type wire struct {
	in    io.WriteCloser
	once  sync.Once
	stop  chan struct{}
	done  chan struct{}
	bytes int
}

func (w *wire) end() { w.once.Do(func() { close(w.stop) }) }

func (w *wire) send(articles iter.Seq[musnad.Article], words vocabulary) {
	defer close(w.done)
	defer w.in.Close()
	enc := json.NewEncoder(w.in)
	for a := range articles {
		select {
		case <-w.stop:
			return
		default:
		}
		words.take(a.Text)
		w.bytes += len(a.Title) + len(a.Text)
		if enc.Encode(a) != nil {
			return // it ended; its exit says why
		}
	}
}

// follow reads what is acknowledged: an article stands there when it is on the disk.
func (c *course) follow(out io.Reader, events, pid int, w *wire) error {
	defer w.end()
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var a ledger.Added
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return fmt.Errorf("%s: %w", lines.Text(), err)
		}
		c.articles++
		c.events += a.Events
		c.born += a.Born
		for len(c.marks) < parts && c.events >= events*(len(c.marks)+1)/parts {
			c.marks = append(c.marks, mark{c.articles, time.Since(c.start), processTime(pid)})
			c.printPart(len(c.marks) - 1)
		}
		if c.events >= events {
			w.end()
		}
	}
	return lines.Err()
}

// print says what an article cost over all.
func (c *course) print(cpu time.Duration) {
	took := time.Since(c.start)
	n := float64(c.articles)
	fmt.Printf("  %d articles of %.0f bytes, %d events, %d happenings founded in %v\n", c.articles, float64(c.bytes)/n, c.events, c.born, took.Round(time.Second))
	fmt.Printf("  %.0f articles/s by the clock; %.2f ms of processor an article: two processors of its own would import %.0f/s\n",
		n/took.Seconds(), cpu.Seconds()*1e3/n, 2*n/cpu.Seconds())
}

// printPart says what an article of one stretch cost.
func (c *course) printPart(i int) {
	cost := func(i int) (clock, cpu float64) {
		before := mark{}
		if i > 0 {
			before = c.marks[i-1]
		}
		n := float64(max(1, c.marks[i].articles-before.articles))
		return n / (c.marks[i].at - before.at).Seconds(), (c.marks[i].cpu - before.cpu).Seconds() * 1e3 / n
	}
	clock, cpu := cost(i)
	_, first := cost(0)
	fmt.Printf("  tenth %2d: %5.0f articles/s by the clock, %.2f ms of processor an article, %.2f of the first tenth\n", i+1, clock, cpu, cpu/first)
}

// processTime is how long a process has run on any processor; 0 where there is no
// /proc.
func processTime(pid int) time.Duration {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(data), ") ") // behind the name
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * (time.Second / 100) // clock ticks
}
