//go:build !unix

package main

// peakMemory is not known here.
func peakMemory() (int64, bool) { return 0, false }
