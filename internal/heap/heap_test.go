package heap

import (
	"math"
	"runtime"
	"runtime/debug"
	"testing"
)

func TestLimitIsTheRoomOrWhatIsNeeded(t *testing.T) {
	const mb = 1 << 20
	for _, c := range []struct{ used, want uint64 }{
		{0, 200 * mb}, {100 * mb, 200 * mb}, {150 * mb, 255 * mb}, {1000 * mb, 1700 * mb},
	} {
		if got := Limit(c.used, 200*mb, 70) / mb; got != c.want/mb {
			t.Errorf("Limit(%d MB) = %d MB, want %d MB", c.used/mb, got, c.want/mb)
		}
	}
}

var kept []byte

func TestTheHeapIsCollectedLessUntilTheRoomIsFull(t *testing.T) {
	collections := func(n int) uint32 {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		for range n {
			kept = make([]byte, 1<<16)
		}
		runtime.ReadMemStats(&after)
		return after.NumGC - before.NumGC
	}
	was := debug.SetGCPercent(70)
	defer debug.SetGCPercent(was)
	const mb64 = 1 << 10 // of 64 KB
	plain := collections(mb64)
	restore := Allow(128<<20, 70)
	roomy := collections(mb64)
	restore()
	if roomy*2 >= plain {
		t.Errorf("%d collections with room, %d without", roomy, plain)
	}
	if now := debug.SetGCPercent(70); now != 70 {
		t.Errorf("the percentage is %d afterwards", now)
	}
	if now := debug.SetMemoryLimit(-1); now != math.MaxInt64 {
		t.Errorf("the limit is %d afterwards", now)
	}
}
