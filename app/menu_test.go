package app

import (
	"image/color"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/command"
)

func TestTheSheetOfKeysIsBalanced(t *testing.T) {
	var parts []fyne.CanvasObject
	for _, height := range []float32{80, 150, 170, 60, 50, 110} {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(10, height))
		parts = append(parts, r)
	}
	var got []float32
	n := 0
	for _, column := range balanced(parts, 3) {
		var sum float32
		for _, p := range column {
			sum += p.MinSize().Height
			n++
		}
		got = append(got, sum)
	}
	if n != len(parts) || slices.Max(got)-slices.Min(got) > 30 {
		t.Errorf("%d parts in columns of %v", n, got)
	}
}

func TestTheSheetShowsTheSign(t *testing.T) {
	for _, tt := range []struct {
		name string
		key  command.Key
		want string
	}{
		{"the question mark", command.Key{Name: fyne.KeySlash, Mod: fyne.KeyModifierShift}, "?"},
		{"a plain slash", command.Key{Name: fyne.KeySlash}, "/"},
		{"a letter with shift", command.Key{Name: fyne.KeyA, Mod: fyne.KeyModifierShift}, command.Key{Name: fyne.KeyA, Mod: fyne.KeyModifierShift}.String()},
	} {
		if got := sheetKey(tt.key); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
