//go:build unix

package main

import (
	"runtime"
	"syscall"
)

// peakMemory gives the most resident memory this process has held, in bytes.
func peakMemory() (int64, bool) {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0, false
	}
	unit := int64(1024) // Linux and the BSDs count kibibytes
	if runtime.GOOS == "darwin" {
		unit = 1
	}
	return int64(u.Maxrss) * unit, true //nolint:unconvert // int32 on some platforms
}
