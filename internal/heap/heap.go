// Package heap lets a run take the memory it may have before garbage is
// collected. A small heap that is collected whenever it has grown by half costs
// a quarter of an import; one that may fill first costs some hundredths.
package heap

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync/atomic"
)

// Allow lets the memory of the program grow to room bytes before garbage is
// collected. What needs more than that gets it: the heap may then grow by least
// percent of the bytes in use, as in [debug.SetGCPercent]. The function it
// returns puts things back.
func Allow(room uint64, least int) (restore func()) {
	limit := debug.SetMemoryLimit(int64(Limit(live(), room, least)))
	percent := debug.SetGCPercent(-1)
	var done atomic.Bool
	var watch func()
	watch = func() {
		// Nothing points to the object: its cleanup runs once a collection is over.
		runtime.AddCleanup(&struct{ _ [16]byte }{}, func(struct{}) {
			if !done.Load() {
				debug.SetMemoryLimit(int64(Limit(live(), room, least)))
				watch()
			}
		}, struct{}{})
	}
	watch()
	return func() {
		done.Store(true)
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// Limit is room, or more where the bytes in use and a growth by least percent
// need more; all in bytes.
func Limit(used, room uint64, least int) uint64 {
	return max(room, used+used/100*uint64(least))
}

// live is the bytes in use at the end of the last collection.
func live() uint64 {
	sample := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(sample)
	if sample[0].Value.Kind() != metrics.KindUint64 {
		return 0
	}
	return sample[0].Value.Uint64()
}
