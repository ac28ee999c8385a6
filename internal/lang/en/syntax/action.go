package syntax

// ActionFeatures appends the features of the state for the choice of action.
// Names: s0, s1, s2 from the top of the stack; b0… the next words; a letter l
// or r behind them for the outermost child on that side.
func (q *State) ActionFeatures(f []uint64) []uint64 {
	i0, i1, i2 := q.Top(0), q.Top(1), q.Top(2)
	j0 := q.ahead(0)
	s0, s1, s2 := q.node(i0), q.node(i1), q.node(i2)
	b0, b1, b2, b3 := q.node(j0), q.node(q.ahead(1)), q.node(q.ahead(2)), q.node(q.ahead(3))
	left, right, left2, right2 := q.first[0], q.first[1], q.second[0], q.second[1]
	s0l, s0l2, s0r, s0r2 := get(left, i0), get(left2, i0), get(right, i0), get(right2, i0)
	s1l, s1r, s1r2 := get(left, i1), get(right, i1), get(right2, i1)
	b0l, b0l2 := get(left, j0), get(left2, j0)
	d, d1 := distance(i0, j0), distance(i1, i0)
	r := row{f, 100}
	r.a1(0)
	for _, x := range [...]*Node{s0, s1, b0, b1} {
		r.a1(x.Word)
		r.a1(x.XPOS)
		r.a2(x.Word, x.XPOS)
		r.a1(x.Suffix)
		r.a1(x.UPOS)
	}
	r.a1(s2.Word)
	r.a1(s2.XPOS)
	r.a1(b2.Word)
	r.a1(b2.XPOS)
	r.a1(b3.XPOS)
	r.a2(s0.Word, b0.Word)
	r.a2(s0.XPOS, b0.XPOS)
	r.a2(s0.Word, b0.XPOS)
	r.a2(s0.XPOS, b0.Word)
	r.a3(s0.Word, s0.XPOS, b0.XPOS)
	r.a3(s0.XPOS, b0.Word, b0.XPOS)
	r.a3(s0.Word, b0.Word, b0.XPOS)
	r.a2(s1.Word, s0.Word)
	r.a2(s1.XPOS, s0.XPOS)
	r.a2(s1.Word, s0.XPOS)
	r.a2(s1.XPOS, s0.Word)
	r.a3(s1.Word, s1.XPOS, s0.XPOS)
	r.a3(s1.XPOS, s0.Word, s0.XPOS)
	r.a2(b0.XPOS, b1.XPOS)
	r.a2(b0.Word, b1.XPOS)
	r.a2(b0.Word, b1.Word)
	r.a3(b0.XPOS, b1.XPOS, b2.XPOS)
	r.a3(s0.XPOS, b0.XPOS, b1.XPOS)
	r.a3(s0.Word, b0.XPOS, b1.XPOS)
	r.a3(s1.XPOS, s0.XPOS, b0.XPOS)
	r.a3(s1.XPOS, s0.Word, b0.XPOS)
	r.a3(s1.Word, s0.XPOS, b0.XPOS)
	r.a3(s1.XPOS, s0.XPOS, b0.Word)
	r.a3(s1.Word, s0.Word, b0.XPOS)
	r.a3(s2.XPOS, s1.XPOS, s0.XPOS)
	r.a3(s0.XPOS, b0.XPOS<<1^b1.XPOS, b2.XPOS)
	r.a3(s1.XPOS, s0.XPOS<<1^b0.XPOS, b1.XPOS)
	r.a3(s2.XPOS, s1.XPOS<<1^s0.XPOS, b0.XPOS)
	r.a3(s1.UPOS, s0.UPOS, b0.UPOS)
	r.a2(s1.XPOS, b0.XPOS)
	r.a2(s1.Word, b0.Word)
	r.a2(s0.Word, d)
	r.a2(s0.XPOS, d)
	r.a2(b0.Word, d)
	r.a2(b0.XPOS, d)
	r.a3(s0.Word, b0.Word, d)
	r.a3(s0.XPOS, b0.XPOS, d)
	r.a3(s1.XPOS, s0.XPOS, d1)
	r.a3(s1.Word, s0.Word, d1)
	q.between(&r, i0, i1, s0, s1, b0)
	if i0 >= 0 {
		nl, nr, ll, lr := q.count[0][i0], q.count[1][i0], q.labels[0][i0], q.labels[1][i0]
		r.t = 200
		r.a2(s0.Word, nr)
		r.a2(s0.XPOS, nr)
		r.a2(s0.Word, nl)
		r.a2(s0.XPOS, nl)
		r.a2(s0.XPOS, ll)
		r.a2(s0.XPOS, lr)
		r.a3(s0.XPOS, lr, b0.XPOS)
		r.a3(s0.Word, lr, b0.XPOS)
		r.a3(s0.XPOS, ll, b0.XPOS)
	}
	if i1 >= 0 {
		nr, lr := q.count[1][i1], q.labels[1][i1]
		r.t = 220
		r.a3(s1.XPOS, nr, s0.XPOS)
		r.a3(s1.Word, lr, s0.XPOS)
		r.a3(s1.XPOS, lr, s0.XPOS)
	}
	if j0 >= 0 {
		r.t = 230
		r.a2(b0.Word, q.count[0][j0])
		r.a2(b0.XPOS, q.count[0][j0])
		r.a2(b0.XPOS, q.labels[0][j0])
		r.a3(b0.XPOS, q.labels[0][j0], s0.XPOS)
	}
	for k, c := range [...]int{s0l, s0r, s0l2, s0r2, s1l, s1r, s1r2, b0l, b0l2} {
		if c < 0 {
			continue
		}
		r.t = 240 + 6*uint64(k)
		x := q.node(c)
		r.a1(x.Word)
		r.a1(x.XPOS)
		r.a1(q.label(c))
		r.a3(x.XPOS, s0.XPOS, b0.XPOS)
		r.a3(x.XPOS, s0.XPOS, s1.XPOS)
		r.a3(x.Word, s0.XPOS, b0.XPOS)
	}
	r.t = 300
	r.a3(s0.XPOS, q.node(s0l).XPOS, q.node(s0l2).XPOS)
	r.a3(s0.XPOS, q.node(s0r).XPOS, q.node(s0r2).XPOS)
	r.a3(s1.XPOS, q.node(s1r).XPOS, q.node(s1r2).XPOS)
	r.a3(b0.XPOS, q.node(b0l).XPOS, q.node(b0l2).XPOS)
	r.a3(s1.XPOS, s0.XPOS<<1^q.node(s1r).Word, b0.XPOS)
	r.a3(s0.XPOS, b0.XPOS<<1^q.node(s0r).Word, q.label(s0r))
	r.a3(s0.Word, q.node(s0l).Word, b0.XPOS)
	if b0l >= 0 { // the preposition or conjunction of the next word, and what it could hang on
		x := q.node(b0l)
		r.t = 310
		r.a2(s0.Word, x.Word)
		r.a2(s1.Word, x.Word)
		r.a3(s1.XPOS, s0.XPOS, x.Word)
		r.a3(s1.Word, s0.Word, x.Word)
		r.a3(s0.Word, x.Word, b0.Word)
		r.a3(s1.Word, x.Word, b0.Word)
		r.a3(s1.Word, x.Word, s0.XPOS<<1^b0.XPOS)
		r.a3(s0.Word, x.Word, s1.XPOS<<1^b0.XPOS)
		r.a3(s0.XPOS<<1^s1.XPOS, x.Word, b0.XPOS<<1^b1.XPOS)
	}
	if s0l >= 0 {
		x := q.node(s0l)
		r.t = 320
		r.a3(s1.Word, x.Word, b0.XPOS)
		r.a3(s1.Word, x.Word, s0.XPOS)
		r.a3(s1.Word, x.Word, s0.Word)
		r.a3(s1.XPOS, x.Word, s0.XPOS<<1^b0.XPOS)
		r.a3(s1.XPOS<<1^s2.XPOS, x.Word, s0.XPOS)
	}
	return r.f
}

// between adds what stands right before and behind the words in question.
func (q *State) between(r *row, i0, i1 int, s0, s1, b0 *Node) {
	after0, before0, after1 := q.node(min(i0+1, q.N)), q.node(i0-1), q.node(i1+1)
	if i0 < 0 {
		after0, before0 = &noNode, &noNode
	}
	if i1 < 0 {
		after1 = &noNode
	}
	before := q.node(q.Next - 1)
	r.a3(s0.XPOS, after0.XPOS, b0.XPOS)
	r.a3(s0.XPOS, before0.XPOS, b0.XPOS)
	r.a3(s1.XPOS, after1.XPOS, s0.XPOS)
	r.a3(s0.XPOS, before.XPOS, b0.XPOS)
	r.a3(s0.Word, before.Word, b0.XPOS)
	r.a3(s0.XPOS, after0.Word, b0.XPOS)
}
