package platform

import (
	"runtime/debug"
	"strings"
	"testing"
)

func TestVersionsOf(t *testing.T) {
	info := &debug.BuildInfo{
		Settings: []debug.BuildSetting{{Key: "vcs.revision", Value: "0123456789abcdef"}, {Key: "vcs.modified", Value: "true"}},
		Deps: []*debug.Module{{Path: "fyne.io/fyne/v2", Version: "v2.8.1"}, {Path: "modernc.org/sqlite", Version: "v1.0.0", Replace: &debug.Module{Version: "v1.0.1"}},
			{Path: "example.org/other", Version: "v1.0.0"}},
	}
	want := "Commit 0123456789ab and changes\nFyne 2.8.1\nmodernc.org/sqlite 1.0.1\n"
	if got := VersionLines(versionsOf(info)); got != want {
		t.Errorf("versions are %q, want %q", got, want)
	}
	if got := versionsOf(&debug.BuildInfo{}); len(got) != 0 {
		t.Errorf("of a build that says nothing: %v", got)
	}
}

func TestVersionsNameWhatRuns(t *testing.T) {
	lines := VersionLines(Versions())
	for _, name := range []string{"Cutline ", "Go ", "SQLite 3."} {
		if !strings.Contains(lines, name) {
			t.Errorf("%q is not in\n%s", name, lines)
		}
	}
}
