package chooser

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/platform"
	"cutline/app/widgets"
)

// Options say what is asked for. The words come from the caller.
type Options struct {
	Kind   Kind
	Title  string
	Accept string // on the button that accepts
	Cancel string
	Start  string   // what stands in the box at first
	Ends   []string // endings of the files to list, lower case; none: all
	Note   string   // shown until something is typed or gone into; "" = nothing
	// Places looks for folders to begin at and answers on the window's goroutine;
	// nil: there are none.
	Places func(answer func([]platform.Place))
	// List lists a folder and answers on the window's goroutine.
	List func(dir string, answer func([]platform.Item, error))
	// Files says how many files the folder has, which are not listed, and how
	// many folders.
	Files func(files, folders int) string
	// There says that a file of that name is there, for NewFile: to accept it
	// again is to replace it.
	There func(name string) string
	// Marked says how many are chosen, for Photos.
	Marked func(n int) string
	// Done hears the paths, once; it is not called when nothing is chosen. All
	// kinds but Photos have one.
	Done func(paths []string)
	// Explain turns an error into words.
	Explain func(error) string
	// Closed is told when the chooser is gone, chosen or not.
	Closed func()
}

// A Chooser is the dialog.
type Chooser struct {
	Path   *Box // where the path is typed
	Accept *widgets.Button

	o      Options
	dialog *widgets.Dialog
	body   *fyne.Container
	note   *widget.Label
	files  *widget.Label
	list   *widgets.List
	items  []platform.Item // of dir, all
	shown  []platform.Item
	dir    string // listed, or being listed
	picked int    // in shown; -1
	marks  marks  // of dir, for Photos
	again  string // the file that is there, and was accepted once
}

// Show asks in a window.
func Show(win fyne.Window, o Options) *Chooser {
	c := &Chooser{o: o, picked: -1}
	c.Path = newBox(c)
	c.note = widget.NewLabel("")
	c.note.Importance = widget.WarningImportance
	c.note.Wrapping = fyne.TextWrapWord
	c.note.Hide()
	c.list = widgets.NewList(func() int { return len(c.shown) }, newRow, c.row)
	c.list.OnSelected = c.click
	c.Accept = widgets.NewButton(o.Accept, c.accept)
	c.Accept.Importance = widget.HighImportance
	above := widgets.NewButtonWithIcon("", theme.MoveUpIcon(), func() { c.jump(up(c.Path.Text)) })
	top := container.NewVBox(c.places(), container.NewBorder(nil, nil, above, nil, c.Path), c.note)
	c.files = widget.NewLabel("")
	c.files.Importance = widget.LowImportance
	c.body = container.NewBorder(top, c.files, nil, nil, c.list)
	c.dialog = widgets.NewDialog(win.Canvas(), o.Title, c.body, widgets.NewButton(o.Cancel, c.Hide), c.Accept)
	c.dialog.OnClosed = o.Closed
	c.dialog.First = c.Path
	size := win.Canvas().Size()
	c.dialog.Resize(fyne.NewSize(min(760, size.Width*.85), min(520, size.Height*.8)))
	c.dialog.Show()
	c.Path.SetText(o.Start)
	c.jump(o.Start)
	c.say(o.Note)
	return c
}

// Hide gives up.
func (c *Chooser) Hide() { c.dialog.Hide() }

// Key is a key that nothing in the dialog had a use for.
func (c *Chooser) Key(name fyne.KeyName) { c.dialog.Key(name) }

func (c *Chooser) places() fyne.CanvasObject {
	row := container.NewHBox()
	button := func(p platform.Place) *widgets.Button {
		b := widgets.NewButtonWithIcon(p.Name, theme.FolderIcon(), func() { c.jump(p.Path + "/") })
		b.Importance = widget.LowImportance
		return b
	}
	scroll := container.NewHScroll(row)
	scroll.SetMinSize(button(platform.Place{Name: "A"}).MinSize()) // their room, until they are there
	if c.o.Places == nil {
		return scroll
	}
	c.o.Places(func(all []platform.Place) {
		for _, p := range all {
			row.Add(button(p))
		}
		scroll.Refresh()
	})
	return scroll
}

// jump puts a path in the box, as if it had been typed.
func (c *Chooser) jump(path string) {
	c.Path.SetText(path)
	c.Path.CursorColumn = len([]rune(path))
	c.Path.Refresh()
	c.typed(path)
}

// typed hears every change of the box.
func (c *Chooser) typed(text string) {
	dir, begin := split(text)
	if dir != c.dir {
		c.dir, c.items, c.marks = dir, nil, marks{}
		c.o.List(dir, func(items []platform.Item, err error) {
			if dir != c.dir {
				return
			}
			c.items = items
			c.count()
			_, begin := split(c.Path.Text)
			c.narrow(begin)
		})
	}
	c.say("")
	c.narrow(begin)
}

// count tells how many files the folder has that the list leaves out.
func (c *Chooser) count() {
	folders := 0
	for _, it := range c.items {
		if it.Dir {
			folders++
		}
	}
	text := ""
	if n := c.marks.len(); n > 0 && c.o.Marked != nil {
		c.files.SetText(c.o.Marked(n))
		return
	}
	if (c.o.Kind == Folder || c.o.Kind == Photos) && c.o.Files != nil {
		text = c.o.Files(len(c.items)-folders, folders)
	}
	c.files.SetText(text)
}

