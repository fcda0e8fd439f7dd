package viewer

import (
	"image"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"cutline/catalog"
)

// side shows photos of 600 × 400 side by side in a viewer.
func side(t *testing.T, ids ...catalog.PhotoID) (*Viewer, *hands, *[]Seen) {
	t.Helper()
	test.NewTempApp(t)
	h, seen := &hands{}, &[]Seen{}
	v := New(&pictures{}, h.run)
	v.OnSeen = func(s Seen) { *seen = append(*seen, s) }
	w := test.NewTempWindow(t, v)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(400, 200))
	var shots []Shot
	for _, id := range ids {
		shots = append(shots, Shot{ID: id})
	}
	v.SetShots(shots, 0, nil)
	h.all()
	return v, h, seen
}

func TestComparedPhotosZoomAndMoveTogether(t *testing.T) {
	v, h, _ := side(t, 1, 2, 3)
	v.Zoom(1)
	h.all()
	for i, p := range v.panes[:3] {
		if p.view.Scale != 1 || !p.sharp {
			t.Errorf("photo %d is seen at %v, sharp: %t", i, p.view, p.sharp)
		}
	}
	was := [3]View{v.panes[0].view, v.panes[1].view, v.panes[2].view}
	v.move(image.Pt(-30, 0), false)
	for i, p := range v.panes[:3] {
		if p.view.X <= was[i].X {
			t.Errorf("photo %d did not move with the others", i)
		}
	}
	v.SetActive(1)
	was = [3]View{v.panes[0].view, v.panes[1].view, v.panes[2].view}
	v.move(image.Pt(-20, 10), true)
	if v.panes[0].view != was[0] || v.panes[2].view != was[2] || v.panes[1].view == was[1] {
		t.Error("one photo alone: another moved, or it did not")
	}
	v.SetShots([]Shot{{ID: 2}}, 0, nil)
	h.all()
	if v.View().Scale != 1 {
		t.Errorf("alone it is seen at %v, want the zoom it had", v.View())
	}
	v.Toggle()
	if !v.View().Fitted() {
		t.Error("all of the photo was wanted")
	}
}

func TestAClickMakesAPhotoTheActiveOne(t *testing.T) {
	v, _, _ := side(t, 1, 2)
	var active []int
	v.OnActive = func(i int) { active = append(active, i) }
	for _, x := range []float32{300, 310, 20} {
		v.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 60)}, Button: desktop.MouseButtonPrimary})
	}
	if !slices.Equal(active, []int{1, 0}) {
		t.Errorf("active became %v", active)
	}
	if !v.AcceptsTab() {
		t.Error("the Tab key leaves compared photos")
	}
}

func TestTheNextPhotoIsThereAtOnce(t *testing.T) {
	v, h, seen := side(t, 1)
	v.SetShots([]Shot{{ID: 1}}, 0, []catalog.PhotoID{2, 3})
	h.all()
	*seen = nil
	v.SetShots([]Shot{{ID: 2}}, 0, []catalog.PhotoID{3})
	if len(*seen) != 1 || (*seen)[0].ID != 2 || !(*seen)[0].Sharp {
		t.Errorf("seen at once: %+v", *seen)
	}
}

func TestAPhotoThatCannotBeReadSaysSo(t *testing.T) {
	v, _, _ := side(t, 13)
	if got := v.panes[0].note.Text; got != "read 13.jpg: truncated" {
		t.Errorf("it says %q", got)
	}
	v.SetShots([]Shot{{ID: 1}}, 0, nil)
	if v.panes[0].note.Text != "" {
		t.Error("the next photo has the words of the one before")
	}
}

func TestAFilmKeepsFewObjects(t *testing.T) {
	test.NewTempApp(t)
	f := NewFilm()
	var picked int
	f.OnPick = func(at int) { picked = at }
	f.Marks = func(id catalog.PhotoID) catalog.Marks { return catalog.Marks{Rating: int(id % 6)} }
	w := test.NewTempWindow(t, f)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(5*frameWide, filmHigh))
	ids := func(at int) catalog.PhotoID { return catalog.PhotoID(at + 1) }
	for _, at := range []int{0, 500, 999_999} {
		f.SetPlace(at, 1_000_000, ids)
	}
	if len(f.cells) != 5 || !slices.Equal(f.InSight(), []catalog.PhotoID{999_996, 999_997, 999_998, 999_999, 1_000_000}) {
		t.Errorf("%d cells show %v", len(f.cells), f.InSight())
	}
	f.SetPlace(500, 1_000_000, ids)
	f.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(10, 20)}, Button: desktop.MouseButtonPrimary})
	if picked != 498 {
		t.Errorf("a click on the first goes to %d, want 498", picked)
	}
	f.SetPlace(1, 2, ids)
	if !slices.Equal(f.InSight(), []catalog.PhotoID{1, 2}) {
		t.Errorf("of two photos %v are seen", f.InSight())
	}
}
