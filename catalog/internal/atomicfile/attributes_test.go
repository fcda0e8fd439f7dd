//go:build linux

package atomicfile

import (
	"os"
	"testing"

	"golang.org/x/sys/unix"
)

func TestReplaceKeepsExtendedAttributes(t *testing.T) {
	path := master(t)
	if err := unix.Setxattr(path, "user.cutline.test", []byte("kept"), 0); err != nil {
		t.Skip("no extended attributes here:", err)
	}
	if err := Replace(path, Replacement{Write: whole([]byte("new"))}); err != nil {
		t.Fatal(err)
	}
	value := make([]byte, 10)
	n, err := unix.Getxattr(path, "user.cutline.test", value)
	if got, _ := os.ReadFile(path); err != nil || string(value[:n]) != "kept" || string(got) != "new" {
		t.Errorf("%v %q %q", err, value[:max(n, 0)], got)
	}
}
