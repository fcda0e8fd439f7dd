package chooser

import (
	"maps"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/app/platform"
)

// marks are the names chosen in one folder, of which there may be several. The
// zero value has none.
type marks struct {
	names map[string]bool
	last  string // where a range begins
}

func (m marks) has(name string) bool { return m.names[name] }

func (m marks) len() int { return len(m.names) }

// toggled has a name more, or less.
func (m marks) toggled(name string) marks {
	names := maps.Clone(m.names)
	if names == nil {
		names = map[string]bool{}
	}
	if names[name] {
		delete(names, name)
	} else {
		names[name] = true
	}
	return marks{names, name}
}

// through has all names from the last one to this, in the order they are shown.
func (m marks) through(shown []platform.Item, name string) marks {
	from, to := -1, -1
	for i, it := range shown {
		if it.Name == m.last {
			from = i
		}
		if it.Name == name {
			to = i
		}
	}
	if from < 0 || to < 0 {
		return m.toggled(name)
	}
	names := maps.Clone(m.names)
	if names == nil {
		names = map[string]bool{}
	}
	for _, it := range shown[min(from, to) : max(from, to)+1] {
		names[it.Name] = true
	}
	return marks{names, m.last}
}

// paths are the marked items of a folder in its order.
func (m marks) paths(dir string, items []platform.Item) []string {
	var out []string
	for _, it := range items {
		if m.names[it.Name] {
			out = append(out, filepath.Join(dir, it.Name))
		}
	}
	return out
}

// marked serves a click with Ctrl or Shift; false: it was without.
func (c *Chooser) marked(i int) bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	if !ok || c.o.Kind != Photos || i < 0 || i >= len(c.shown) {
		return false
	}
	switch mod := d.CurrentKeyModifiers(); {
	case mod&fyne.KeyModifierShift != 0:
		c.marks = c.marks.through(c.shown, c.shown[i].Name)
	case mod&fyne.KeyModifierShortcutDefault != 0:
		c.marks = c.marks.toggled(c.shown[i].Name)
	default:
		return false
	}
	c.count()
	c.list.Refresh()
	return true
}

// mark takes one more, or lets it go.
func (c *Chooser) mark(name string) {
	c.marks = c.marks.toggled(name)
	c.count()
	c.list.Refresh()
}

// markPicked is the Insert key: it marks the row of the arrows and goes on.
func (c *Chooser) markPicked() {
	if c.o.Kind != Photos || c.picked < 0 || c.picked >= len(c.shown) {
		return
	}
	c.mark(c.shown[c.picked].Name)
	c.move(1)
}

// lists reports whether a path is a file of the folder on screen.
func (c *Chooser) lists(path string) bool {
	for _, it := range c.items {
		if !it.Dir && filepath.Join(c.dir, it.Name) == path {
			return true
		}
	}
	return false
}
