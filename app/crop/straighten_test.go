package crop

import (
	"image"
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"cutline/catalog"
)

// onRuler is the place of an angle on the editor's scale.
func (e *Editor) onRuler(degrees float64) fyne.Position {
	return fyne.NewPos(e.ruler.at(degrees), e.ruler.Size().Height/2)
}

func (e *Editor) pressRuler(at fyne.Position) {
	e.ruler.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary})
}

func (e *Editor) dragRuler(from float64, to ...float64) {
	e.pressRuler(e.onRuler(from))
	for _, a := range to {
		e.ruler.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: e.onRuler(a)}})
	}
}

func TestTheRulerTurnsInOneEdit(t *testing.T) {
	e, h := open(t, Options{}, middle)
	e.dragRuler(0, 1, 2.5, 3.4)
	if len(h.done) != 0 || h.changes != 3 || !e.Pane.ninths[0].Visible() || e.angle.Text != "3.4°" {
		t.Errorf("while it is dragged: %d changes, %v, %q, fine grid %v", h.changes, h.done, e.angle.Text, e.Pane.ninths[0].Visible())
	}
	e.ruler.MouseUp(&desktop.MouseEvent{})
	e.ruler.DragEnd()
	want := middle
	want.Angle = 3.4
	if !slices.Equal(h.done, []catalog.Crop{want}) || e.Pane.ninths[0].Visible() {
		t.Errorf("done %v, want %v", h.done, want)
	}
	e.dragRuler(-7)
	e.ruler.MouseUp(&desktop.MouseEvent{})
	if len(h.done) != 2 || h.done[1].Angle != -7 {
		t.Errorf("a press beside the hand: %v", h.done)
	}
	e.ruler.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, 10)})
	if e.Crop().Angle != -6.9 || len(h.done) != 3 {
		t.Errorf("the wheel turns to %v: %v", e.Crop().Angle, h.done)
	}
}

func TestADoubleClickOnTheRulerLevels(t *testing.T) {
	now := time.Unix(1000, 0)
	turned := catalog.Crop{Angle: 5}.Fit(image.Pt(6000, 4000))
	e, h := open(t, Options{Now: func() time.Time { return now }}, turned)
	if e.ruler.Angle() != 5 || e.Crop() != turned {
		t.Fatalf("shown are %v, %v", e.ruler.Angle(), e.Crop())
	}
	for range 2 {
		e.pressRuler(e.onRuler(5))
		e.ruler.MouseUp(&desktop.MouseEvent{})
		now = now.Add(100 * time.Millisecond)
	}
	if !slices.Equal(h.done, []catalog.Crop{{}}) || e.Crop() != (catalog.Crop{}) || len(h.left) != 0 {
		t.Errorf("done %v, crop %v", h.done, e.Crop())
	}
}

func TestADragOutsideTurns(t *testing.T) {
	e, h := open(t, Options{}, middle)
	// From the right of the frame's middle down to the right of it: clockwise.
	e.drag(at(550, 200), at(550, 210), at(550, 220))
	e.release()
	want := math.Round(math.Atan2(20, 250)*180/math.Pi*10) / 10
	if len(h.done) != 1 || h.done[0].Angle != want || h.done[0].Level() != middle {
		t.Errorf("done %v, want %v turned %v°", h.done, middle, want)
	}
	e.drag(at(20, 205), at(20, 300))
	e.keys(fyne.KeyEscape)
	e.release()
	if len(h.done) != 1 || e.Crop() != h.done[0] {
		t.Errorf("after Esc: %v, %v", e.Crop(), h.done)
	}
}

func TestALineAlongTheHorizonBecomesLevel(t *testing.T) {
	for _, tt := range []struct {
		name     string
		from, to fyne.Position
		want     float64
	}{
		{"hangs to the right", at(100, 100), at(300, 110), -2.86},
		{"hangs to the left", at(100, 110), at(300, 100), 2.86},
		{"drawn backwards", at(300, 110), at(100, 100), -2.86},
		{"an upright edge", at(100, 100), at(110, 300), 2.86},
		{"drawn upwards", at(110, 300), at(100, 100), 2.86},
		{"too short to tell", at(100, 100), at(108, 101), 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e, h := open(t, Options{}, middle)
			e.Pane.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: tt.from},
				Button: desktop.MouseButtonPrimary, Modifier: fyne.KeyModifierShortcutDefault})
			e.Pane.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: tt.to}})
			if !e.Pane.rule[1].Visible() || h.changes != 0 {
				t.Error("the line is not shown")
			}
			e.release()
			if got := e.Crop().Angle; math.Abs(got-tt.want) > 1e-9 || e.Pane.rule[1].Visible() {
				t.Errorf("turned by %v°, want %v°", got, tt.want)
			}
			if want := map[bool]int{true: 1}[tt.want != 0]; len(h.done) != want {
				t.Errorf("done %v", h.done)
			}
		})
	}
}

func TestASecondLineAddsToTheFirst(t *testing.T) {
	e, _ := open(t, Options{}, middle)
	e.Pane.turnTo(4)
	e.Pane.down, e.Pane.over = at(100, 100), at(300, 110)
	e.Pane.levelLine()
	if got := e.Crop().Angle; got != 1.14 {
		t.Errorf("turned by %v°, want 4° less 2.86°", got)
	}
}

