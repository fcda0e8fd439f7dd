package settings

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/app/widgets"
)

func TestCodeFilesAreShownWithTheirProblems(t *testing.T) {
	b := show(t, Codes)
	var shown []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *widget.Label:
			shown = append(shown, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		}
	}
	walk(b.screen.codes.files)
	text := strings.Join(shown, "\n")
	for _, want := range []string{"lãnh đạo.txt", "214", "7", "hvn Hoàng Văn Nghiệm", "cũ.txt", "it is not there"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not told in\n%s", want, text)
		}
	}
	test.Tap(b.screen.controls["prefs.codes.remove.cũ.txt"].(*widgets.Button))
	test.Tap(b.screen.controls["prefs.codes.add"].(*widgets.Button))
	test.Tap(b.screen.controls["prefs.codes.reload"].(*widgets.Button))
	delimiter := b.screen.codes.boxes["delimiter"]
	b.win.Canvas().Focus(delimiter.Entry)
	test.Type(delimiter.Entry, "#")
	delimiter.SetText("\\")
	b.win.Canvas().Unfocus()
	if want := []string{"remove codes /mnt/kho/cũ.txt", "add codes", "reload codes", "house delimiter=\\"}; !slices.Equal(b.said, want) {
		t.Errorf("heard %q, want %q", b.said, want)
	}
}
