package main

import "iter"

// ordered does work on every value of in, at most workers at a time, and
// yields the results in the order of in. At most ahead results wait for whoever
// asks for them, so that work goes on while he is busy.
func ordered[In, Out any](in iter.Seq[In], workers, ahead int, work func(In) Out) iter.Seq[Out] {
	return func(yield func(Out) bool) {
		pending := make(chan chan Out, ahead)
		stop := make(chan struct{})
		defer close(stop)
		go start(in, workers, work, pending, stop)
		for result := range pending {
			if !yield(<-result) {
				return
			}
		}
	}
}

func start[In, Out any](in iter.Seq[In], workers int, work func(In) Out, pending chan<- chan Out, stop <-chan struct{}) {
	defer close(pending)
	slots := make(chan struct{}, workers)
	for v := range in {
		result := make(chan Out, 1)
		select {
		case pending <- result:
		case <-stop:
			return
		}
		slots <- struct{}{}
		go func() {
			defer func() { <-slots }()
			result <- work(v)
		}()
	}
}