func (c *Chooser) narrow(begin string) {
	c.shown = matches(c.items, c.o.Kind, c.o.Ends, begin)
	c.picked = -1
	c.list.UnselectAll()
	c.list.Refresh()
}

// Note is the warning on screen; "" is none.
func (c *Chooser) Note() string {
	if !c.note.Visible() {
		return ""
	}
	return c.note.Text
}

func (c *Chooser) say(text string) {
	c.note.SetText(text)
	if text == "" {
		c.note.Hide()
	} else {
		c.note.Show()
	}
	c.body.Refresh() // the note takes or leaves its line
}

// move goes through the list by the arrows; the box keeps the focus.
func (c *Chooser) move(step int) {
	if len(c.shown) == 0 {
		return
	}
	c.picked = min(max(c.picked+step, 0), len(c.shown)-1)
	c.list.ScrollTo(c.picked)
	c.list.Refresh()
}

func (c *Chooser) click(i widget.ListItemID) {
	c.list.UnselectAll()
	if c.marked(i) {
		return
	}
	if i >= 0 && i < len(c.shown) {
		c.take(c.shown[i])
	}
}

// take goes into a folder, or accepts a file or catalog.
func (c *Chooser) take(it platform.Item) {
	if !it.Dir && c.o.Kind == Photos { // the first of several, or the only one
		c.mark(it.Name)
		return
	}
	path := into(c.Path.Text, it)
	c.jump(path)
	if !it.Dir || c.o.Kind == Catalog && strings.HasSuffix(it.Name, catalogEnd) {
		c.accept()
	}
}

// enter is the Enter key: what the arrows picked, else what is typed.
func (c *Chooser) enter() {
	if c.marks.len() == 0 && c.picked >= 0 && c.picked < len(c.shown) {
		it := c.shown[c.picked]
		c.take(it)
		if c.marks.has(it.Name) {
			c.accept()
		}
		return
	}
	c.accept()
}

// accept looks whether there is such a thing before it answers.
func (c *Chooser) accept() {
	if paths := c.marks.paths(c.dir, c.items); len(paths) > 0 {
		c.Hide()
		c.o.Done(paths)
		return
	}
	path := answer(c.o.Kind, c.Path.Text)
	done := func() {
		c.Hide()
		c.o.Done([]string{path})
	}
	if c.o.Kind == NewFile {
		path = withEnd(path, c.o.Ends)
		c.ifNew(path, done)
		return
	}
	if c.o.Kind != Folder && c.o.Kind != Catalog && (c.o.Kind != Photos || c.lists(path)) {
		done() // opening or making it tells what is wrong
		return
	}
	c.o.List(path, func(_ []platform.Item, err error) {
		if err != nil {
			c.say(c.o.Explain(err))
			return
		}
		done()
	})
}

// ifNew does something unless a file of that path is there; then it says so,
// and does it when it is asked again. The folder is looked at now: what the
// list shows may be another one's, or older.
func (c *Chooser) ifNew(path string, do func()) {
	if c.again == path {
		do()
		return
	}
	c.o.List(filepath.Dir(path), func(items []platform.Item, err error) {
		switch {
		case err != nil:
			c.say(c.o.Explain(err))
		case slices.ContainsFunc(items, func(it platform.Item) bool { return it.Name == filepath.Base(path) }):
			c.again = path
			c.say(c.o.There(filepath.Base(path)))
		default:
			do()
		}
	})
}

func newRow() fyne.CanvasObject {
	return container.NewHBox(widget.NewIcon(theme.FolderIcon()), widget.NewLabel(""))
}

func (c *Chooser) row(i widget.ListItemID, o fyne.CanvasObject) {
	box := o.(*fyne.Container)
	icon, label := box.Objects[0].(*widget.Icon), box.Objects[1].(*widget.Label)
	it := c.shown[i]
	icon.SetResource(theme.FileIcon())
	if it.Dir {
		icon.SetResource(theme.FolderIcon())
	}
	if c.marks.has(it.Name) {
		icon.SetResource(theme.ConfirmIcon())
	}
	label.TextStyle.Bold = i == c.picked || c.marks.has(it.Name)
	label.Importance = widget.MediumImportance
	if i == c.picked || c.marks.has(it.Name) {
		label.Importance = widget.HighImportance
	}
	label.SetText(it.Name)
}

// A Box is the text box of a path.
type Box struct {
	widget.Entry
	c *Chooser
}

func newBox(c *Chooser) *Box {
	b := &Box{c: c}
	b.ExtendBaseWidget(b)
	b.OnChanged = c.typed
	return b
}

// AcceptsTab keeps Tab for completing.
func (b *Box) AcceptsTab() bool { return true }

// TypedKey has the chooser's own keys.
func (b *Box) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		b.c.Hide()
	case fyne.KeyReturn, fyne.KeyEnter:
		b.c.enter()
	case fyne.KeyDown:
		b.c.move(1)
	case fyne.KeyUp:
		b.c.move(-1)
	case fyne.KeyInsert:
		b.c.markPicked()
	case fyne.KeyTab:
		b.c.jump(complete(b.Text, b.c.shown))
	default:
		b.Entry.TypedKey(e)
	}
}
