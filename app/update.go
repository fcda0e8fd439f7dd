package app

import (
	"context"
	"errors"
	"image"
	"image/draw"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"cutline/app/chooser"
	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// asRGBA is a picture in the form that goes to the screen without detours.
func asRGBA(img image.Image) *image.RGBA {
	if r, ok := img.(*image.RGBA); ok && r.Rect.Min == (image.Point{}) && r.Stride == 4*r.Rect.Dx() {
		return r
	}
	out := image.NewRGBA(image.Rectangle{Max: img.Bounds().Size()})
	draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	return out
}

// askUpdate asks for a new version of the story's text: a file, or what is on
// the clipboard.
func (a *App) askUpdate() {
	s := a.stories.Story()
	if s.ID == 0 || a.desk == nil {
		return
	}
	a.stories.Flush()
	file := func() {
		a.chooseFrom("update", chooser.Options{Kind: chooser.File, Ends: []string{".txt", ".text"}, Title: a.words.T("update.title"),
			Accept: a.words.T("update.read"), Start: a.prefs.LastFolder}, func(path string) {
			a.previewUpdate(s.ID, path, func() (io.ReadCloser, error) { return os.Open(path) })
		})
	}
	clip := a.fyne.Clipboard().Content()
	if strings.Count(clip, "\n") < 2 {
		file()
		return
	}
	var d *widgets.Dialog
	text := widget.NewLabel(a.words.T("update.from") + "\n\n" + clipped(strings.TrimSpace(clip), 400))
	text.Wrapping = fyne.TextWrapWord
	paste := widgets.NewButton(a.words.T("update.clipboard"), func() {
		d.Hide()
		a.previewUpdate(s.ID, "", func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(clip)), nil })
	})
	open := widgets.NewButton(a.words.T("update.file"), func() { d.Hide(); file() })
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("update.title"), text, no, open, paste)
	d.Resize(fyne.NewSize(a.dialogWidth(640), 0))
	a.present("updatefrom", d, map[string]fyne.CanvasObject{"dialog.accept": paste, "dialog.file": open})
}

// previewUpdate reads the new version and shows what it would change.
func (a *App) previewUpdate(id catalog.StoryID, name string, open func() (io.ReadCloser, error)) {
	d := a.desk
	var u catalog.StoryUpdate
	a.queue.whenIdle(func() {
		a.start("update", a.words.T("update.task"), func(ctx context.Context, _ catalog.ProgressFunc) error {
			r, err := open()
			if err != nil {
				return err
			}
			defer r.Close()
			u, err = d.PreviewUpdate(ctx, id, name, r)
			return err
		}, func(err error) {
			if err != nil || a.desk != d {
				a.fail(err)
				return
			}
			a.showUpdate(u, filepath.Base(name))
		})
	})
}

// showUpdate lists what a new version would change, and makes it one edit.
func (a *App) showUpdate(u catalog.StoryUpdate, name string) {
	rows, n := container.NewVBox(), 0
	for _, c := range u.Changes {
		if c.Kind == catalog.PartSame && !c.Conflict {
			continue
		}
		n++
		if n <= mostChanges {
			rows.Add(a.changeRow(c))
		}
	}
	switch {
	case n == 0:
		a.say(a.words.T("update.same"))
		a.report.say("updateshown", "changes", 0)
		return
	case n > mostChanges:
		rows.Add(widget.NewLabel(a.words.N("update.more", n-mostChanges)))
	}
	var d *widgets.Dialog
	yes := widgets.NewButton(a.words.T("update.do"), func() { d.Hide(); a.applyUpdate(u) })
	yes.Importance = widget.HighImportance
	no := widgets.NewButton(a.words.T("dialog.cancel"), func() { d.Hide() })
	d = widgets.NewDialog(a.win.Canvas(), a.words.T("update.changes", n), container.NewVScroll(rows), no, yes)
	size := a.win.Canvas().Size()
	d.Resize(fyne.NewSize(size.Width*.8, size.Height*.8))
	a.present("update", d, map[string]fyne.CanvasObject{"dialog.accept": yes, "dialog.cancel": no})
	a.report.say("updateshown", "changes", n)
}

// mostChanges is how many changes of a new version are listed.
const mostChanges = 120

// changeRow is one change: the part, what becomes of it, and its words.
func (a *App) changeRow(c catalog.StoryChange) fyne.CanvasObject {
	part := a.words.T(i18n.Key("update.part." + c.Part))
	if part == "update.part."+c.Part {
		part = c.Part
	}
	if c.Slot != 0 {
		part = a.words.T("stories.slot", c.Slot)
	}
	head := widget.NewLabel(part + " — " + a.words.T(i18n.Key("update.kind."+string(c.Kind))))
	head.TextStyle.Bold = true
	row := container.NewVBox(head)
	if c.Conflict {
		l := widget.NewLabel(a.words.T("update.conflict", c.Theirs))
		l.Wrapping, l.Importance = fyne.TextWrapWord, widget.WarningImportance
		row.Add(l)
	}
	if len(c.Words) > 0 {
		diff := widgets.NewDiff()
		diff.Set(c.Words)
		row.Add(diff.Content)
		return row
	}
	text := c.New
	if c.Kind == catalog.PartRemoved {
		text = c.Old
	}
	l := widget.NewLabel(clipped(text, 600))
	l.Wrapping, l.SizeName = fyne.TextWrapWord, theme.SizeNameText
	row.Add(l)
	return row
}

// applyUpdate takes the new version over, as one edit.
func (a *App) applyUpdate(u catalog.StoryUpdate) {
	d := a.desk
	var err error
	a.queue.do(func(ctx context.Context) { _, err = d.ApplyUpdate(ctx, u) }, func() {
		if a.desk != d {
			return
		}
		if errors.Is(err, catalog.ErrChanged) {
			a.failWith(a.words.T("update.clash"))
			return
		}
		if err != nil {
			a.fail(err)
			return
		}
		a.did(a.words.T("update.done"))
		a.report.say("updated", "story", u.Story)
		a.readAgain(u.Story, false)
		a.suggest(u.Story)
		a.listStories()
	})
}
