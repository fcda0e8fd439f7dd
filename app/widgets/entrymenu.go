package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
	"fyne.io/fyne/v2/widget"
)

// TappedSecondary shows the box's menu. It is our own since undo is; the
// words are the toolkit's.
func (e *Entry) TappedSecondary(at *fyne.PointEvent) {
	c := fyne.CurrentApp().Driver().CanvasForObject(e)
	if c == nil {
		return
	}
	c.Focus(e)
	clip := fyne.CurrentApp().Clipboard()
	item := func(label string, off bool, s fyne.Shortcut) *fyne.MenuItem {
		m := fyne.NewMenuItem(lang.L(label), func() { e.TypedShortcut(s) })
		m.Disabled = off
		return m
	}
	none, still := e.SelectedText() == "", e.Disabled()
	menu := fyne.NewMenu("",
		item("Undo", still || len(e.history.past) == 0, &fyne.ShortcutUndo{}),
		item("Redo", still || len(e.history.future) == 0, &fyne.ShortcutRedo{}),
		fyne.NewMenuItemSeparator(),
		item("Cut", still || none, &fyne.ShortcutCut{Clipboard: clip}),
		item("Copy", none, &fyne.ShortcutCopy{Clipboard: clip}),
		item("Paste", still, &fyne.ShortcutPaste{Clipboard: clip}),
		item("Select all", e.Text == "", &fyne.ShortcutSelectAll{}),
	)
	widget.ShowPopUpMenuAtPosition(menu, c, at.AbsolutePosition)
}
