package jobs

import (
	"syscall"
	"time"
)

// threadCPU is what the calling thread has computed so far; 0 when the system
// does not say. The toolkit keeps the window's goroutine on one thread.
func threadCPU() time.Duration {
	const thisThread = 1 // RUSAGE_THREAD of getrusage(2)
	var u syscall.Rusage
	if syscall.Getrusage(thisThread, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
