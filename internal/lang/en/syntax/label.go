package syntax

// LabelFeatures appends the features of the arc from h to d for its first
// label, given when the arc is made: d has all its children by then.
func (q *State) LabelFeatures(f []uint64, h, d int) []uint64 {
	dir := uint64(1)
	if d > h {
		dir = 2
	}
	r := row{q.arc(f, h, d, dir), 440}
	H, D := q.node(h), q.node(d)
	for c := q.child[d]; c >= 0; c = q.sibling[c] {
		x := q.node(c)
		l := q.label(c)*4 + dir
		r.t = 450
		r.a3(x.Word, D.XPOS, dir)
		r.a2(D.XPOS, l)
		r.a3(D.XPOS, H.XPOS, l)
		r.a3(x.Word, H.XPOS, l)
		r.a3(x.Word, H.Word, dir)
	}
	if h < q.N {
		ll, lr := q.labels[0][h]*4+dir, q.labels[1][h]*4+dir
		r.t = 460
		r.a2(ll, D.XPOS)
		r.a2(lr, D.XPOS)
		r.a3(ll, H.XPOS, D.XPOS)
		r.a3(lr, H.XPOS, D.XPOS)
		r.a2(H.Word, lr)
	}
	return r.f
}

// arc appends what both label models look at: the two words, their distance
// and neighbours.
func (q *State) arc(f []uint64, h, d int, dir uint64) []uint64 {
	H, D := q.node(h), q.node(d)
	dd := distance(h, d)
	before, after, hb, ha := q.node(d-1), q.node(d+1), q.node(h-1), q.node(h+1)
	if h == q.N {
		hb = &noNode
	}
	r := row{f, 400}
	r.a1(dir)
	r.a2(dd, dir)
	r.a2(H.Word, dir)
	r.a2(H.XPOS, dir)
	r.a2(D.Word, dir)
	r.a2(D.XPOS, dir)
	r.a2(D.UPOS, dir)
	r.a2(H.UPOS, dir)
	r.a2(D.Suffix, dir)
	r.a2(H.Suffix, dir)
	r.a3(H.XPOS, D.XPOS, dir)
	r.a3(H.Word, D.XPOS, dir)
	r.a3(H.XPOS, D.Word, dir)
	r.a3(H.Word, D.Word, dir)
	r.a3(H.UPOS, D.UPOS, dir)
	dr := dir*8 + dd
	r.a3(H.XPOS, D.XPOS, dr)
	r.a3(H.XPOS, D.Word, dr)
	r.a3(H.UPOS, D.UPOS, dr)
	r.a3(D.XPOS, before.XPOS, dir)
	r.a3(D.XPOS, after.XPOS, dir)
	r.a3(D.XPOS, before.Word, dir)
	r.a3(D.XPOS, after.Word, dir)
	r.a3(H.XPOS, D.XPOS<<1^before.XPOS, dir)
	r.a3(H.XPOS, D.XPOS<<1^after.XPOS, dir)
	r.a3(H.XPOS, D.XPOS<<1^hb.XPOS, dir)
	r.a3(H.XPOS, D.XPOS<<1^ha.XPOS, dir)
	r.a3(H.XPOS, D.XPOS<<1^before.Word, dir)
	r.a3(D.Word, before.Word, dir)
	r.a3(D.Word, after.Word, dir)
	return r.f
}

// RelabelFeatures appends the features of d's arc for its final label. The
// tree is whole, and labels are given from the root down, a head's children
// from left to right, so that the head's and the elder siblings' are known.
func (q *State) RelabelFeatures(f []uint64, d int) []uint64 {
	h, prev := q.Head[d], q.before[d]
	dir := uint64(1)
	if d > h {
		dir = 2
	}
	r := row{q.arc(f, h, d, dir), 500}
	H, D := q.node(h), q.node(d)
	g := -1
	if h < q.N {
		g = q.Head[h]
	}
	G, P := q.node(g), q.node(prev)
	hl, pl := q.label(h), q.label(prev)
	if h == q.N {
		hl = 99
	}
	gdir := uint64(1)
	if g >= 0 && h > g {
		gdir = 2
	}
	r.a3(hl, D.XPOS, dir)
	r.a3(hl, H.XPOS, D.XPOS<<1^dir)
	r.a3(hl, D.Word, dir)
	r.a3(G.XPOS, H.XPOS, D.XPOS<<1^dir)
	r.a3(G.XPOS<<1^gdir, D.XPOS, dir)
	r.a3(G.Word, D.XPOS, dir)
	r.a3(pl, D.XPOS, dir)
	r.a3(pl, H.XPOS, D.XPOS<<1^dir)
	r.a3(pl, hl, D.XPOS<<1^dir)
	r.a3(P.XPOS, H.XPOS, D.XPOS<<1^dir)
	r.a3(P.Word, H.Word, D.XPOS<<1^dir)
	r.a3(pl, H.Word, D.XPOS<<1^dir)
	r.a3(pl, H.Word, D.Word)
	for c := q.eldest[d]; c >= 0; c = q.behind[c] {
		x := q.node(c)
		side := dir
		if c < d {
			side |= 4
		}
		r.t = 530
		r.a3(x.Word, D.XPOS, side)
		r.a3(x.XPOS, D.XPOS, side)
		r.a3(x.XPOS, D.XPOS, H.XPOS<<2^side)
		r.a3(x.Word, H.XPOS, D.XPOS<<2^side)
		r.a3(x.Word, H.Word, side)
		r.a3(x.Word, x.XPOS, side)
		r.a3(x.Word, hl, side)
	}
	X := q.node(q.behind[d])
	r.t = 540
	r.a3(X.XPOS, H.XPOS, D.XPOS<<1^dir)
	r.a3(X.Word, D.XPOS, dir)
	if h < q.N {
		nl, nr := min(q.count[0][h], 5), min(q.count[1][h], 5)
		r.a3(H.XPOS, nl*8+nr, D.XPOS<<1^dir)
		r.a3(H.Word, nl*8+nr, D.XPOS<<1^dir)
	}
	r.t = 550
	r.a3(D.XPOS, min(q.count[0][d], 5)*8+min(q.count[1][d], 5), dir)
	r.a3(D.Word, D.XPOS, H.Word)
	return r.f
}
