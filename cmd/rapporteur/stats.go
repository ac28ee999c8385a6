package main

import (
	"fmt"
	"io"
	"os"
	"time"
)

// stats says how fast a run was and what it took: rates over the whole run,
// the process's peak resident memory, and the size of the record on disk.
func (t tally) stats(w io.Writer, record string) {
	sec := time.Since(t.began).Seconds()
	fmt.Fprintf(w, "articles        %12d   %12.1f a second\n", t.read, float64(t.read)/sec)
	fmt.Fprintf(w, "tokens          %12d   %12.0f a second\n", t.tokens, float64(t.tokens)/sec)
	fmt.Fprintf(w, "bytes of text   %12d   %12.0f a second\n", t.bytes, float64(t.bytes)/sec)
	fmt.Fprintf(w, "seconds         %12.1f\n", sec)
	if peak, ok := peakMemory(); ok {
		fmt.Fprintf(w, "peak memory     %12.1f MiB\n", float64(peak)/(1<<20))
	}
	var size int64
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(record + suffix); err == nil {
			size += info.Size()
		}
	}
	if size > 0 {
		fmt.Fprintf(w, "record          %12.1f MiB   %12.2f times the text\n", float64(size)/(1<<20), float64(size)/float64(max(1, t.bytes)))
	}
}
