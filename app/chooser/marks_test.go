package chooser

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/platform"
)

// TestSeveralFoldersAndFiles marks by keys and by clicks, as a person does.
func TestSeveralFoldersAndFiles(t *testing.T) {
	for _, tt := range []struct {
		name string
		do   func(c *Chooser)
		want []string
	}{
		{"a folder and a file, by Insert", func(c *Chooser) {
			c.move(1)
			c.markPicked()
			c.picked = 3
			c.markPicked()
		}, []string{"/in/Ảnh", "/in/bai.jpg"}},
		{"a file that is clicked", func(c *Chooser) { c.click(3) }, []string{"/in/bai.jpg"}},
		{"two files, one of them let go", func(c *Chooser) { c.click(2); c.click(3); c.click(2) }, []string{"/in/bai.jpg"}},
		{"nothing marked: the folder itself", func(*Chooser) {}, []string{"/in"}},
		{"marks end with their folder", func(c *Chooser) { c.click(3); c.jump("/other/") }, []string{"/other"}},
		{"a file that is typed", func(c *Chooser) { c.jump("/in/bai.jpg") }, []string{"/in/bai.jpg"}},
		{"a range", func(c *Chooser) {
			c.click(3)
			c.marks = c.marks.through(c.shown, "bai")
		}, []string{"/in/bai", "/in/bai viet.txt", "/in/bai.jpg"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			test.NewTempApp(t)
			win := test.NewTempWindow(t, nil)
			win.Resize(fyne.NewSize(900, 700))
			var got []string
			c := Show(win, Options{Kind: Photos, Start: "/in/", Done: func(p []string) { got = p },
				List: func(_ string, answer func([]platform.Item, error)) { answer(slices.Clone(items), nil) }})
			tt.do(c)
			c.accept()
			if !slices.Equal(got, tt.want) {
				t.Errorf("chosen %q, want %q", got, tt.want)
			}
		})
	}
}
