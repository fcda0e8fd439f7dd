package theme

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

func TestTextCanBeRead(t *testing.T) {
	grounds := []fyne.ThemeColorName{fynetheme.ColorNameBackground, fynetheme.ColorNameHeaderBackground,
		fynetheme.ColorNameOverlayBackground, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameInputBackground,
		fynetheme.ColorNameButton, Panel}
	texts := []fyne.ThemeColorName{fynetheme.ColorNameForeground, fynetheme.ColorNamePlaceHolder, Muted,
		fynetheme.ColorNameHyperlink, fynetheme.ColorNameError, fynetheme.ColorNameSuccess, fynetheme.ColorNameWarning,
		fynetheme.ColorNamePrimary}
	for name, colors := range map[string]map[fyne.ThemeColorName]color.NRGBA{"dark": dark(), "light": light()} {
		want := func(text, ground color.NRGBA, what string, least float64) {
			t.Helper()
			if got := Contrast(text, ground); got < least {
				t.Errorf("%s: %s has contrast %.2f, want %.1f", name, what, got, least)
			}
		}
		for _, g := range grounds {
			for _, x := range texts {
				want(colors[x], colors[g], string(x)+" on "+string(g), 4.5)
				if x == fynetheme.ColorNameForeground {
					for _, veil := range []fyne.ThemeColorName{fynetheme.ColorNameHover, fynetheme.ColorNamePressed,
						fynetheme.ColorNameFocus, fynetheme.ColorNameSelection} {
						want(colors[x], Over(colors[veil], colors[g]), string(veil)+" over "+string(g), 4.5)
					}
				}
			}
		}
		for _, pair := range [][2]fyne.ThemeColorName{
			{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
			{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError},
			{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess},
			{fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning},
			{fynetheme.ColorNameDisabled, fynetheme.ColorNameDisabledButton},
			{fynetheme.ColorNameDisabled, fynetheme.ColorNameBackground},
			{fynetheme.ColorNameDisabled, fynetheme.ColorNameInputBackground},
			{CellText, Grid}, {CellText, Cell}, {Badge, Grid}, {Badge, Cell}, {BadgeError, Grid}, {BadgeWarning, Grid},
			{BadgeError, Cell}, {BadgeWarning, Cell}, {Badge, Panel}, {BadgeError, Panel}, {BadgeWarning, Panel}, // selected; among the frames of a burst
		} {
			want(colors[pair[0]], colors[pair[1]], string(pair[0])+" on "+string(pair[1]), 4.5)
		}
		// The grounds of what was pressed or chosen, and of a drag's number.
		for _, pair := range [][2]fyne.ThemeColorName{
			{CellText, Panel}, {fynetheme.ColorNameForeground, Cell}, {fynetheme.ColorNameForeground, Grid}, {Muted, Grid},
			{fynetheme.ColorNameWarning, Grid}, {fynetheme.ColorNameError, Grid},
		} {
			want(colors[pair[0]], colors[pair[1]], string(pair[0])+" on "+string(pair[1]), 4.5)
		}
		want(colors[fynetheme.ColorNameForegroundOnPrimary], Over(colors[fynetheme.ColorNameHover], colors[fynetheme.ColorNamePrimary]), "a main button under the pointer", 4.5)
		// Low importance and disabled text says something too: hints, units, notes.
		for _, g := range grounds {
			if g != fynetheme.ColorNameButton {
				want(colors[fynetheme.ColorNameDisabled], colors[g], "low importance on "+string(g), 4.5)
			}
			if g == fynetheme.ColorNameInputBackground {
				continue // a text box has a frame of its own
			}
			want(colors[CellFrame], colors[g], "the frame of the focus on "+string(g), 3)
		}
		for _, x := range []fyne.ThemeColorName{fynetheme.ColorNameError, fynetheme.ColorNameWarning, fynetheme.ColorNamePrimary, fynetheme.ColorNameSuccess} {
			want(colors[x], Over(colors[fynetheme.ColorNameHover], colors[fynetheme.ColorNameBackground]), string(x)+" in a row under the pointer", 4.5)
		}
		want(colors[fynetheme.ColorNameForeground], Over(colors[fynetheme.ColorNameSelection], colors[fynetheme.ColorNameOverlayBackground]), "a selected row in a dialog", 4.5)
		want(colors[Muted], colors[fynetheme.ColorNameButton], "the edge of a chip under the pointer", 3)
		// The frame of what has the focus is no text: 3 to 1.
		want(colors[CellFrame], colors[Grid], "the frame of the focus", 3)
		want(colors[CellFrame], colors[Cell], "the frame of the focus when selected", 3)
		want(colors[Muted], colors[Grid], "the frame of a burst", 3)
		want(colors[fynetheme.ColorNamePrimary], colors[fynetheme.ColorNameInputBackground], "the frame of a text box", 3)
		for _, pair := range [][2]fyne.ThemeColorName{
			{CellFrame, fynetheme.ColorNameButton},
			{fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNamePrimary},
			{fynetheme.ColorNameForegroundOnError, fynetheme.ColorNameError},
			{fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameSuccess},
			{fynetheme.ColorNameForegroundOnWarning, fynetheme.ColorNameWarning},
		} {
			want(colors[pair[0]], Over(colors[fynetheme.ColorNameFocus], colors[pair[1]]), "the frame of a button in focus, of "+string(pair[1]), 3)
		}
	}
}

func TestContrast(t *testing.T) {
	white, black := color.NRGBA{255, 255, 255, 255}, color.NRGBA{A: 255}
	for _, tt := range []struct {
		name string
		got  float64
		want float64
	}{
		{"black on white", Contrast(black, white), 21},
		{"the same either way", Contrast(white, black), 21},
		{"white on white", Contrast(white, white), 1},
		{"a grey at the edge", Contrast(color.Gray{Y: 0x76}, white), 4.54},
		{"half black over white", Contrast(Over(color.NRGBA{A: 128}, white), white), 3.98},
	} {
		if d := tt.got - tt.want; d < -.03 || d > .03 {
			t.Errorf("%s: %.2f, want %.2f", tt.name, tt.got, tt.want)
		}
	}
}

func TestBothPalettesNameTheSame(t *testing.T) {
	d, l := dark(), light()
	for n := range d {
		if _, ok := l[n]; !ok {
			t.Errorf("%s is not in the light palette", n)
		}
	}
	if len(d) != len(l) {
		t.Errorf("dark has %d colours, light %d", len(d), len(l))
	}
}

func TestTextGrowsWithinBounds(t *testing.T) {
	for _, tt := range []struct {
		percent int
		want    float32
	}{{0, 12}, {100, 12}, {150, 18}, {400, 18}, {10, 12}} {
		if got := New(Options{Percent: tt.percent}).Size(fynetheme.SizeNameText); got != tt.want {
			t.Errorf("%d %%: text %v, want %v", tt.percent, got, tt.want)
		}
	}
}
