package catalogtest

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// Peak reads a process's high-water mark until it ends, in bytes; 0 where
// there is no /proc. What wait4 tells counts the parent's memory too.
func Peak(pid int) (most func() int64) {
	done := make(chan int64)
	go func() {
		var peak int64
		for {
			status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
			_, rest, found := strings.Cut(string(status), "VmHWM:")
			if err != nil || !found { // it has ended
				done <- peak
				return
			}
			var kb int64
			fmt.Sscan(rest, &kb) //nolint:errcheck // 0 then
			peak = max(peak, kb*1024)
			time.Sleep(2 * time.Millisecond)
		}
	}()
	return func() int64 { return <-done }
}
