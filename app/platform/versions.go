package platform

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"

	sqlite3 "modernc.org/sqlite/lib"

	"cutline/catalog"
)

// A Version is a part of the program and which one runs.
type Version struct {
	Name, Version string
}

// Versions is what runs here, the program first: for the About box and for
// the head of a crash log. What is not known is left out.
func Versions() []Version {
	out := []Version{
		{"Cutline", catalog.Version},
		{"Go", strings.TrimPrefix(runtime.Version(), "go")},
		{"System", runtime.GOOS + "/" + runtime.GOARCH},
		{"SQLite", sqlite3.SQLITE_VERSION},
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		out = append(out, versionsOf(info)...)
	}
	return out
}

// versionsOf is what the build says: the commit, and the modules that matter
// when something goes wrong.
func versionsOf(info *debug.BuildInfo) []Version {
	var out []Version
	var commit, changed string
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			commit = s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			if s.Value == "true" {
				changed = " and changes"
			}
		}
	}
	if commit != "" {
		out = append(out, Version{"Commit", commit + changed})
	}
	for _, m := range []struct{ name, path string }{
		{"Fyne", "fyne.io/fyne/v2"}, {"modernc.org/sqlite", "modernc.org/sqlite"},
	} {
		for _, d := range info.Deps {
			if d.Path == m.path {
				if d.Replace != nil {
					d = d.Replace
				}
				out = append(out, Version{m.name, strings.TrimPrefix(d.Version, "v")})
			}
		}
	}
	return out
}

// VersionLines is Versions as lines of text.
func VersionLines(versions []Version) string {
	var b strings.Builder
	for _, v := range versions {
		fmt.Fprintf(&b, "%s %s\n", v.Name, v.Version)
	}
	return b.String()
}
