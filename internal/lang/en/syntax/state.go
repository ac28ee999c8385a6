package syntax

import "github.com/rapporteur/rapporteur/internal/lang/en/linear"

// Actions of the arc-hybrid system. The root stands behind the last word.
const (
	Shift  = iota // the next word goes on the stack
	Left          // the top of the stack hangs on the next word and is gone
	Right         // the top of the stack hangs on the one below and is gone
	Action        // how many actions there are
)

// Node is what the parser looks at in a word.
type Node struct {
	Word   uint64 // small letters; shape and ending for a rare word
	XPOS   uint64
	UPOS   uint64
	Suffix uint64
}

// State is a parse in the making: a stack, the next word, and the arcs so far.
// It is reused from sentence to sentence.
type State struct {
	N     int // words; the root's index too
	Stack []int
	Next  int
	Head  []int // of each word; N for the root, -1 while unknown
	Label []int // of each word's arc, from 1; 0 while unknown
	nodes []Node

	first, second [2][]int // nearest-to-edge children: [0] left, [1] right; the last attached is first
	sibling       []int    // the child attached to the same head before this one, -1 for none
	child         []int    // the child of each node attached last
	count         [2][]uint64
	labels        [2][]uint64 // hash of the labels of the children on each side

	// The whole tree, made by Link: children in text order, heads before their dependents.
	eldest, before, behind []int
	order                  []int
}

var noNode = Node{13, 13, 13, 13}

// Reset makes the state ready for a sentence of these nodes.
func (q *State) Reset(nodes []Node) {
	n := len(nodes)
	q.N, q.Next, q.Stack = n, 0, q.Stack[:0]
	q.nodes = append(append(q.nodes[:0], nodes...), Node{11, 11, 11, 11})
	q.Head, q.Label = fill(q.Head, n+1, -1), fill(q.Label, n+1, 0)
	q.sibling, q.child = fill(q.sibling, n+1, -1), fill(q.child, n+1, -1)
	for d := range 2 {
		q.first[d], q.second[d] = fill(q.first[d], n+1, -1), fill(q.second[d], n+1, -1)
		q.count[d], q.labels[d] = fill(q.count[d], n+1, 0), fill(q.labels[d], n+1, 0)
	}
}

func fill[T any](s []T, n int, v T) []T {
	if cap(s) < n {
		s = make([]T, n+n/2)
	}
	s = s[:n]
	for i := range s {
		s[i] = v
	}
	return s
}

// Done reports whether every word has its head.
func (q *State) Done() bool { return q.Next == q.N && len(q.Stack) == 0 }

// Top gives the k-th word from the top of the stack, -1 for none.
func (q *State) Top(k int) int {
	if k < len(q.Stack) {
		return q.Stack[len(q.Stack)-1-k]
	}
	return -1
}

func (q *State) ahead(k int) int {
	if q.Next+k <= q.N {
		return q.Next + k
	}
	return -1
}

func (q *State) node(i int) *Node {
	if i < 0 || i > q.N {
		return &noNode
	}
	return &q.nodes[i]
}

// Allowed reports whether the action may be taken: it keeps to one root.
func (q *State) Allowed(a int) bool {
	switch a {
	case Shift:
		return q.Next < q.N
	case Left:
		return len(q.Stack) == 1 || len(q.Stack) > 1 && q.Next < q.N
	}
	return len(q.Stack) > 1
}

// Arc gives the head and dependent of the arc that the action would make.
func (q *State) Arc(a int) (head, dependent int) {
	if a == Left {
		return q.Next, q.Top(0)
	}
	return q.Top(1), q.Top(0)
}

// Take takes an action; label is that of its arc, counted from 0.
func (q *State) Take(a, label int) {
	if a == Shift {
		q.Stack = append(q.Stack, q.Next)
		q.Next++
		return
	}
	h, d := q.Arc(a)
	q.Stack = q.Stack[:len(q.Stack)-1]
	q.Head[d], q.Label[d] = h, label+1
	q.sibling[d], q.child[h] = q.child[h], d
	side := 0
	if d > h {
		side = 1
	}
	q.second[side][h], q.first[side][h] = q.first[side][h], d
	q.count[side][h]++
	q.labels[side][h] = q.labels[side][h]*31 + uint64(label+1)
}

// Set makes the state that of a whole tree. heads[i] is word i's head, N for
// the root; the labels are unknown.
func (q *State) Set(nodes []Node, heads []int) {
	q.Reset(nodes)
	copy(q.Head, heads[:q.N])
	for d, h := range q.Head[:q.N] {
		if d < h {
			q.count[0][h]++
		} else {
			q.count[1][h]++
		}
	}
}

// Link orders the finished tree for the final labels and gives its words,
// heads before their dependents.
func (q *State) Link() []int {
	n := q.N
	q.eldest, q.before, q.behind = fill(q.eldest, n+1, -1), fill(q.before, n+1, -1), fill(q.behind, n+1, -1)
	last := fill(q.child, n+1, -1)
	for d, h := range q.Head[:n] {
		if last[h] < 0 {
			q.eldest[h] = d
		} else {
			q.behind[last[h]], q.before[d] = d, last[h]
		}
		last[h] = d
	}
	q.order = q.order[:0]
	for c := q.eldest[n]; c >= 0; c = q.behind[c] {
		q.order = append(q.order, c)
	}
	for i := 0; i < len(q.order); i++ {
		for c := q.eldest[q.order[i]]; c >= 0; c = q.behind[c] {
			q.order = append(q.order, c)
		}
	}
	return q.order
}

// Cost is how many arcs of the gold tree can no longer be made once the action
// is taken (Goldberg and Nivre 2013). gold[i] is word i's head, N for the root.
func (q *State) Cost(a int, gold []int) int {
	c := 0
	x := q.Top(0)
	if a == Shift {
		b := q.Next
		for k, s := range q.Stack {
			if gold[s] == b {
				c++
			}
			if k < len(q.Stack)-1 && gold[b] == s {
				c++
			}
		}
		return c
	}
	for j := q.Next; j < q.N; j++ {
		if gold[j] == x {
			c++
		}
	}
	h := gold[x]
	if a == Left && h != q.Next && (h == q.Top(1) || h > q.Next) || a == Right && h >= q.Next {
		c++
	}
	return c
}

func distance(a, b int) uint64 {
	if a < 0 || b < 0 {
		return 0
	}
	d := b - a
	if d < 0 {
		d = -d
	}
	switch {
	case d < 5:
		return uint64(d)
	case d < 10:
		return 5
	}
	return 6
}

func get(a []int, i int) int {
	if i < 0 {
		return -1
	}
	return a[i]
}

func (q *State) label(i int) uint64 {
	if i < 0 {
		return 0
	}
	return uint64(q.Label[i])
}

// row appends features whose templates are numbered in their order.
type row struct {
	f []uint64
	t uint64
}

func (r *row) a1(a uint64)       { r.t++; r.f = append(r.f, linear.Mix(r.t, a)) }
func (r *row) a2(a, b uint64)    { r.t++; r.f = append(r.f, linear.Mix2(r.t, a, b)) }
func (r *row) a3(a, b, c uint64) { r.t++; r.f = append(r.f, linear.Mix3(r.t, a, b, c)) }
