package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"cutline/catalog"
)

// print writes v as JSON, or calls human.
func (c *ctl) print(v any, human func()) error {
	if !c.json {
		human()
		return nil
	}
	enc := json.NewEncoder(c.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}

func (c *ctl) say(format string, args ...any) { fmt.Fprintf(c.out, format+"\n", args...) }

// fail tells why the command as a whole failed.
func (c *ctl) fail(err error) {
	if c.json {
		enc := json.NewEncoder(c.out)
		enc.SetEscapeHTML(false)
		enc.Encode(map[string]string{"error": err.Error()}) //nolint:errcheck // nothing is left to tell it to
		return
	}
	fmt.Fprintln(c.err, "cutlinectl:", err)
}

// failures lists what could not be done, one line each.
func (c *ctl) failures(list []catalog.Failure) {
	if len(list) == 0 {
		return
	}
	c.failed = true
	for _, f := range list {
		c.refused = c.refused || f.Refused
		fmt.Fprintf(c.err, "%s: %s\n", f.Path, f.Error)
	}
}

// progress shows a bar on a terminal; done removes it.
func (c *ctl) progress(what string) (report catalog.ProgressFunc, done func()) {
	if c.json || c.quiet || !term.IsTerminal(int(os.Stderr.Fd())) {
		return nil, func() {}
	}
	bar := progressbar.NewOptions(-1, progressbar.OptionSetDescription(what), progressbar.OptionSetWriter(os.Stderr),
		progressbar.OptionShowCount(), progressbar.OptionThrottle(100e6), progressbar.OptionClearOnFinish())
	report = func(p catalog.Progress) {
		if p.Total > 0 && bar.GetMax() != p.Total {
			bar.ChangeMax(p.Total)
		}
		bar.Set(p.Done) //nolint:errcheck // a bar that cannot be drawn is no harm
	}
	return report, func() { bar.Finish() } //nolint:errcheck // likewise
}

// isUnknownCommand tells cobra's own complaint, which has no type.
func isUnknownCommand(err error) bool {
	return strings.HasPrefix(err.Error(), "unknown command") || strings.HasPrefix(err.Error(), "required flag")
}

// firstLine is s cut at its first line end and at n characters.
func firstLine(s string, n int) string {
	s, _, _ = strings.Cut(s, "\n")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}

// refusedBy tells the findings of a refusal, if err is one.
func refusedBy(err error) []catalog.Finding {
	var r *catalog.Refused
	if errors.As(err, &r) {
		return r.Findings
	}
	return nil
}
