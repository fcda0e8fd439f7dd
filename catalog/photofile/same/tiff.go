package same

import (
	"fmt"
	"slices"

	"cutline/catalog/photofile"
	"cutline/catalog/photofile/tiff"
)

// Tags whose values are places in the file, and how what lies there is long.
const (
	tagSubIFDs   = 0x014A
	tagXMP       = 0x02BC
	tagIIM       = 0x83BB
	tagResources = 0x8649
	tagExif      = 0x8769
	tagGPS       = 0x8825
	tagMakerNote = 0x927C
	tagInterop   = 0xA005
)

// data are the tags of places of picture data, with those of their lengths.
var data = map[uint16]uint16{0x0111: 0x0117, 0x0144: 0x0145, 0x0201: 0x0202, 0x0120: 0x0121}

// tables are places of tables in JPEG of the old form, whose lengths nobody
// says.
var tables = []uint16{0x0207, 0x0208, 0x0209}

const (
	maxDirs   = 64
	maxPlaces = 1 << 20 // strips or tiles of one picture
)

// A tree is one of the two files.
type tree struct {
	src   photofile.Source
	block tiff.Block
	first int64
}

func open(src photofile.Source) (*tree, error) {
	head, err := photofile.Part(src, 0, 8)
	if err != nil {
		return nil, err
	}
	order := tiff.OrderOf(head)
	if order == nil {
		return nil, photofile.ErrNotPhoto
	}
	at := func(off, n int64) []byte {
		b, err := photofile.Part(src, off, n)
		if err != nil {
			return nil
		}
		return b
	}
	return &tree{src, tiff.Block{At: at, Order: order}, int64(order.Uint32(head[4:]))}, nil
}

// A comparison is of two files, directory by directory.
type comparison struct {
	before, after *tree
	seen          map[int64]bool // directories of the file before
}

// tiffs compares every directory, every value and all picture data of two
// files; where they lie does not count.
func tiffs(before, after photofile.Source) error {
	a, err := open(before)
	if err != nil {
		return err
	}
	b, err := open(after)
	if err != nil {
		return fmt.Errorf("read what was written: %w", err)
	}
	if a.block.Order != b.block.Order {
		return differ("the order of bytes")
	}
	c := comparison{a, b, map[int64]bool{}}
	x, y := a.first, b.first
	for i := 0; x != 0 || y != 0; i++ {
		if x == 0 || y == 0 {
			return differ("the number of directories")
		}
		if x, y, err = c.dir(fmt.Sprintf("IFD%d", i), x, y); err != nil {
			return err
		}
	}
	return nil
}

// dir compares the directories at x and y and gives the places of the next.
func (c *comparison) dir(name string, x, y int64) (nextX, nextY int64, err error) {
	if c.seen[x] || len(c.seen) >= maxDirs {
		return 0, 0, fmt.Errorf("%s: the directories run in a circle, or are too many", name)
	}
	c.seen[x] = true
	a, nextX, whole := c.before.block.Dir(x)
	if !whole {
		return 0, 0, fmt.Errorf("%s: %w", name, errCut)
	}
	b, nextY, whole := c.after.block.Dir(y)
	if !whole {
		return 0, 0, differ("%s is cut", name)
	}
	for tag := range b {
		if _, ok := a[tag]; !ok && !captionTag(name, tag) {
			return 0, 0, differ("%s has got the tag 0x%04X", name, tag)
		}
	}
	for tag, e := range a {
		if err := c.entry(name, e, a, b); err != nil {
			return 0, 0, err
		}
		if pointed(tag, e) {
			if err := c.below(fmt.Sprintf("%s 0x%04X", name, tag), e, b[tag]); err != nil {
				return 0, 0, err
			}
		}
	}
	return nextX, nextY, nil
}

// captionTag reports whether a tag of IFD0 holds captions.
func captionTag(dir string, tag uint16) bool {
	return dir == "IFD0" && slices.Contains([]uint16{tagXMP, tagIIM, tagResources}, tag)
}

// pointed reports whether a tag leads to directories.
func pointed(tag uint16, e tiff.Entry) bool {
	return e.Kind == tiff.IFD || slices.Contains([]uint16{tagSubIFDs, tagExif, tagGPS, tagInterop}, tag)
}

