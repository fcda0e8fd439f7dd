package app

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/settings"
	"cutline/app/theme"
	"cutline/app/widgets"
)

// showKeys is the sheet of keys: what has keys now, group by group, in two
// columns. Typing looks for a command or a key; Esc, Enter or ? ends it.
func (a *App) showKeys() {
	var d *widgets.Dialog
	columns := container.New(sheetColumns{})
	scroll := container.NewScroll(columns)
	show := func(search string) {
		found := command.Matching(a.sheet(), a.words, search)
		columns.Objects = a.sheetParts(found)
		columns.Refresh()
		scroll.ScrollToTop()
		a.report.say("sheet", "search", search, "commands", len(found))
	}
	find := widgets.NewEntry(nil)
	find.SetPlaceHolder(a.words.T("prefs.keys.find"))
	find.OnChanged = func(text string) {
		if strings.Contains(text, "?") { // the key that opened it
			d.Hide()
			return
		}
		show(text)
	}
	find.OnSubmitted = func(string) { d.Hide() }
	find.OnKey = func(name fyne.KeyName, mod fyne.KeyModifier) {
		if mod == 0 {
			a.keyInDialog(name)
		}
	}
	find.OnEdge = func(name fyne.KeyName) bool {
		by := map[fyne.KeyName]float32{fyne.KeyUp: -1, fyne.KeyDown: 1}[name]
		if by != 0 {
			scroll.ScrollToOffset(scroll.Offset.AddXY(0, by*3*sheetLine()))
		}
		return by != 0
	}
	show("")
	other := widgets.NewButton(a.words.T("keys.sheet.change"), func() {
		d.Hide()
		a.keep()
		a.openSettings(settings.Keys)
	})
	done := widgets.NewButton(a.words.T("dialog.close"), func() { d.Hide() })
	done.Importance = widget.HighImportance
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("keys.sheet.title", a.keysName()), container.NewBorder(find, nil, nil, nil, scroll), other, done)
	d.First = find
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*.86, size.Height*.9))
	a.present("keys", d, map[string]fyne.CanvasObject{"dialog.close": done, "dialog.find": find, "dialog.change": other})
}

// keysName is what the preset of keys in use is called.
func (a *App) keysName() string {
	if a.prefs.Keys == settings.KeysLightroom {
		return "Lightroom"
	}
	return "Photo Mechanic"
}

// sheet is the commands on the sheet of keys: those that have keys and can be
// done at some time.
func (a *App) sheet() []command.Command {
	var out []command.Command
	for _, c := range a.keys.Grouped() {
		if len(c.Keys) > 0 && (a.keys.Bound(c.ID) || c.Where == command.InText) {
			out = append(out, c)
		}
	}
	return out
}

// sheetParts is commands as the parts of the sheet, one for each group.
func (a *App) sheetParts(all []command.Command) []fyne.CanvasObject {
	if len(all) == 0 {
		none := widget.NewLabel(a.words.T("prefs.keys.nothing"))
		none.Wrapping = fyne.TextWrapWord
		return []fyne.CanvasObject{none}
	}
	var parts []fyne.CanvasObject
	var part *sheetPart
	var group i18n.Key
	for _, c := range all {
		if c.Group != group || part == nil {
			group = c.Group
			part = newSheetPart(a.words.T(group))
			parts = append(parts, part.box)
		}
		part.add(c.Name(a.words), sheetKeys(c.Keys))
	}
	return parts
}

// mostSheetKeys is how many keys of one command the sheet names; of more, the
// first and the last.
const mostSheetKeys = 6

// sheetKeys is keys as the sheet shows them, each once.
func sheetKeys(keys []command.Key) string {
	var names []string
	seen := map[string]bool{}
	for _, k := range keys {
		if name := sheetKey(k); !seen[name] {
			seen[name] = true
			names = append(names, name)
		}
	}
	if len(names) > mostSheetKeys {
		return names[0] + " … " + names[len(names)-1]
	}
	// A comma: the toolkit has no sign for a space that follows an arrow.
	return strings.Join(names, ", ")
}

