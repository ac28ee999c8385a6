//go:build unix

package en_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rapporteur/rapporteur/data/models"
	"github.com/rapporteur/rapporteur/internal/lang/en"
	"github.com/rapporteur/rapporteur/internal/lang/en/gold"
	"github.com/rapporteur/rapporteur/internal/text"
)

// cpuTime is the processor time this process has used: what a benchmark costs on
// a machine that others use too.
func cpuTime(b *testing.B) time.Duration {
	b.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// BenchmarkEngine gives the speed of all steps together, from raw text to
// names: tokens a second of wall time, and of processor time, which garbage
// collection is part of. The bar is 30,000 a second of one core.
func BenchmarkEngine(b *testing.B) {
	bank, err := gold.ReadTreebank(shared(b, "gold/syntax/gum-open-dev.conllu.gz"))
	if err != nil {
		b.Fatal(err)
	}
	e, n := en.New(), 0
	b.SetBytes(int64(len(bank.Text)))
	b.ReportAllocs()
	used := cpuTime(b)
	for b.Loop() {
		n += len(e.Read(text.Split(bank.Text, nil)).Tokens)
	}
	used = cpuTime(b) - used
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "tokens/s")
	b.ReportMetric(float64(n)/used.Seconds(), "tokens/cpu-s")
}

// BenchmarkOpen gives the time to open the weights.
func BenchmarkOpen(b *testing.B) {
	for b.Loop() {
		if _, err := en.Open(models.English); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkHostile shows that time is linear: the nanoseconds of processor time
// a byte stay the same from length to length.
func BenchmarkHostile(b *testing.B) {
	for _, name := range slices.Sorted(maps.Keys(hostile)) {
		for _, n := range []int{1 << 16, 1 << 18, 1 << 20} {
			b.Run(fmt.Sprintf("%s/%dKiB", strings.ReplaceAll(name, " ", "_"), n>>10), func(b *testing.B) {
				in := hostile[name](n)
				used := cpuTime(b)
				for b.Loop() {
					en.New().Read(text.Split(in, nil))
				}
				b.ReportMetric(float64((cpuTime(b)-used).Nanoseconds())/float64(b.N)/float64(len(in)), "cpu-ns/byte")
			})
		}
	}
}
