package settings

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/command"
	"cutline/app/widgets"
)

// CommandOptions is the choice of keys, for command.New and Table.Use. A key
// that cannot be read is left out.
func (p Prefs) CommandOptions() command.Options {
	o := command.Options{PlainRates: p.PlainRates}
	if p.Keys == KeysLightroom {
		o.Preset = command.Lightroom
	}
	for id, texts := range p.OwnKeys {
		keys := []command.Key{}
		for _, text := range texts {
			if k, err := command.ParseKey(text); err == nil {
				keys = append(keys, k)
			}
		}
		if o.Own == nil {
			o.Own = map[command.ID][]command.Key{}
		}
		o.Own[command.ID(id)] = keys
	}
	return o
}

// SetKeys gives a command these keys; those that the preset gives it anyway
// are no choice, and not kept as one.
func (p *Prefs) SetKeys(id command.ID, keys []command.Key) {
	p.OwnKeys = p.Clone().OwnKeys
	delete(p.OwnKeys, string(id))
	if c, ok := command.New(p.CommandOptions()).Command(id); !ok || slices.Equal(c.Keys, keys) {
		return
	}
	texts := []string{}
	for _, k := range keys {
		texts = append(texts, k.Text())
	}
	p.OwnKeys[string(id)] = texts
}

// keys is the section of keys: what each command's are, and how to change
// them. The list has one focus; the line below it works on its row.
type keys struct {
	content fyne.CanvasObject
	screen  *Screen
	prefs   Prefs
	table   *command.Table
	clashes map[command.ID][]command.Clash
	rows    []command.Command // those that match the search, group by group
	chosen  command.ID
	wish    *keyWish // a key that another command has; nil: none

	preset   *choice
	rates    *widgets.CheckBox
	find     *widgets.Entry
	list     *widgets.List
	count    *widget.Label
	name     *widget.Label
	clash    *widget.Label
	box      *keyBox
	change   *widgets.Button
	add      *widgets.Button
	none     *widgets.Button
	byPreset *widgets.Button
	free     *widgets.Button
	leave    *widgets.Button
	copies   *widgets.Button
	pastes   *widgets.Button
	all      *widgets.Button
	boxes    []*fyne.Container // what holds parts that come and go, inner ones first
	quiet    bool
}

func newKeys(s *Screen) *keys {
	k := &keys{screen: s, clashes: map[command.ID][]command.Clash{}}
	k.preset = newChoice([]string{KeysPhotoMechanic, KeysLightroom}, []string{"Photo Mechanic", "Lightroom"}, func(v string) {
		s.wishes.Change(func(p *Prefs) { p.Keys, p.Advance = v, v == KeysPhotoMechanic })
	})
	s.controls["prefs.preset"] = k.preset.group
	k.rates = widgets.NewCheckBox(s.w.T("prefs.plainrates"), func(on bool) {
		if !k.quiet {
			s.wishes.Change(func(p *Prefs) { p.PlainRates = on })
		}
	})
	s.controls["prefs.plainrates"] = k.rates
	k.all = s.button("prefs.keys.reset", "prefs.keys.reset", func() { s.wishes.Change(func(p *Prefs) { p.OwnKeys = nil }) })
	k.copies = s.button("prefs.keys.copy", "prefs.keys.copy", func() { s.wishes.Copy(k.prefs.KeySet()) })
	k.pastes = s.button("prefs.keys.paste", "prefs.keys.paste", k.paste)
	k.find = s.line("prefs.keys.find")
	k.find.SetPlaceHolder(s.w.T("prefs.keys.find"))
	k.find.OnChanged = func(string) { k.filter() }
	k.count = widget.NewLabel("")
	k.list = widgets.NewList(func() int { return len(k.rows) }, k.newRow, k.showRow)
	k.list.OnSelected = k.choose
	k.list.OnHighlighted = k.choose
	s.controls["prefs.keys.list"] = k.list
	head := container.NewVBox(container.NewBorder(nil, nil, nil, container.NewHBox(k.copies, k.pastes, k.all), heading(s.w.T("prefs.section.keys"))),
		container.NewHBox(widget.NewLabel(s.w.T("prefs.preset")), k.preset.group, k.rates),
		k.holds(container.NewBorder(nil, nil, nil, k.count, k.find)))
	detail := k.detail()
	k.content = k.holds(inOrder(container.NewBorder(head, detail, nil, nil, k.list), head, k.list, detail))
	k.set(s.values.Prefs)
	return k
}

