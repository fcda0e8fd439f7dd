package grid

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
)

func TestThePenWritesNames(t *testing.T) {
	p := newPen(11, fyne.TextStyle{})
	if p == nil {
		t.Fatal("the font cannot be read")
	}
	for _, tt := range []struct {
		name, text string
		written    bool
	}{
		{"a camera's", "DSC_0001.JPG", true},
		{"Vietnamese", "Đoàn công tác ở Lạng Sơn – ưỡng ẵ.jpg", true},
		{"decomposed", "Le\u0302\u0303 hội.jpg", true},
		{"not in the font", "照片.jpg", false},
		{"none", "", false},
		{"spaces", "  ", true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			img := p.write(tt.text, color.White)
			if (img != nil) != tt.written {
				t.Fatalf("written: %v, want %v", img != nil, tt.written)
			}
			if img != nil && img.Stride != 4*img.Rect.Dx() {
				t.Errorf("rows of %d bytes for %d pixels", img.Stride, img.Rect.Dx())
			}
		})
	}
	if one, two := p.write("n", color.White), p.write("nn", color.White); two.Rect.Dx() < 2*one.Rect.Dx()-2 {
		t.Errorf("two letters are %d pixels wide, one is %d", two.Rect.Dx(), one.Rect.Dx())
	}
}

func TestANameOutsideTheFontIsStillRead(t *testing.T) {
	d := newDesk()
	d.name = "照片_"
	g := shown(t, d, Options{}, 10)
	if s := g.ring.at(&g.layout, 0); s.name.Visible() || !s.text.Visible() || s.text.Text == "" {
		t.Error("the name is not shown by the toolkit")
	}
}
