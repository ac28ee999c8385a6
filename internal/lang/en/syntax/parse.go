package syntax

import "github.com/rapporteur/rapporteur/internal/lang/en/linear"

// Parser is the three models that make a tree.
type Parser struct {
	Action  linear.Scorer // three labels: Shift, Left, Right
	Label   linear.Scorer // a relation at the time its arc is made
	Relabel linear.Scorer // the final relation, with Label's scores added; nil keeps the first
	Labels  int           // how many relations there are
}

type parser struct {
	state  State
	action [Action]int32
	first  []int32 // Label's scores for each word's arc
}

// Parse gives heads (index of a word, -1 for the root) and relations
// (numbered from 0) of a sentence, written to head and label.
func (p *Parser) Parse(nodes []Node, head, label []int, s *Scratch) {
	f, scores := s.room(p.Labels)
	q := &s.parser.state
	q.Reset(nodes)
	both := p.Relabel != nil
	if both {
		s.parser.first = fill(s.parser.first, len(nodes)*p.Labels, 0)
	}
	for !q.Done() {
		a := Shift
		if len(q.Stack) > 0 {
			a = p.Choose(q, f, s.parser.action[:])
		}
		l := 0
		if a != Shift {
			h, d := q.Arc(a)
			p.Label.Score(q.LabelFeatures(f, h, d), scores)
			l = linear.Best(scores)
			if both {
				copy(s.parser.first[d*p.Labels:], scores)
			}
		}
		q.Take(a, l)
	}
	if both {
		clear(q.Label)
		for _, d := range q.Link() {
			p.Relabel.Score(q.RelabelFeatures(f, d), scores)
			for i, x := range s.parser.first[d*p.Labels : (d+1)*p.Labels] {
				scores[i] += x
			}
			q.Label[d] = linear.Best(scores) + 1
		}
	}
	for i := range nodes {
		head[i], label[i] = q.Head[i], q.Label[i]-1
		if head[i] == q.N {
			head[i] = -1
		}
	}
}

// Choose gives the allowed action of the highest score.
func (p *Parser) Choose(q *State, f []uint64, scores []int32) int {
	p.Action.Score(q.ActionFeatures(f), scores)
	best := -1
	for a := range scores {
		if q.Allowed(a) && (best < 0 || scores[a] > scores[best]) {
			best = a
		}
	}
	return best
}

// NodeOf makes a word's node. A word that is not known from training is looked
// at by its shape and ending. xpos and upos are the hashes of its tags.
func NodeOf(w *Word, known bool, xpos, upos uint64) Node {
	n := Node{w.Lower, xpos, upos, w.Suffix[2]}
	if !known {
		n.Word = w.Shape ^ w.Suffix[2]<<1
	}
	return n
}
