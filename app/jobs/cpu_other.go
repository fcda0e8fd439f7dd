//go:build !linux

package jobs

import "time"

// threadCPU is not told here.
func threadCPU() time.Duration { return 0 }
