//go:build !linux

package exiftool

import "os/exec"

// noOrphan does nothing where a system has no way: after a crash of ours a
// process is left that waits.
func noOrphan(*exec.Cmd) {}
