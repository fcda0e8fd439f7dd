package export

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/photofile"
)

var noon = time.Date(2031, 5, 4, 12, 0, 0, 0, time.FixedZone("", 7*3600))

// master draws a photo and writes it to dir; where exiftool is there it gets
// what must not leave: see canaries.
func master(t *testing.T, dir, name string, w, h int) catalog.Photo {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			img.SetRGBA(x, y, color.RGBA{uint8(x * 255 / w), uint8(y * 255 / h), uint8(len(name) * 20), 255})
		}
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, img, &jpeg.Options{Quality: 90}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return catalogued(t, path)
}

// catalogued is the photo as a catalog would know it.
func catalogued(t *testing.T, path string) catalog.Photo {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return catalog.Photo{ID: 7, Path: path, Kind: info.Kind, Width: info.Width, Height: info.Height, Bytes: int64(len(data)),
		Camera: catalog.Camera{Orientation: 1}, State: catalog.OK, Fingerprint: photofile.Fingerprint(data, info),
		Captured: catalog.Moment{Time: noon, Zoned: true}}
}

// story is a story of our own with two pictures, the second one upright.
func story(t *testing.T) StoryInput { return storyOf(t, 200) }

// storyOf is the story with pictures of 9×6 and 4×6 times scale pixels.
func storyOf(t *testing.T, scale int) StoryInput {
	t.Helper()
	dir := t.TempDir()
	a, b := master(t, dir, "market.jpg", 9*scale, 6*scale), master(t, dir, "boat.jpg", 4*scale, 6*scale)
	a.ID, b.ID = 11, 12
	a.Caption = catalog.Caption{
		catalog.Description: {Text: "Ảnh gốc", Langs: map[string]string{"en": "the photo's own words"}},
		catalog.Creator:     catalog.ListValue("Đinh Văn Thử"),
		catalog.AltText:     catalog.TextValue("Chợ phiên đông người"),
		catalog.Keywords:    catalog.ListValue("chợ phiên", "vùng cao"),
		catalog.People:      catalog.ListValue("Vi Thị Mẫu"),
		catalog.Job:         catalog.TextValue("JOB-CANARY"),
		catalog.City:        catalog.TextValue("Bản Thử"),
	}
	return StoryInput{
		Story: catalog.Story{
			ID: 3, Slug: "cho-phien-ban-thu", Revision: 5, Created: noon.Add(-time.Hour),
			Article: catalog.Article{
				Headline: "Chợ phiên Bản Thử <đông> & vui", PageDate: catalog.Date{Year: 2031, Month: 5, Day: 4},
				Dateline: catalog.Dateline{Sign: "BTO", Place: "Bản Thử"},
				Lead:     "BTO-Sáng nay (3/5), chợ phiên Bản Thử mở cửa trở lại sau mùa lũ, bà con các xã vùng cao xuống chợ từ khi trời chưa sáng.",
				Byline:   "ĐINH THỬ", Language: "vi",
				People: []catalog.Named{{Name: "Vi Thị Mẫu", Honorific: "bà", Offices: []string{"Chủ tịch UBND xã Bản Thử"}}},
				Blocks: []catalog.Block{
					{Type: catalog.Paragraph, Text: "Chợ họp mỗi tháng sáu phiên. Từ sáng sớm, các dãy hàng rau, hàng thổ cẩm và nông cụ đã chật kín người mua, kẻ bán; tiếng gọi nhau, tiếng khèn rộn cả một vùng."},
					{Type: catalog.SlotBlock, Slot: 1, Text: "Bà Vi Thị Mẫu thăm chợ"},
					{Type: catalog.Subhead, Text: "Đường xuống chợ"},
					{Type: catalog.Paragraph, Text: "<script>alert(1)</script> là chữ, không phải lệnh."},
					{Type: catalog.SlotBlock, Slot: 2, Text: "Thuyền trên sông"},
					{Type: catalog.Paragraph, Text: "Phiên sau sẽ họp vào ngày mồng chín."},
				},
			},
			Slots: []catalog.Slot{
				{N: 1, Photo: 11, Caption: "Bà Vi Thị Mẫu, Chủ tịch UBND xã Bản Thử, thăm một gian hàng thổ cẩm tại chợ phiên", Credit: "Đinh Thử"},
				{N: 2, Photo: 12, Caption: "Thuyền chở hàng trên sông", Crop: catalog.Crop{X0: 0, Y0: .25, X1: 1, Y1: .75}, Alt: "Một chiếc thuyền"},
			},
		},
		Photos: map[catalog.PhotoID]catalog.Photo{11: a, 12: b},
		House:  catalog.House{Creator: "Tòa soạn", Credit: "Báo Thử", Copyright: "© 2031 Báo Thử"},
		Who:    "biên tập", Now: noon, Version: "0.1.0",
	}
}

func export(t *testing.T, s StoryInput, o catalog.ExportOptions) catalog.Package {
	t.Helper()
	p, err := NewStoryPlan(s, o)
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := p.Run(context.Background(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

// tool finds a program that a test asks for its opinion, or skips.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, n := range names {
		if p, err := exec.LookPath(n); err == nil {
			return p
		}
	}
	t.Skipf("none of %v is installed", names)
	return ""
}

func run(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	out, err := exec.CommandContext(ctx, name, args...).Output()
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	return out
}

func ExamplePlan() {
	_, err := NewStoryPlan(StoryInput{}, catalog.ExportOptions{})
	fmt.Println(err)
	// Output: plan the package of : no folder to export to: wrong usage
}
