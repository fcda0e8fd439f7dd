package exiftool

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"testing"
	"time"
)

const childEnv = "CUTLINE_TEST_EXIFTOOL_CHILD"

// TestChild is the process that TestNoProcessIsLeftBehind kills.
func TestChild(t *testing.T) {
	if os.Getenv(childEnv) == "" {
		t.Skip("only runs as the child of another test")
	}
	e := engine(t)
	if _, err := e.Run(t.Context(), "-ver"); err != nil {
		t.Fatal(err)
	}
	fmt.Println(e.at.cmd.Process.Pid)
	time.Sleep(time.Minute)
}

func TestNoProcessIsLeftBehind(t *testing.T) {
	engine(t)
	child := exec.Command(os.Args[0], "-test.run=^TestChild$")
	child.Env = append(os.Environ(), childEnv+"=1")
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	var pid int
	if _, err := fmt.Fscan(out, &pid); err != nil || pid <= 0 {
		t.Fatal(err, pid)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = child.Wait() // it was killed
	for range 100 {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
		if err != nil || bytes.Contains(stat, []byte(") Z ")) { // gone, or nobody has asked yet how it ended
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Errorf("process %d goes on", pid)
}