// detail is the line that works on the chosen command.
func (k *keys) detail() fyne.CanvasObject {
	s := k.screen
	k.name = widget.NewLabelWithStyle("", fyne.TextAlignLeading, fyne.TextStyle{Bold: true})
	k.name.Truncation = fyne.TextTruncateEllipsis
	k.clash = widget.NewLabel("")
	k.clash.Importance = widget.WarningImportance
	k.clash.Wrapping = fyne.TextWrapWord
	k.box = newKeyBox(s.w.T("prefs.keys.press"))
	k.box.onGive = func() { s.wishes.Grab(k.list) }
	s.controls["prefs.keys.box"] = k.box
	k.change = s.button("prefs.keys.change", "prefs.keys.change", func() { k.capture(false) })
	k.add = s.button("prefs.keys.add", "prefs.keys.add", func() { k.capture(true) })
	k.none = s.button("prefs.keys.none", "prefs.keys.none", func() { k.give(k.chosen, nil) })
	k.byPreset = s.button("prefs.keys.preset", "prefs.keys.preset", func() {
		id := k.chosen
		s.wishes.Change(func(p *Prefs) {
			p.OwnKeys = p.Clone().OwnKeys
			delete(p.OwnKeys, string(id))
		})
	})
	k.free = s.button("prefs.keys.free", "prefs.keys.free", k.takeKeys)
	k.leave = s.button("prefs.keys.keep", "prefs.keys.keep", k.leaveKeys)
	buttons := container.NewHBox(k.box, k.change, k.add, k.none, k.byPreset)
	return k.holds(container.NewVBox(widget.NewSeparator(), k.name, k.holds(container.NewBorder(nil, nil, nil, container.NewHBox(k.free, k.leave), k.clash)), k.holds(buttons)))
}

// holds notes a container that must be laid out again when parts of it come
// or go.
func (k *keys) holds(c *fyne.Container) *fyne.Container {
	k.boxes = append(k.boxes, c)
	return c
}

// layOut lays all such containers out again.
func (k *keys) layOut() {
	for _, c := range k.boxes {
		c.Refresh()
	}
}

// set shows other preferences.
func (k *keys) set(p Prefs) {
	k.prefs = p
	k.table = command.New(p.CommandOptions())
	clear(k.clashes)
	for _, c := range k.table.Clashes() {
		k.clashes[c.A] = append(k.clashes[c.A], c)
		k.clashes[c.B] = append(k.clashes[c.B], c)
	}
	k.preset.set(p.Keys)
	k.quiet = true
	k.rates.SetChecked(p.PlainRates)
	k.quiet = false
	able(k.rates, p.Keys == KeysPhotoMechanic)
	able(k.all, len(p.OwnKeys) > 0)
	k.count.SetText("")
	if n := len(k.table.Clashes()); n > 0 {
		k.count.Importance = widget.WarningImportance
		k.count.SetText(k.screen.w.N("prefs.keys.clashes", n))
	}
	k.filter()
}

// filter shows the commands whose name, keys or group hold what is searched
// for.
func (k *keys) filter() {
	k.rows = command.Matching(k.table.Grouped(), k.screen.w, k.find.Text)
	if !slices.ContainsFunc(k.rows, func(c command.Command) bool { return c.ID == k.chosen }) {
		k.chosen = ""
		if len(k.rows) > 0 {
			k.chosen = k.rows[0].ID
		}
	}
	k.list.Refresh()
	k.list.UnselectAll()
	k.selectChosen()
	k.showChosen()
}

