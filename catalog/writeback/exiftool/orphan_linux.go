package exiftool

import (
	"os/exec"
	"syscall"
)

// noOrphan has the process end with ours, however that ends: ExifTool would
// wait for commands for ever.
func noOrphan(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL} }
