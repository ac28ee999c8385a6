// Command prosepeer reads documents ({"id","text"}, one a line) with prose and
// prints what it finds in the form that train/compare reads.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/jdkato/prose/v3"
)

type word struct {
	Start, End int
	XPOS       string
}

type name struct {
	Start, End int
	Type       string
}

type reading struct {
	ID        string
	Seconds   float64
	CPU       float64 // seconds of processor time
	Words     []word
	Sentences [][2]int // bytes
	Names     []name
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(nil, 1<<26)
	out := json.NewEncoder(os.Stdout)
	prose.NewDocument("It loads its models here.")
	for in.Scan() {
		var d struct{ ID, Text string }
		if err := json.Unmarshal(in.Bytes(), &d); err != nil {
			fail(err)
		}
		begin, used := time.Now(), cpu()
		doc, err := prose.NewDocument(d.Text)
		if err != nil {
			fail(err)
		}
		r := reading{ID: d.ID, Seconds: time.Since(begin).Seconds(), CPU: (cpu() - used).Seconds()}
		for _, t := range doc.Tokens() {
			r.Words = append(r.Words, word{t.Start, t.End(), t.Tag})
		}
		for _, s := range doc.Sentences() {
			r.Sentences = append(r.Sentences, [2]int{s.Start, s.End()})
		}
		for _, e := range doc.Entities() {
			typ := e.Label
			if typ == "GPE" {
				typ = "LOC"
			}
			r.Names = append(r.Names, name{e.Start, e.End(), typ})
		}
		if err := out.Encode(r); err != nil {
			fail(err)
		}
	}
}

// cpu is the processor time that this program has used.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		fail(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "prosepeer:", err)
	os.Exit(1)
}
