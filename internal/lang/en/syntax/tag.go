package syntax

import "github.com/rapporteur/rapporteur/internal/lang/en/linear"

// Scratch is the working memory of one goroutine. The zero value is ready.
type Scratch struct {
	features []uint64
	scores   []int32
	parser   parser
}

func (s *Scratch) room(labels int) ([]uint64, []int32) {
	if cap(s.features) < 512 {
		s.features = make([]uint64, 0, 512)
	}
	if cap(s.scores) < labels {
		s.scores = make([]int32, labels)
	}
	return s.features[:0], s.scores[:labels]
}

func at(words []Word, i int) *Word {
	if i < 0 || i >= len(words) {
		return &Edge
	}
	return &words[i]
}

// TagFeatures appends the features of word i for the first tagger, given the
// hashes of the two tags before it.
func TagFeatures(f []uint64, words []Word, i int, t1, t2 uint64) []uint64 {
	c, p1, p2, n1, n2 := &words[i], at(words, i-1), at(words, i-2), at(words, i+1), at(words, i+2)
	f = append(f, 99, linear.Mix(1, c.Form), linear.Mix(2, c.Lower),
		linear.Mix(3, c.Suffix[0]), linear.Mix(4, c.Suffix[1]), linear.Mix(5, c.Suffix[2]), linear.Mix(6, c.Suffix[3]),
		linear.Mix(7, c.Prefix[0]), linear.Mix(8, c.Prefix[1]), linear.Mix(9, c.Prefix[2]),
		linear.Mix(10, c.Shape), linear.Mix(11, c.Class), linear.Mix2(12, c.Suffix[2], c.Shape),
		linear.Mix(13, t1), linear.Mix2(14, t1, t2), linear.Mix2(15, t1, c.Lower), linear.Mix2(16, t1, c.Suffix[2]), linear.Mix3(17, t1, t2, c.Lower),
		linear.Mix(18, p1.Lower), linear.Mix(19, p2.Lower), linear.Mix(20, n1.Lower), linear.Mix(21, n2.Lower),
		linear.Mix2(22, p1.Lower, c.Lower), linear.Mix2(23, c.Lower, n1.Lower),
		linear.Mix(24, n1.Suffix[2]), linear.Mix(25, n1.Suffix[1]), linear.Mix2(26, n1.Suffix[2], t1), linear.Mix(27, p1.Suffix[2]),
		linear.Mix2(28, n1.Shape, c.Shape), linear.Mix2(29, p1.Shape, c.Shape),
		linear.Mix3(30, p1.Lower, c.Lower, n1.Lower), linear.Mix2(31, n1.Lower, n2.Lower), linear.Mix2(32, p1.Lower, n1.Lower),
		linear.Mix3(33, t1, c.Suffix[1], n1.Suffix[1]), linear.Mix2(34, n2.Suffix[2], n1.Suffix[2]))
	if i == 0 {
		f = append(f, linear.Mix(35, c.Lower), linear.Mix(36, c.Shape), linear.Mix(37, c.Suffix[2]))
	}
	return f
}

func tagAt(tags []uint64, i int) uint64 {
	if i < 0 || i >= len(tags) {
		return 3
	}
	return tags[i]
}

// RetagFeatures appends the features of word i for the second tagger, which
// sees the first one's tags on both sides and the hashes of the two tags that
// it gave last.
func RetagFeatures(f []uint64, words []Word, tags []uint64, i int, t1, t2 uint64) []uint64 {
	f = TagFeatures(f, words, i, t1, t2)
	c, p1, n1 := &words[i], at(words, i-1), at(words, i+1)
	x, xp, xn := tags[i], tagAt(tags, i-1), tagAt(tags, i+1)
	xp2, xn2 := tagAt(tags, i-2), tagAt(tags, i+2)
	return append(f, linear.Mix(40, x), linear.Mix2(41, x, c.Lower), linear.Mix2(42, x, xp), linear.Mix2(43, x, xn), linear.Mix3(44, xp, x, xn),
		linear.Mix3(45, x, xn, xn2), linear.Mix2(46, x, t1), linear.Mix2(47, x, n1.Lower), linear.Mix2(48, x, p1.Lower),
		linear.Mix3(49, c.Lower, xn, xn2), linear.Mix3(50, c.Lower, xp, xn), linear.Mix2(51, c.Lower, xn), linear.Mix3(52, c.Suffix[2], xp, xn),
		linear.Mix2(53, xn, xn2), linear.Mix3(54, x, xp, xp2), linear.Mix3(55, t1, x, xn), linear.Mix2(56, t1, xn), linear.Mix3(57, c.Lower, n1.Lower, xn2))
}

// noTag stands for the tag before the first word.
const noTag = 5

// Tag gives the first tagger's label of each word. hashes are those of the
// labels' names.
func Tag(words []Word, m linear.Scorer, hashes []uint64, out []int, s *Scratch) []int {
	f, scores := s.room(len(hashes))
	t1, t2 := uint64(noTag), uint64(noTag)
	for i := range words {
		m.Score(TagFeatures(f, words, i, t1, t2), scores)
		b := linear.Best(scores)
		out = append(out, b)
		t1, t2 = hashes[b], t1
	}
	return out
}

// Retag gives the second tagger's label of each word; tags are the hashes of
// the first one's.
func Retag(words []Word, tags []uint64, m linear.Scorer, hashes []uint64, out []int, s *Scratch) []int {
	f, scores := s.room(len(hashes))
	t1, t2 := uint64(noTag), uint64(noTag)
	for i := range words {
		m.Score(RetagFeatures(f, words, tags, i, t1, t2), scores)
		b := linear.Best(scores)
		out = append(out, b)
		t1, t2 = hashes[b], t1
	}
	return out
}
