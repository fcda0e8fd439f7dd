package catalog

import (
	"image"
	"path/filepath"
	"strconv"
)

// A PhotoID names a photo of one catalog, for ever. 0 is no photo.
type PhotoID int64

func (id PhotoID) String() string { return strconv.FormatInt(int64(id), 10) }

// PhotoState says whether a photo's file can be used.
type PhotoState string

const (
	OK      PhotoState = "ok"
	Damaged PhotoState = "damaged" // the file is there but cannot be read whole; Problem says why
	Offline PhotoState = "offline" // the file, or its drive, is not there now
)

// GPS is where the camera stood, in degrees; north and east are positive.
type GPS struct {
	Lat float64 `json:"lat"`
	Lon float64 `json:"lon"`
}

// Camera is what the camera recorded. Zero values mean that it said nothing.
type Camera struct {
	Make        string  `json:"make"`
	Model       string  `json:"camera"` // as a person would say it: the maker not said twice
	Lens        string  `json:"lens"`
	Serial      string  `json:"serial"` // never leaves the house
	ISO         int     `json:"iso"`
	Aperture    float64 `json:"aperture"` // f-number
	Shutter     string  `json:"shutter"`  // seconds, as "1/250" or "2.5"
	FocalMM     float64 `json:"focal_mm"`
	Orientation int     `json:"orientation"` // EXIF 0x0112, 1 to 8; 1 when unknown
	GPS         *GPS    `json:"gps"`
}

// Marks are what an eye decided about a photo.
type Marks struct {
	Rating   int  `json:"rating"` // 0 to 5
	Color    int  `json:"color"`  // colour class 0 to 8, as Photo Mechanic stores them
	Tagged   bool `json:"tagged"`
	Rejected bool `json:"rejected"`
}

// A Use is one place in a story that shows a photo.
type Use struct {
	Story StoryID `json:"story"`
	Slug  string  `json:"slug"`
	Slot  int     `json:"slot"`
}

// A Photo is one frame: its master file and all the desk knows of it.
type Photo struct {
	ID          PhotoID      `json:"id"`
	Path        string       `json:"path"` // absolute, of the master
	Kind        Kind         `json:"kind"`
	Width       int          `json:"width"` // pixels as stored; see Upright
	Height      int          `json:"height"`
	Bytes       int64        `json:"bytes"`
	Captured    Moment       `json:"captured"`
	Camera                   // its keys stand in the photo itself
	Marks                    // likewise
	Caption     Caption      `json:"caption"`
	State       PhotoState   `json:"state"`
	Problem     string       `json:"-"` // what is wrong with the file, "" if nothing; null in JSON
	Fingerprint string       `json:"fingerprint"`
	Revision    int64        `json:"revision"` // the number of edits it has had
	Written     int64        `json:"-"`        // the revision the file or sidecar holds
	Color0      uint32       `json:"-"`        // 0xRRGGBB, the photo's average colour: what a cell shows until the thumbnail is there
	Hash        uint64       `json:"-"`        // a difference hash of the picture: alike pictures differ in few bits; 0 unknown
	Stories     []Use        `json:"-"`        // the slots it is placed in; "stories" in JSON lists the slugs
	Collections []Collection `json:"-"`        // those it was put in; "collections" in JSON lists the names
	Used        []string     `json:"used"`     // where it was published; filled by usages
	Forgotten   bool         `json:"-"`        // taken out of the catalog; kept for undo
	// Parts are the photo's files, the master first; nil in a photo that was
	// read without them.
	Parts []Part `json:"-"`
	// Clashes are the fields that wait for a person's choice.
	Clashes []FileClash `json:"-"`
}

// File is the master's file name.
func (p Photo) File() string { return filepath.Base(p.Path) }

// PendingWrite reports whether the file is behind the catalog.
func (p Photo) PendingWrite() bool { return p.Revision > p.Written }

// Upright is the size with the orientation applied: what a person sees.
func (p Photo) Upright() image.Point {
	if p.Orientation >= 5 && p.Orientation <= 8 {
		return image.Pt(p.Height, p.Width)
	}
	return image.Pt(p.Width, p.Height)
}
