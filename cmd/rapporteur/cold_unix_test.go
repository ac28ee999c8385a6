//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"
)

// What a start of the program may take with everything that it carries: half
// of the runs in less than coldTime, all of them in less than coldMemory bytes.
const (
	coldTime   = 300 * time.Millisecond
	coldMemory = 150 << 20
)

// BenchmarkColdStart runs the built program as a user does: one that reads
// nothing (version), and one that opens all it carries and reads a report of
// one line. It says the median time and the largest resident memory, and fails
// above the bar. Run it on a machine that does nothing else.
func BenchmarkColdStart(b *testing.B) {
	dir := b.TempDir()
	program, report := filepath.Join(dir, "rapporteur"), filepath.Join(dir, "one.txt")
	build := exec.Command("go", "build", "-trimpath", "-o", program, ".")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("building the program: %v\n%s", err, out)
	}
	if info, err := os.Stat(program); err == nil {
		b.Logf("program: %.1f MB", float64(info.Size())/1e6)
	}
	const text = "At least 14 people were killed near Mombasa on Tuesday, Kenya's health ministry said.\n"
	if err := os.WriteFile(report, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}
	for _, c := range []struct {
		name string
		args []string
	}{{"version", []string{"version"}}, {"read", []string{"read", "--json", report}}} {
		b.Run(c.name, func(b *testing.B) {
			var times []time.Duration
			var most int64
			for b.Loop() {
				cmd := exec.Command(program, c.args...)
				cmd.Dir = dir
				began := time.Now()
				if err := cmd.Run(); err != nil {
					b.Fatal(err)
				}
				times = append(times, time.Since(began))
				most = max(most, resident(cmd.ProcessState))
			}
			slices.Sort(times)
			median := times[len(times)/2]
			b.ReportMetric(float64(median.Microseconds())/1e3, "median-ms")
			b.ReportMetric(float64(most)/(1<<20), "max-MiB")
			if median > coldTime || most > coldMemory {
				b.Errorf("%v and %d MiB; the bar is %v and %d MiB", median, most>>20, coldTime, coldMemory>>20)
			}
		})
	}
}

// resident is a process's largest resident memory in bytes.
func resident(p *os.ProcessState) int64 {
	u, ok := p.SysUsage().(*syscall.Rusage)
	switch {
	case !ok:
		return 0
	case runtime.GOOS == "darwin", runtime.GOOS == "ios":
		return u.Maxrss
	}
	return u.Maxrss << 10
}
