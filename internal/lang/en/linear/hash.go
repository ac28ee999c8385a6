// Package linear holds linear models over hashed features: the hash, the
// read-only tables that ship inside the binary, and what packs them.
//
// Scores are whole numbers and tables are read in place from a string, so a
// model gives the same scores on every machine, takes no time to load and is
// shared by any number of goroutines. It knows nothing of language.
package linear

const (
	mulA = 0x9E3779B97F4A7C15
	mulB = 0xff51afd7ed558ccd
)

// Hash is the hash of a string (FNV-1a with a final stir).
func Hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>29
}

// HashBytes is Hash of the bytes.
func HashBytes(s []byte) uint64 {
	h := uint64(14695981039346656037)
	for _, c := range s {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>29
}

// Mix makes a feature of the template t and one value.
func Mix(t, a uint64) uint64 {
	h := (a ^ t*mulA) * mulB
	return h ^ h>>31
}

// Mix2 makes a feature of the template t and two values.
func Mix2(t, a, b uint64) uint64 {
	h := (a ^ t*mulA) * mulB
	h = (h ^ h>>32 ^ b) * mulA
	return h ^ h>>31
}

// Mix3 makes a feature of the template t and three values.
func Mix3(t, a, b, c uint64) uint64 {
	h := (a ^ t*mulA) * mulB
	h = (h ^ h>>32 ^ b) * mulA
	h = (h ^ h>>32 ^ c) * mulB
	return h ^ h>>31
}

// Scorer gives every label's score for a set of features. len(scores) is the
// number of labels.
type Scorer interface {
	Score(features []uint64, scores []int32)
}

// Best is the index of the highest score, the first of equals.
func Best(scores []int32) int {
	b := 0
	for i, x := range scores {
		if x > scores[b] {
			b = i
		}
	}
	return b
}
