package main

import (
	"bufio"
	"bytes"
	"io"
	"os/exec"
	"slices"
	"testing"
	"time"
)

func TestOrdered(t *testing.T) {
	in := make([]int, 500)
	for i := range in {
		in[i] = i
	}
	work := func(i int) int {
		time.Sleep(time.Duration(i%7) * 100 * time.Microsecond)
		return i
	}
	if got := slices.Collect(ordered(slices.Values(in), 8, 16, work)); !slices.Equal(got, in) {
		t.Errorf("order is lost: %v", got)
	}
	for got := range ordered(slices.Values(in), 8, 16, work) {
		if got == 3 {
			break
		}
	}
}

// TestAnswersLineByLine: a program that hands lines over one at a time gets
// each answer before it hands over the next.
func TestAnswersLineByLine(t *testing.T) {
	cmd := exec.Command("musnad", "read", "--format", "jsonl", "-")
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Minute, func() { cmd.Process.Kill() })
	defer timer.Stop()
	answers := bufio.NewReader(out)
	for _, id := range []string{"a", "b"} {
		io.WriteString(in, `{"id":"`+id+`","title":"x"}`+"\n")
		line, err := answers.ReadBytes('\n')
		if err != nil || !bytes.Contains(line, []byte(`"id":"`+id+`"`)) {
			t.Fatalf("answer to %s: %q, %v", id, line, err)
		}
	}
	in.Close()
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
