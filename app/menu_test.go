package app

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"cutline/app/command"
)

func TestTheSheetOfKeysIsBalanced(t *testing.T) {
	var parts []fyne.CanvasObject
	for _, height := range []float32{80, 150, 170, 60, 50, 110} {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(100, height))
		parts = append(parts, r)
	}
	if at := (sheetColumns{}).split(parts); at != 3 && at != 2 {
		t.Errorf("%d parts stand in the first column", at)
	}
	sheetColumns{}.Layout(parts, fyne.NewSize(400, 500))
	for i, p := range parts {
		for _, o := range parts[:i] {
			if p.Position().X < o.Position().X+o.Size().Width && p.Position().Y < o.Position().Y+o.Size().Height && o.Position().X <= p.Position().X {
				t.Errorf("the part at %v lies over that at %v", p.Position(), o.Position())
			}
		}
		if right := p.Position().X + p.Size().Width; right > 400 {
			t.Errorf("a part ends at %v", right)
		}
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