// sheetKey is a key as the sheet shows it: the sign, where Shift only makes it.
func sheetKey(k command.Key) string {
	if k.Name == fyne.KeySlash && k.Mod == fyne.KeyModifierShift {
		return "?"
	}
	return k.String()
}

// A sheetPart is a group of the sheet: its name and lines below.
type sheetPart struct{ box *fyne.Container }

func newSheetPart(name string) *sheetPart {
	p := &sheetPart{container.New(sheetLines{})}
	p.box.Add(sheetText(name, true))
	p.box.Add(sheetText("", false)) // a line has two texts
	return p
}

func (p *sheetPart) add(name, keys string) {
	p.box.Add(sheetText(name, false))
	p.box.Add(sheetText(keys, true))
}

func sheetText(text string, bold bool) *canvas.Text {
	t := canvas.NewText(text, theme.Color(fynetheme.ColorNameForeground, nil))
	t.TextSize, t.TextStyle.Bold = theme.TextSize(nil), bold
	return t
}

// sheetLine is the height of a line of the sheet.
func sheetLine() float32 { return theme.TextSize(nil) * 1.75 }

// sheetLines lays out pairs of texts, line below line: the first at the left,
// the second at the right. The first pair is the name of the whole.
type sheetLines struct{}

// Layout puts the lines below each other.
func (sheetLines) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	line := sheetLine()
	for i := 0; i+1 < len(objects); i += 2 {
		left, right := objects[i], objects[i+1]
		y := float32(i/2) * line
		l, r := left.MinSize(), right.MinSize()
		left.Resize(l)
		left.Move(fyne.NewPos(0, y+(line-l.Height)/2))
		right.Resize(r)
		right.Move(fyne.NewPos(size.Width-r.Width, y+(line-r.Height)/2))
	}
}

// MinSize is the widest line and all lines, with a line of space below.
func (sheetLines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	line := sheetLine()
	var w float32
	for i := 0; i+1 < len(objects); i += 2 {
		w = max(w, objects[i].MinSize().Width+objects[i+1].MinSize().Width+2*sheetGap)
	}
	return fyne.NewSize(w, (float32(len(objects)/2)+.6)*line)
}

// sheetGap is between two columns, and least between a name and its keys.
const sheetGap = 12

// sheetColumns lays groups out in two columns, in their order.
type sheetColumns struct{}

// split is how many of the parts stand in the first column, so that the
// columns are as nearly of one height as can be.
func (sheetColumns) split(parts []fyne.CanvasObject) int {
	all := stacked(parts).Height
	best, at := all, len(parts)
	for i := range parts {
		above := stacked(parts[:i+1]).Height
		if h := max(above, all-above); h < best {
			best, at = h, i+1
		}
	}
	return at
}

// stacked is the size of parts that stand below each other.
func stacked(parts []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, p := range parts {
		m := p.MinSize()
		size.Width = max(size.Width, m.Width)
		size.Height += m.Height
	}
	return size
}

// Layout puts the parts where they belong; what is left of the width is
// shared.
func (s sheetColumns) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	at := s.split(parts)
	left := stacked(parts[:at]).Width + max(size.Width-s.MinSize(parts).Width, 0)/2
	x, width, y := float32(0), left, float32(sheetGap)
	if at == len(parts) {
		width = max(size.Width/2-sheetGap, stacked(parts).Width)
	}
	for i, p := range parts {
		if i == at {
			x, y = left+2*sheetGap, sheetGap
			width = size.Width - x - sheetGap
		}
		h := p.MinSize().Height
		p.Move(fyne.NewPos(x, y))
		p.Resize(fyne.NewSize(width, h))
		y += h
	}
}

// MinSize is both columns beside each other.
func (s sheetColumns) MinSize(parts []fyne.CanvasObject) fyne.Size {
	at := s.split(parts)
	one, two := stacked(parts[:at]), stacked(parts[at:])
	return fyne.NewSize(one.Width+two.Width+3*sheetGap, max(one.Height, two.Height)+sheetGap)
}