// selectChosen shows in the list which command is chosen. A list that has no
// size yet would scroll past it.
func (k *keys) selectChosen() {
	if k.list.Size().Height < 1 {
		return
	}
	if i := slices.IndexFunc(k.rows, func(c command.Command) bool { return c.ID == k.chosen }); i >= 0 {
		k.list.Select(i)
	}
}

func (k *keys) newRow() fyne.CanvasObject {
	name := widget.NewLabel("")
	name.Truncation = fyne.TextTruncateEllipsis
	keys := widget.NewLabel("")
	keys.Truncation = fyne.TextTruncateEllipsis
	group := widget.NewLabel("")
	group.Truncation, group.Importance = fyne.TextTruncateEllipsis, widget.LowImportance
	return container.New(&keyColumns{}, group, name, keys)
}

// keyColumns lays out a row of the list: group, name, keys.
type keyColumns struct{}

// Layout gives the group a fifth, and the others half of the rest.
func (keyColumns) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, part := range []float32{.2, .42, .38} {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(part*size.Width, size.Height))
		x += part * size.Width
	}
}

// MinSize is a line high.
func (keyColumns) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[1].MinSize().Height)
}

func (k *keys) showRow(i widget.ListItemID, o fyne.CanvasObject) {
	if i >= len(k.rows) {
		return
	}
	c := k.rows[i]
	row := o.(*fyne.Container)
	group, name, keys := row.Objects[0].(*widget.Label), row.Objects[1].(*widget.Label), row.Objects[2].(*widget.Label)
	group.SetText("")
	if i == 0 || k.rows[i-1].Group != c.Group {
		group.SetText(k.screen.w.T(c.Group))
	}
	_, own := k.prefs.OwnKeys[string(c.ID)]
	name.TextStyle.Bold = own
	name.SetText(c.Name(k.screen.w))
	keys.Importance = widget.MediumImportance
	text := command.KeyNames(c.Keys)
	if text == "" {
		text, keys.Importance = "–", widget.LowImportance
	}
	if len(k.clashes[c.ID]) > 0 {
		text, keys.Importance = "⚠ "+text, widget.WarningImportance
	}
	keys.SetText(text)
}

func (k *keys) choose(i widget.ListItemID) {
	if i < 0 || i >= len(k.rows) || k.rows[i].ID == k.chosen {
		return
	}
	k.box.stop()
	k.chosen = k.rows[i].ID
	k.selectChosen()
	k.showChosen()
}

// showChosen shows the chosen command in the line below the list.
func (k *keys) showChosen() {
	w := k.screen.w
	c, ok := k.table.Command(k.chosen)
	for _, b := range []*widgets.Button{k.change, k.add, k.none, k.byPreset} {
		able(b, ok)
	}
	k.wish = nil
	k.tell("")
	k.free.Hide()
	k.leave.Hide()
	if !ok {
		k.name.SetText(w.T("prefs.keys.nothing"))
		return
	}
	text := c.Name(w)
	if len(c.Keys) > 0 {
		text += "   " + command.KeyNames(c.Keys)
	}
	k.name.SetText(text)
	_, own := k.prefs.OwnKeys[string(c.ID)]
	able(k.byPreset, own)
	able(k.none, len(c.Keys) > 0)
	var lines []string
	for _, clash := range k.clashes[c.ID] {
		other := clash.A
		if other == c.ID {
			other = clash.B
		}
		o, _ := k.table.Command(other)
		lines = append(lines, w.T("prefs.keys.clash", clash.Key.String(), o.Name(w)))
	}
	if len(lines) > 0 {
		k.free.SetText(w.T("prefs.keys.free"))
		k.free.Show()
		k.tell(strings.Join(lines, "\n"))
	}
}

// tell says what is wrong with the chosen command's keys; "": nothing.
func (k *keys) tell(text string) {
	k.clash.SetText(text)
	k.clash.Show()
	if text == "" {
		k.clash.Hide()
	}
	k.layOut()
}

// able lets a control be used, or not.
func able(d fyne.Disableable, can bool) {
	if can {
		d.Enable()
		return
	}
	d.Disable()
}
