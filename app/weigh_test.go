package app

import (
	"image"
	"testing"

	"cutline/catalog"
)

func TestEstimate(t *testing.T) {
	preset := func(name string) catalog.Preset {
		p, ok := catalog.PresetByName(name)
		if !ok {
			t.Fatalf("there is no preset %q", name)
		}
		return p
	}
	for _, tt := range []struct {
		name     string
		cut      image.Point
		preset   string
		from, to int
	}{
		{"a photo for the web", image.Pt(6000, 4000), "web", 180_000, 400_000},
		{"upright", image.Pt(4000, 6000), "web", 180_000, 400_000},
		{"never more than the preset allows", image.Pt(1600, 1600), "web", 300_000, 400_000},
		{"never enlarged", image.Pt(300, 200), "web", 8_000, 30_000},
		{"a thumbnail", image.Pt(6000, 4000), "thumb", 15_000, 40_000},
		{"cut to a shape", image.Pt(6000, 4000), "social", 80_000, 160_000},
		{"cut to a shape, not enlarged", image.Pt(600, 4000), "social", 20_000, 60_000},
		{"for the page", image.Pt(6000, 4000), "page", 8_000_000, 14_000_000},
	} {
		if got := estimate(tt.cut, preset(tt.preset)).bytes; got < tt.from || got > tt.to {
			t.Errorf("%s: %d bytes, want %d to %d", tt.name, got, tt.from, tt.to)
		}
	}
}