func TestBracketsTurn(t *testing.T) {
	e, h := open(t, Options{}, middle)
	ctrl := func(n fyne.KeyName) {
		e.Pane.TypedShortcut(&desktop.CustomShortcut{KeyName: n, Modifier: fyne.KeyModifierShortcutDefault})
	}
	e.keys(fyne.KeyRightBracket, fyne.KeyRightBracket, fyne.KeyRightBracket)
	ctrl(fyne.KeyRightBracket)
	e.keys(fyne.KeyLeftBracket)
	if got := e.Crop().Angle; got != 1.2 || len(h.done) != 0 || !e.Pane.ninths[3].Visible() {
		t.Errorf("turned by %v°, told %v", got, h.done)
	}
	e.Pane.KeyUp(&fyne.KeyEvent{Name: fyne.KeyLeftBracket})
	if len(h.done) != 1 || h.done[0].Angle != 1.2 || e.Pane.ninths[3].Visible() {
		t.Errorf("told %v", h.done)
	}
	e.keys(fyne.Key0)
	if e.Crop() != middle || len(h.done) != 2 {
		t.Errorf("0 gives %v, told %v", e.Crop(), h.done)
	}
}

func TestTurningToAndFroAndAShape(t *testing.T) {
	e, _ := open(t, Options{}, catalog.Crop{})
	e.Pane.turnTo(20)
	e.keys(fyne.Key4) // a square
	if w, h := e.Pane.frame.sides(); math.Abs(w-h) > .01 || e.Crop().Angle != 20 || !e.Crop().Fits(image.Pt(6000, 4000)) {
		t.Errorf("a square at 20° is %v × %v of %v", w, h, e.Crop())
	}
	e.Pane.turnTo(0)
	if got := e.Pane.frame.Rect; got != image.Rect(1000, 0, 5000, 4000) {
		t.Errorf("level again it is %v, want the largest square", got)
	}
}

// TestTheTurnedPictureLiesUnderTheFrame looks for a white spot of the photo
// where the crop says that it is.
func TestTheTurnedPictureLiesUnderTheFrame(t *testing.T) {
	var work []func()
	e, _ := open(t, Options{Work: func(do, then func()) { work = append(work, func() { do(); then() }) }}, middle)
	img := image.NewRGBA(image.Rect(0, 0, 600, 400))
	for i := 3; i < len(img.Pix); i += 4 {
		img.Pix[i] = 255
	}
	spot := image.Pt(350, 150)
	for y := -3; y <= 3; y++ {
		for x := -3; x <= 3; x++ {
			copy(img.Pix[img.PixOffset(spot.X+x, spot.Y+y):], []byte{255, 255, 255})
		}
	}
	e.SetImage(img)
	e.Pane.turnTo(5)
	e.Pane.turnTo(9)
	e.Pane.turnTo(12)
	if len(work) != 1 {
		t.Fatalf("%d pictures are in the making, want one", len(work))
	}
	for len(work) > 0 {
		do := work[0]
		work = work[1:]
		do()
	}
	shown, ok := e.Pane.photo.Image.(*image.RGBA)
	if !ok || e.Pane.shown.have.angle != 12 || shown == img {
		t.Fatalf("shown is %v", e.Pane.shown.have)
	}
	// Where the frame's middle and turn put the spot on the pane.
	f := e.Pane.frame
	x, y := spun(float64(spot.X*10)+5-3000, float64(spot.Y*10)+5-2000, 12)
	at, size := e.Pane.picture()
	b := f.Bounds()
	px := int((x + 3000 - float64(b.Min.X)) / float64(b.Dx()) * float64(shown.Rect.Dx()))
	py := int((y + 2000 - float64(b.Min.Y)) / float64(b.Dy()) * float64(shown.Rect.Dy()))
	if c := shown.RGBAAt(px, py); c.R < 240 {
		t.Errorf("at %d, %d of %v the picture is %v, want the white spot", px, py, shown.Rect, c)
	}
	if c := shown.RGBAAt(0, 0); c.A != 0 {
		t.Errorf("the corner beside the turned photo is %v", c)
	}
	if e.Pane.photo.Position() != at || e.Pane.photo.Size() != size {
		t.Error("the picture lies elsewhere")
	}
	e.Pane.turnTo(0)
	if e.Pane.photo.Image != image.Image(img) {
		t.Error("level, another picture is shown")
	}
}

func TestSizeOfATurnedCropIsWhatIsExported(t *testing.T) {
	e, _ := open(t, Options{LeastLong: 5571}, catalog.Crop{})
	e.Pane.turnTo(3)
	size := e.Crop().Pixels(image.Pt(6000, 4000)).Size()
	if want := e.words.T("crop.size", size.X, size.Y); e.size.Text != want || size.X != 5570 || !e.small.Visible() {
		t.Errorf("%q, want %q, and that it is short", e.size.Text, want)
	}
}

// BenchmarkTurnStep is what the window's goroutine does for one step of the
// scale, without the picture, which is made elsewhere.
func BenchmarkTurnStep(b *testing.B) {
	e, _ := open(b, Options{Work: func(_, then func()) { then() }}, middle)
	e.SetImage(image.NewRGBA(image.Rect(0, 0, 1600, 1067)))
	i := 0
	for b.Loop() {
		i++
		e.Pane.turnTo(float64(i%100) / 10)
	}
}
