package app

import (
	"io"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"fyne.io/fyne/v2"
)

const (
	mostSeen = 12_000    // bytes of a pasted text that are put in a text box
	mostRead = 2_000_000 // bytes of a pasted text that may become a story
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
		a.importFrom(a.words.T("import.paste.name"), func() (io.ReadCloser, error) {
			return io.NopCloser(strings.NewReader(whole)), nil
		})
		return true
	}, text)
}