// below compares the directories behind a pointer.
func (c *comparison) below(name string, a, b tiff.Entry) error {
	xs, ys := a.Ints(maxDirs), b.Ints(maxDirs)
	if len(xs) != len(ys) || a.Count != b.Count || int64(len(xs)) != int64(a.Count) {
		return differ("the directories of %s", name)
	}
	for i, x := range xs {
		nextX, nextY, err := c.dir(name, x, ys[i])
		if err == nil && nextX|nextY != 0 { // nobody knows what it is, or keeps it
			err = fmt.Errorf("%s: a directory behind one that has none behind it", name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// entry compares one value of two directories.
func (c *comparison) entry(name string, e tiff.Entry, a, b tiff.Dir) error {
	other, ok := b[e.Tag]
	place := fmt.Sprintf("%s tag 0x%04X", name, e.Tag)
	lengths, isData := data[e.Tag]
	switch {
	case captionTag(name, e.Tag) && e.Tag != tagResources:
		return nil
	case captionTag(name, e.Tag):
		return c.resources(e, other)
	case !ok:
		return differ("%s is gone", place)
	case slices.Contains(tables, e.Tag):
		return fmt.Errorf("%s: a JPEG of the old form, whose tables cannot be followed", place)
	case pointed(e.Tag, e):
		return nil
	case isData:
		return c.data(place, e, other, a[lengths], b[lengths])
	case e.Kind != other.Kind || e.Count != other.Count:
		return differ("%s", place)
	case e.Size() <= 4:
		if e.Field != other.Field {
			return differ("%s", place)
		}
		return nil
	case equalAt(c.before.src, e.Place(), c.after.src, other.Place(), e.Size()):
		return nil
	case e.Tag == tagMakerNote && c.moved(e, other):
		return nil
	}
	return differ("%s", place)
}

// data compares strips, tiles or a JPEG, each with its like.
func (c *comparison) data(place string, a, b, aLengths, bLengths tiff.Entry) error {
	xs, ys, xn, yn := a.Ints(maxPlaces), b.Ints(maxPlaces), aLengths.Ints(maxPlaces), bLengths.Ints(maxPlaces)
	if int64(len(xs)) != int64(a.Count) || len(xs) != len(xn) {
		return fmt.Errorf("%s: places and lengths do not fit together", place)
	}
	if len(xs) != len(ys) || !slices.Equal(xn, yn) {
		return differ("%s", place)
	}
	for i, x := range xs {
		if !equalAt(c.before.src, x, c.after.src, ys[i], xn[i]) {
			return differ("%s, part %d", place, i+1)
		}
	}
	return nil
}

// resources compares Photoshop's resources but those of the caption.
func (c *comparison) resources(a, b tiff.Entry) error {
	foreign := func(t *tree, e tiff.Entry) ([]photofile.Resource, error) {
		raw := e.Bytes(t.src.Size())
		if raw == nil && e.Size() > 0 {
			return nil, errCut
		}
		list, _, err := photofile.Resources(raw)
		return slices.DeleteFunc(list, captionResource), err
	}
	x, err := foreign(c.before, a)
	if err != nil {
		return err
	}
	y, err := foreign(c.after, b)
	if err != nil {
		return err
	}
	if !slices.EqualFunc(x, y, func(p, q photofile.Resource) bool { return sameResource(p.Raw, q.Raw) }) {
		return differ("Photoshop's resources")
	}
	return nil
}

// maxNote bounds a maker's note that is looked at, in bytes.
const maxNote = 8 << 20

// moved reports whether a maker's note differs only by having been moved: many
// makers count places in it from the start of the file.
func (c *comparison) moved(a, b tiff.Entry) bool {
	x, y := a.Bytes(maxNote), b.Bytes(maxNote)
	if x == nil || len(x) != len(y) {
		return false
	}
	by := uint32(b.Place() - a.Place())
	shifted := func(o tiff.Order, i int) bool { return o.Uint32(x[i:])+by == o.Uint32(y[i:]) }
	for _, order := range []tiff.Order{tiff.OrderOf([]byte("II")), tiff.OrderOf([]byte("MM"))} {
		i := 0
		for i < len(x) {
			switch {
			case i+4 <= len(x) && by != 0 && shifted(order, i):
				i += 4
			case x[i] == y[i]:
				i++
			default:
				i = len(x) + 1
			}
		}
		if i == len(x) {
			return true
		}
	}
	return false
}
