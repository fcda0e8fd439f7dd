package catalog_test

import (
	"encoding/json"
	"errors"
	"image"
	"testing"

	"cutline/catalog"
)

func TestCropPixels(t *testing.T) {
	size := image.Pt(600, 400)
	for _, tt := range []struct {
		name string
		crop catalog.Crop
		want image.Rectangle
	}{
		{"zero is whole", catalog.Crop{}, image.Rect(0, 0, 600, 400)},
		{"left half", catalog.Crop{X1: .5, Y1: 1}, image.Rect(0, 0, 300, 400)},
		{"rounded to the nearest pixel", catalog.Crop{X0: .001, Y0: .001, X1: .999, Y1: .999}, image.Rect(1, 0, 599, 400)},
		{"never less than a pixel", catalog.Crop{X0: .99999, Y0: .99999, X1: 1, Y1: 1}, image.Rect(599, 399, 600, 400)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.crop.Pixels(size); got != tt.want {
				t.Errorf("Pixels() = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestParseCrop(t *testing.T) {
	for _, tt := range []struct {
		text string
		want catalog.Crop
		ok   bool
	}{
		{"", catalog.Crop{}, true},
		{"0.1,0,0.9,1", catalog.Crop{X0: .1, X1: .9, Y1: 1}, true},
		{" 0.1, 0.2 ,0.3,0.4", catalog.Crop{X0: .1, Y0: .2, X1: .3, Y1: .4}, true},
		{"0.9,0,0.1,1", catalog.Crop{}, false},
		{"0,0,1", catalog.Crop{}, false},
		{"0,0,2,1", catalog.Crop{}, false},
		{"NaN,0,1,1", catalog.Crop{}, false},
		{"0,0,0,0", catalog.Crop{}, false},
	} {
		got, err := catalog.ParseCrop(tt.text)
		if got != tt.want || (err == nil) != tt.ok {
			t.Errorf("ParseCrop(%q) = %v, %v", tt.text, got, err)
		}
		if err != nil && !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("ParseCrop(%q): %v is not wrong usage", tt.text, err)
		}
		if again, _ := catalog.ParseCrop(got.String()); again != got {
			t.Errorf("%q does not read back: %v", got.String(), again)
		}
		b, _ := json.Marshal(got)
		var back catalog.Crop
		if err := json.Unmarshal(b, &back); err != nil || back != got {
			t.Errorf("%s does not read back: %v %v", b, back, err)
		}
	}
}
