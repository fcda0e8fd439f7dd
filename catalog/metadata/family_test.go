package metadata

import (
	"fmt"
	"strings"
	"testing"

	"cutline/catalog/photofile"
)

func TestFrames(t *testing.T) {
	for _, tt := range []struct{ name, files, want string }{
		{"one file", "a.jpg", "[a.jpg]"},
		{"raw and JPEG are one, the JPEG is the master", "a.CR2 a.JPG", "[a.JPG a.CR2]"},
		{"in any letter case", "a.nef A.jpg", "[A.jpg a.nef]"},
		{"HEIC beside", "a.CR3 a.HEIC a.JPG", "[a.JPG a.HEIC a.CR3]"},
		{"raw alone", "a.ARW", "[a.ARW]"},
		{"a second raw file is another", "a.CR2 a.DNG a.JPG", "[a.JPG a.CR2] [a.DNG]"},
		{"a picture of another form is another", "a.CR2 a.png a.tif", "[a.CR2] [a.png] [a.tif]"},
		{"two JPEGs leave it open", "a.CR2 a.jpeg a.jpg", "[a.CR2] [a.jpeg] [a.jpg]"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Trim(fmt.Sprint(Frames(strings.Fields(tt.files))), "[]"); got != strings.Trim(tt.want, "[]") {
				t.Errorf("Frames() = [%s], want %s", got, tt.want)
			}
		})
	}
}

func TestBesideOf(t *testing.T) {
	for _, tt := range []struct {
		name, folder string
		of           string            // the frame of this file
		says         map[string]string // SidecarForExtension
		want         string            // sidecars, then the others
	}{
		{"none", "a.jpg b.xmp", "a.jpg", nil, "[] []"},
		{"both names", "a.jpg a.xmp a.jpg.xmp", "a.jpg", nil, "[a.jpg.xmp a.xmp] []"},
		{"in any letter case", "IMG_1.JPG img_1.XMP", "IMG_1.JPG", nil, "[img_1.XMP] []"},
		{"of each file of the frame", "a.CR2 a.jpg a.xmp a.CR2.xmp a.jpg.xmp", "a.jpg", nil, "[a.CR2.xmp a.jpg.xmp a.xmp] []"},
		{"settings of other programs", "a.CR2 a.CR2.pp3 a.acr a.DOP a.on1 a.cos a.txt", "a.CR2", nil, "[] [a.CR2.pp3 a.DOP a.acr a.cos a.on1]"},
		{"darktable's duplicates", "a.CR2 a.CR2.xmp a_01.CR2.xmp", "a.CR2", nil, "[a.CR2.xmp] [a_01.CR2.xmp]"},
		{"the short name is the raw file's", "a.CR2 a.png a.xmp", "a.CR2", nil, "[a.xmp] []"},
		{"and not the other's", "a.CR2 a.png a.xmp a.png.xmp", "a.png", nil, "[a.png.xmp] []"},
		{"of two raw files the camera's", "a.DNG a.CR2 a.xmp", "a.CR2", nil, "[a.xmp] []"},
		{"unless it says otherwise", "a.DNG a.CR2 a.xmp", "a.CR2", map[string]string{"a.xmp": "DNG"}, "[] []"},
		{"then it is the one it says", "a.DNG a.CR2 a.xmp", "a.DNG", map[string]string{"a.xmp": "dng"}, "[a.xmp] []"},
		{"it says what is not there", "a.DNG a.CR2 a.xmp", "a.CR2", map[string]string{"a.xmp": "NEF"}, "[a.xmp] []"},
		{"of two pictures nobody's", "a.jpg a.png a.xmp", "a.jpg", nil, "[] []"},
		{"unless it says whose", "a.jpg a.png a.xmp", "a.jpg", map[string]string{"a.xmp": "JPG"}, "[a.xmp] []"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			frames, n, b := family(tt.folder, tt.of)
			s, o := b.Of(frames, n, func(name string) string { return tt.says[name] })
			if got := fmt.Sprint(s, " ", o); got != tt.want {
				t.Errorf("Of(%v, %d) = %s, want %s", frames, n, got, tt.want)
			}
		})
	}
}

// family is what a folder holds of one base name, and the frame of a file.
func family(folder, of string) (frames [][]string, n int, b Beside) {
	var files []string
	for _, name := range strings.Fields(folder) {
		switch {
		case photofile.IsName(name):
			files = append(files, name)
		case IsBeside(name):
			b.Add(name)
		}
	}
	frames = Frames(files)
	for i, f := range frames {
		if strings.Contains(fmt.Sprint(f), of) {
			n = i
		}
	}
	return frames, n, b
}

func TestNewSidecar(t *testing.T) {
	for _, tt := range []struct {
		name, folder, of string
		long             bool
		want             string
	}{
		{"of a JPEG", "a.JPG", "a.JPG", false, "a.xmp"},
		{"of raw and JPEG", "a.JPG a.CR2", "a.JPG", false, "a.xmp"},
		{"the long name is of the raw file", "a.JPG a.CR2", "a.JPG", true, "a.CR2.xmp"},
		{"of the first raw file", "a.CR2 a.DNG", "a.CR2", false, "a.xmp"},
		{"of the second raw file", "a.CR2 a.DNG", "a.DNG", false, "a.DNG.xmp"},
		{"of a picture beside a raw file that is not its own", "a.CR2 a.png", "a.png", false, "a.png.xmp"},
		{"of two pictures", "a.jpg a.png", "a.jpg", false, "a.jpg.xmp"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			frames, n, _ := family(tt.folder, tt.of)
			if got := NewSidecar(frames, n, tt.long); got != tt.want {
				t.Errorf("NewSidecar(%v, %d) = %s, want %s", frames, n, got, tt.want)
			}
		})
	}
}
