package app

import (
	"context"
	"io"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/platform"
)

const (
	mostSeen   = 12_000    // bytes of a pasted text that are put in a text box
	mostInLine = 2_000     // bytes that are pasted into a box of one line
	mostRead   = 2_000_000 // bytes of a pasted text that may become a story
)

// askPaste asks for a text and makes a story of it. A long one is not put in
// the text box, which would take its time with it.
func (a *App) askPaste() {
	if a.desk == nil {
		a.say(a.words.T("desk.first"))
		return
	}
	text := a.newText()
	text.SetMinRowsVisible(16)
	text.SetPlaceHolder(a.words.T("import.paste.hint"))
	long := ""
	note := widget.NewLabel("")
	note.Wrapping = fyne.TextWrapWord
	note.Hide()
	take := func(clip string) bool {
		words := len(strings.Fields(clip))
		switch {
		case len(clip) <= mostSeen:
			return false
		case len(clip) > mostRead:
			note.SetText(a.words.T("paste.toolong", words))
		default:
			long = clip
			text.SetText(clipped(clip, 300))
			text.Disable()
			note.SetText(a.words.T("paste.long", words))
		}
		note.Show()
		a.report.say("pastelong", "words", words, "taken", long != "")
		return true
	}
	text.OnPaste = take
	if clip := a.fyne.Clipboard().Content(); strings.Count(clip, "\n") > 1 && !take(clip) {
		text.SetText(clip)
	}
	a.ask("paste", a.words.T("import.paste.title"), a.words.T("import.accept"), container.NewVBox(text, note), func() bool {
		whole := text.Text
		if long != "" {
			whole = long
		}
		if strings.TrimSpace(whole) == "" {
			return false
		}
		a.importText(whole)
		return true
	}, text)
}

// importText makes a story of a text that has no file.
func (a *App) importText(text string) {
	a.importFrom(a.words.T("import.paste.name"), func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(text)), nil
	})
}

// refused says why nothing was pasted into a text box, and what to do: the
// text was too long for it, or is none.
func (a *App) refused(text string) {
	if text == "" {
		a.noText()
		return
	}
	words := len(strings.Fields(text))
	a.report.say("refusedpaste", "words", words)
	switch {
	case a.desk == nil || len(text) <= mostSeen || a.modal != nil || a.box != nil:
		a.failWith(a.words.T("paste.long.box", words))
	case len(text) > mostRead:
		a.failWith(a.words.T("paste.toolong", words))
	default:
		a.failWith(a.words.T("paste.long.box", words), choice{a.words.T("paste.story"), func() { a.importText(text) }})
	}
}

// noText says that the clipboard holds no text: a picture, or nothing.
func (a *App) noText() {
	a.jobs.Ask(func(ctx context.Context) func() {
		ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
		defer cancel()
		picture := platform.PictureOnClipboard(ctx, os.Getenv)
		return func() {
			key := i18n.Key("paste.notext")
			if picture {
				key = "paste.picture"
			}
			a.say(a.words.T(key))
			a.report.say("notext", "picture", picture)
		}
	})
}
