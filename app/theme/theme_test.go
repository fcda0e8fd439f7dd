package theme

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// luminance is the relative luminance of WCAG 2.
func luminance(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// over is c painted on ground.
func over(c, ground color.NRGBA) color.NRGBA {
	mix := func(a, b uint8) uint8 { return uint8((int(a)*int(c.A) + int(b)*(255-int(c.A))) / 255) }
	return color.NRGBA{R: mix(c.R, ground.R), G: mix(c.G, ground.G), B: mix(c.B, ground.B), A: 255}
}

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
			if got := contrast(text, ground); got < least {
				t.Errorf("%s: %s has contrast %.2f, want %.1f", name, what, got, least)
			}
		}
		for _, g := range grounds {
			for _, x := range texts {
				want(colors[x], colors[g], string(x)+" on "+string(g), 4.5)
				if x == fynetheme.ColorNameForeground {
					for _, veil := range []fyne.ThemeColorName{fynetheme.ColorNameHover, fynetheme.ColorNamePressed,
						fynetheme.ColorNameFocus, fynetheme.ColorNameSelection} {
						want(colors[x], over(colors[veil], colors[g]), string(veil)+" over "+string(g), 4.5)
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
		} {
			want(colors[pair[0]], colors[pair[1]], string(pair[0])+" on "+string(pair[1]), 4.5)
		}
		// The frame of what has the focus is no text: 3 to 1.
		want(colors[CellFrame], colors[Grid], "the frame of the focus", 3)
		want(colors[CellFrame], colors[Cell], "the frame of the focus when selected", 3)
		want(colors[fynetheme.ColorNamePrimary], colors[fynetheme.ColorNameInputBackground], "the frame of a text box", 3)
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
