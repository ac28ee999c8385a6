package main

import (
	"context"
	"iter"
	"sync"
)

// result is what work made of one item, or the error that stood in its place.
type result[R any] struct {
	value R
	err   error
}

// ordered works on items with the given number of workers and yields the
// results in the order of the items, whatever order they finish in. At most a
// few items a worker are held at a time, so memory does not grow with their
// number. An error among the items takes its place in the results. It stops
// when the consumer stops or ctx ends.
func ordered[T, R any](ctx context.Context, items iter.Seq2[T, error], workers int, work func(context.Context, T) (R, error)) iter.Seq2[R, error] {
	return func(yield func(R, error) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()
		slots := make(chan chan result[R], 2*workers)
		running := make(chan struct{}, workers)
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer close(slots)
			for item, err := range items {
				slot := make(chan result[R], 1)
				select {
				case slots <- slot:
				case <-ctx.Done():
					return
				}
				if err != nil {
					slot <- result[R]{err: err}
					continue
				}
				running <- struct{}{}
				wg.Add(1)
				go func() {
					defer wg.Done()
					defer func() { <-running }()
					v, err := work(ctx, item)
					slot <- result[R]{v, err}
				}()
			}
		}()
		for slot := range slots {
			r := <-slot
			if !yield(r.value, r.err) {
				return
			}
		}
	}
}
