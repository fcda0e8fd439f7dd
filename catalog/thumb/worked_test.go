//go:build unix

package thumb

import (
	"syscall"
	"testing"
	"time"
)

// worked is the processor time used so far: how busy the machine is otherwise
// must not decide a test.
func worked(t *testing.T) time.Duration {
	t.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		t.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
