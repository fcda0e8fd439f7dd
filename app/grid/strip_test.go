package grid

import (
	"image"
	"image/color"
	"reflect"
	"testing"

	"cutline/app/theme"
)

// full is a cell with every badge there is.
func full() Cell {
	return Cell{Name: "x", Rating: 5, Color: 3, Tagged: true, Rejected: true, Untold: true, Pending: true, Clashing: true,
		Parts: true, Sidecars: true, Placed: true, Damaged: true, Offline: true}
}

const allBadges = 16 // five stars, the colour, ten signs

func TestStripOfBadges(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1)
	if g.stripOf(Cell{Name: "x"}, 1000) != nil {
		t.Error("a photo without marks has a strip")
	}
	all := g.stripOf(full(), 1000)
	side := all.Rect.Dy()
	if all.Rect.Dx() != allBadges*side {
		t.Fatalf("%d wide for %d badges of %d", all.Rect.Dx(), allBadges, side)
	}
	seen := map[string]int{}
	for i := range allBadges {
		points, painted := "", 0
		for y := range side {
			for x := range side {
				p := all.RGBAAt(i*side+x, y)
				points += string([]byte{p.R, p.G, p.B, p.A})
				if p.A > 0 {
					painted++
				}
			}
		}
		if painted < side || painted > side*side-side && i != 5 {
			t.Errorf("badge %d paints %d of %d points", i, painted, side*side)
		}
		if other, twice := seen[points]; twice && i > 4 {
			t.Errorf("badges %d and %d look the same", other, i)
		}
		seen[points] = i
	}
	if g.stripOf(Cell{Rating: 3, Name: "a"}, 100) != g.stripOf(Cell{Rating: 3, Name: "b"}, 100) {
		t.Error("alike strips are not shared")
	}
}

func TestEveryFlagOfACellHasABadge(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1)
	flags := reflect.TypeFor[Cell]()
	for i := range flags.NumField() {
		if flags.Field(i).Type.Kind() != reflect.Bool {
			continue
		}
		var c Cell
		reflect.ValueOf(&c).Elem().Field(i).SetBool(true)
		if g.stripOf(c, 1000) == nil {
			t.Errorf("%s is not shown", flags.Field(i).Name)
		}
	}
}

func TestWhatMattersStaysWhereThereIsLittleRoom(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1)
	for _, tt := range []struct {
		name string
		cell Cell
		most int
		want []int // worths
	}{
		{"all have room", Cell{Rating: 3, Tagged: true}, 4, []int{8, 7}},
		{"the rating becomes a number", Cell{Rating: 5, Tagged: true, Untold: true}, 4, []int{8, 7, 4}},
		{"what matters least goes", Cell{Tagged: true, Parts: true, Damaged: true}, 2, []int{7, 12}},
		{"one always stays", Cell{Rating: 5, Damaged: true}, 1, []int{12}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []int
			for _, b := range fitting(g.badges(tt.cell), tt.most) {
				got = append(got, b.worth)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("left %v, want %v", got, tt.want)
			}
		})
	}
	wide := g.stripOf(full(), 60)
	if room := int(60 * g.scale()); wide.Rect.Dx() > room {
		t.Errorf("the strip is %d wide, there is room for %d", wide.Rect.Dx(), room)
	}
}

func TestBadgesGrowWithTheText(t *testing.T) {
	g := shown(t, newDesk(), Options{}, 1)
	setTextSize(t, 100)
	small := g.badgeSide()
	setTextSize(t, 150)
	if large := g.badgeSide(); large < small*14/10 {
		t.Errorf("badges of %d become %d at 150 %%", small, large)
	}
}

func TestTheNumberOnAColourCanBeRead(t *testing.T) {
	for class := 1; class <= 8; class++ {
		if c := theme.Contrast(onClass(class), theme.Class(class)); c < 4.5 {
			t.Errorf("class %d: contrast %.2f", class, c)
		}
	}
	g := shown(t, newDesk(), Options{}, 1)
	side := g.badgeSide() * 4
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	g.paintClass(img, img.Rect, 4)
	has := func(want color.Color) bool {
		r, gr, b, _ := want.RGBA()
		for i := 0; i < len(img.Pix); i += 4 {
			if img.Pix[i] == uint8(r>>8) && img.Pix[i+1] == uint8(gr>>8) && img.Pix[i+2] == uint8(b>>8) && img.Pix[i+3] == 255 {
				return true
			}
		}
		return false
	}
	for what, c := range map[string]color.Color{"the colour": theme.Class(4), "the frame": theme.Color(theme.Badge, g), "the number": onClass(4)} {
		if !has(c) {
			t.Errorf("%s is not painted", what)
		}
	}
}
