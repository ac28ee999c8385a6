package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"sync/atomic"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func numbers(n int, bad map[int]bool) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			var err error
			if bad[i] {
				err = fmt.Errorf("item %d", i)
			}
			if !yield(i, err) {
				return
			}
		}
	}
}

func TestOrderedKeepsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 60).Draw(t, "n")
		workers := rapid.IntRange(1, 8).Draw(t, "workers")
		bad := map[int]bool{}
		for _, i := range rapid.SliceOfN(rapid.IntRange(0, 59), 0, 5).Draw(t, "bad") {
			bad[i] = true
		}
		i := 0
		for v, err := range ordered(context.Background(), numbers(n, bad), workers, func(_ context.Context, v int) (int, error) {
			if v%3 == 0 {
				runtime.Gosched()
			}
			return v * 2, nil
		}) {
			switch {
			case bad[i] && err == nil, !bad[i] && (err != nil || v != 2*i):
				t.Fatalf("result %d is %d, %v", i, v, err)
			}
			i++
		}
		if i != n {
			t.Fatalf("%d results of %d items", i, n)
		}
	})
}

func TestOrderedHoldsFewItems(t *testing.T) {
	var held, most atomic.Int64
	for _, err := range ordered(context.Background(), numbers(500, nil), 4, func(_ context.Context, v int) (int, error) {
		if h := held.Add(1); h > most.Load() {
			most.Store(h)
		}
		time.Sleep(50 * time.Microsecond)
		held.Add(-1)
		return v, nil
	}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if most.Load() > 4 {
		t.Errorf("%d items were worked on at a time, want at most 4", most.Load())
	}
}

func TestOrderedStops(t *testing.T) {
	before := runtime.NumGoroutine()
	for v, err := range ordered(context.Background(), numbers(1000, nil), 3, func(ctx context.Context, v int) (int, error) { return v, ctx.Err() }) {
		if err != nil {
			t.Fatal(err)
		}
		if v == 5 {
			break
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	n := 0
	for _, err := range ordered(ctx, numbers(1000, nil), 3, func(ctx context.Context, v int) (int, error) { return v, ctx.Err() }) {
		n++
		if err != nil && !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if n > 20 {
		t.Errorf("%d items were worked on after the context had ended", n)
	}
	for range 100 {
		if runtime.NumGoroutine() <= before {
			return
		}
		time.Sleep(time.Millisecond)
	}
	t.Errorf("%d goroutines are left over", runtime.NumGoroutine()-before)
}
