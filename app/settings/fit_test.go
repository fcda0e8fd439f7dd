package settings

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"cutline/app/command"
	"cutline/app/i18n"
	"cutline/app/theme"
)

func TestNothingIsCutOff(t *testing.T) {
	for _, language := range []string{i18n.Vietnamese, i18n.English} {
		for _, percent := range []int{100, 150} {
			for _, section := range Sections() {
				t.Run(fmt.Sprint(language, " ", percent, " ", section), func(t *testing.T) {
					test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Options{Percent: percent}))
					w, err := i18n.New(language)
					if err != nil {
						t.Fatal(err)
					}
					b := newBench(t, w)
					b.win = test.NewTempWindow(t, b.screen.Content)
					b.win.Resize(fyne.NewSize(1280, 770)) // 800 without the menu
					b.screen.Show(section)
					if section == Keys { // at its fullest: own keys, a clash, waiting
						b.values.Prefs.SetKeys(command.Tag, []command.Key{{Name: fyne.KeyF}})
						b.screen.SetValues(b.values)
						b.screen.keys.chosen = command.Tag
						b.screen.keys.showChosen()
						test.Tap(b.screen.keys.add)
					}
					if m := b.screen.Content.MinSize(); m.Width > 1280 || m.Height > 770 {
						t.Errorf("it needs %v", m)
					}
					for name, o := range b.screen.Controls() {
						if s, m := o.Size(), o.MinSize(); o.Visible() && s.Width > 0 && (s.Width+.5 < m.Width || s.Height+.5 < m.Height) {
							t.Errorf("%s is %v, needs %v", name, s, m)
						}
					}
				})
			}
		}
	}
}

// focusables counts what the Tab key reaches below an object.
func focusables(o fyne.CanvasObject) int {
	n := 0
	if _, ok := o.(fyne.Focusable); ok && o.Visible() {
		n++
	}
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			n += focusables(c)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			n += focusables(c)
		}
	}
	return n
}

func TestEveryControlIsReachedByKeys(t *testing.T) {
	for _, section := range Sections() {
		b := show(t, section)
		for name, o := range b.screen.Controls() {
			if !o.Visible() {
				continue // the box for keys takes the keyboard itself
			}
			if focusables(o) == 0 {
				t.Errorf("%s: no key reaches %s", section, name)
			}
		}
	}
}

func TestTheTabKeyGoesDownTheScreen(t *testing.T) {
	b := show(t, Keys)
	k := b.screen.keys
	for _, step := range [][2]fyne.Focusable{{k.find, k.list}, {k.list, k.change}, {k.change, k.add}} {
		b.win.Canvas().Focus(step[0])
		b.win.Canvas().FocusNext()
		if got := b.win.Canvas().Focused(); got != step[1] {
			t.Errorf("after %T comes %T, want %T", step[0], got, step[1])
		}
	}
	b.screen.Show(House)
	b.win.Canvas().Focus(b.screen.house.sign)
	b.win.Canvas().FocusNext()
	if got := b.win.Canvas().Focused(); got != fyne.Focusable(b.screen.house.place) {
		t.Errorf("after the new sign comes %T", got)
	}
}
