package export

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"image/jpeg"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestAPackageHoldsAllAndTheManifestSaysSo(t *testing.T) {
	to := filepath.Join(t.TempDir(), "made", "for it")
	pkg := export(t, story(t), catalog.ExportOptions{To: to, Presets: []string{"web", "thumb", "social"}})
	want := []string{
		"images/01-cho-phien-ban-thu-web.jpg", "images/01-cho-phien-ban-thu-thumb.jpg", "images/01-cho-phien-ban-thu-social.jpg",
		"images/02-cho-phien-ban-thu-web.jpg", "images/02-cho-phien-ban-thu-thumb.jpg", "images/02-cho-phien-ban-thu-social.jpg",
		"index.html", "article.txt", "captions.txt", "story.json", "manifest.json",
	}
	var got []string
	for _, f := range pkg.Files {
		got = append(got, f.Path)
		data, err := os.ReadFile(filepath.Join(pkg.Path, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		if h := sha256.Sum256(data); hex.EncodeToString(h[:]) != f.SHA256 || int64(len(data)) != f.Bytes {
			t.Errorf("%s is not what the package says of it", f.Path)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the package lists %q, want %q", got, want)
	}
	if n := names(t, to); !slices.Equal(n, []string{"cho-phien-ban-thu"}) {
		t.Errorf("the folder holds %q", n)
	}
	if n := names(t, pkg.Path); len(n) != 6 {
		t.Errorf("the package holds %q", n)
	}
	web := pkg.Files[0]
	if web.Width != 1600 || web.Height != 1067 || web.Slot != 1 || web.Photo != 11 || web.Preset != "web" {
		t.Errorf("the first picture is %+v", web)
	}
	if b := pkg.Files[3]; b.Width != 800 || b.Height != 600 {
		t.Errorf("the cropped picture is %d×%d, want 800×600", b.Width, b.Height)
	}

	var m manifest
	data, err := os.ReadFile(filepath.Join(pkg.Path, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != len(pkg.Files)-1 || m.Cutline != "0.1.0" || m.By != "biên tập" || m.Story.Slug != "cho-phien-ban-thu" || m.Story.Revision != 5 {
		t.Errorf("the manifest says %+v", m)
	}
	if len(m.Pictures) != 2 || m.Pictures[1].Crop.Y0 != .25 || m.Pictures[1].File != "boat.jpg" || m.Pictures[0].Fingerprint == "" {
		t.Errorf("the manifest's pictures are %+v", m.Pictures)
	}
	if strings.Contains(string(data), filepath.Dir(story(t).Photos[11].Path)) || strings.Contains(string(data), os.TempDir()) {
		t.Error("the manifest tells where the masters lie")
	}
}

func TestAStraightenedPictureIsInTheManifest(t *testing.T) {
	st := story(t)
	st.Story.Slots[0].Crop = catalog.Crop{Angle: 2.5}.Fit(st.Photos[11].Upright())
	pkg := export(t, st, catalog.ExportOptions{To: t.TempDir(), Presets: []string{"page"}})
	want := st.Story.Slots[0].Crop.Pixels(st.Photos[11].Upright()).Size()
	if f := pkg.Files[0]; f.Width != want.X || f.Height != want.Y || want.X >= st.Photos[11].Width {
		t.Errorf("the picture is %d × %d, want %v", f.Width, f.Height, want)
	}
	data, err := os.ReadFile(filepath.Join(pkg.Path, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Pictures []struct {
			Crop  *[4]float64
			Angle *float64
		}
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	if p := m.Pictures; len(p) != 2 || p[0].Angle == nil || *p[0].Angle != 2.5 || p[0].Crop == nil || p[1].Angle != nil || p[1].Crop == nil {
		t.Errorf("the manifest says %s", data)
	}
}

func TestTexts(t *testing.T) {
	pkg := export(t, story(t), catalog.ExportOptions{To: t.TempDir(), Presets: []string{"thumb", "web"}})
	for name, want := range map[string]string{
		"captions.txt": `1. images/01-cho-phien-ban-thu-thumb.jpg images/01-cho-phien-ban-thu-web.jpg
Bà Vi Thị Mẫu, Chủ tịch UBND xã Bản Thử, thăm một gian hàng thổ cẩm tại chợ phiên
Ảnh: Đinh Thử

2. images/02-cho-phien-ban-thu-thumb.jpg images/02-cho-phien-ban-thu-web.jpg
Thuyền chở hàng trên sông
Ảnh: Báo Thử
`,
		"article.txt": `Chủ nhật, 04/05/2031

Chợ phiên Bản Thử <đông> & vui

BTO-Sáng nay (3/5), chợ phiên Bản Thử mở cửa trở lại sau mùa lũ, bà con các xã vùng cao xuống chợ từ khi trời chưa sáng.

Chợ họp mỗi tháng sáu phiên. Từ sáng sớm, các dãy hàng rau, hàng thổ cẩm và nông cụ đã chật kín người mua, kẻ bán; tiếng gọi nhau, tiếng khèn rộn cả một vùng.

[Ảnh 1: images/01-cho-phien-ban-thu-web.jpg]
Bà Vi Thị Mẫu, Chủ tịch UBND xã Bản Thử, thăm một gian hàng thổ cẩm tại chợ phiên
Ảnh: Đinh Thử

Đường xuống chợ

<script>alert(1)</script> là chữ, không phải lệnh.

[Ảnh 2: images/02-cho-phien-ban-thu-web.jpg]
Thuyền chở hàng trên sông
Ảnh: Báo Thử

Phiên sau sẽ họp vào ngày mồng chín.

ĐINH THỬ
`,
	} {
		got, err := os.ReadFile(filepath.Join(pkg.Path, name))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestAPackageThatIsThere(t *testing.T) {
	to := t.TempDir()
	s := story(t)
	first := export(t, s, catalog.ExportOptions{To: to})
	extra := filepath.Join(first.Path, "note.txt")
	if err := os.WriteFile(extra, []byte("mine"), 0o644); err != nil {
		t.Fatal(err)
	}

	_, err := NewStoryPlan(s, catalog.ExportOptions{To: to})
	if !errors.Is(err, catalog.ErrExists) || !strings.Contains(err.Error(), first.Path) {
		t.Errorf("a second plan: %v, want an ErrExists that names %s", err, first.Path)
	}
	if _, err := os.Stat(extra); err != nil {
		t.Errorf("the package was touched: %v", err)
	}

	s.Story.Article.Headline = "Tít mới"
	export(t, s, catalog.ExportOptions{To: to, Replace: true})
	page, err := os.ReadFile(filepath.Join(first.Path, "index.html"))
	if err != nil || !strings.Contains(string(page), "Tít mới") {
		t.Errorf("the package was not replaced: %v", err)
	}
	if n := names(t, to); !slices.Equal(n, []string{"cho-phien-ban-thu"}) {
		t.Errorf("the folder holds %q", n)
	}
}

func TestAPackageThatAppearsWhileOneIsMadeStays(t *testing.T) {
	to := t.TempDir()
	p, err := NewStoryPlan(story(t), catalog.ExportOptions{To: to})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Run(context.Background(), func(pr catalog.Progress) {
		if pr.Done == 1 {
			_ = os.Mkdir(filepath.Join(to, "cho-phien-ban-thu"), 0o755)
		}
	})
	if !errors.Is(err, catalog.ErrExists) {
		t.Errorf("Run: %v, want ErrExists", err)
	}
	if n := names(t, filepath.Join(to, "cho-phien-ban-thu")); len(n) != 0 {
		t.Errorf("somebody else's folder now holds %q", n)
	}
	if n := names(t, to); len(n) != 1 {
		t.Errorf("the folder holds %q", n)
	}
}

func TestAKilledRunIsClearedAway(t *testing.T) {
	for _, tt := range []struct {
		name  string
		there []string // folders a killed run left, each with a file
	}{
		{"while building", []string{".partial"}},
		{"between the two renames", []string{".partial", ".previous"}},
		{"before the old one was removed", []string{"", ".previous"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			to := t.TempDir()
			for _, suffix := range tt.there {
				dir := filepath.Join(to, "cho-phien-ban-thu"+suffix)
				if err := os.Mkdir(dir, 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, "old"), nil, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			pkg := export(t, story(t), catalog.ExportOptions{To: to, Replace: true})
			if n := names(t, to); len(n) != 1 || slices.Contains(names(t, pkg.Path), "old") {
				t.Errorf("the folder holds %q, the package %q", n, names(t, pkg.Path))
			}
		})
	}
}

func TestZip(t *testing.T) {
	to := t.TempDir()
	pkg := export(t, story(t), catalog.ExportOptions{To: to, Zip: true})
	if n := names(t, to); pkg.Path != filepath.Join(to, "cho-phien-ban-thu.zip") || len(n) != 1 {
		t.Fatalf("made %s; the folder holds %q", pkg.Path, n)
	}
	r, err := zip.OpenReader(pkg.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	for _, f := range pkg.Files {
		data, err := fs.ReadFile(r, "cho-phien-ban-thu/"+f.Path)
		if err != nil || sum(data) != f.SHA256 {
			t.Errorf("%s in the zip: %v", f.Path, err)
		}
	}
	if last := r.File[len(r.File)-1].Name; last != "cho-phien-ban-thu/manifest.json" {
		t.Errorf("the last file is %s, want the manifest", last)
	}
	if _, err := NewStoryPlan(story(t), catalog.ExportOptions{To: to, Zip: true}); !errors.Is(err, catalog.ErrExists) {
		t.Errorf("a second zip: %v, want ErrExists", err)
	}
	export(t, story(t), catalog.ExportOptions{To: to, Zip: true, Replace: true})
}

func TestStoryPlanRefuses(t *testing.T) {
	open := catalog.Finding{Slot: 1, Level: catalog.LevelError, Rule: catalog.RuleNameSpelling, Args: []any{"Mẩu", "Mẫu"}}
	for _, tt := range []struct {
		name   string
		change func(*StoryInput, *catalog.ExportOptions)
		is     error
		says   string
	}{
		{"an open finding", func(s *StoryInput, _ *catalog.ExportOptions) { s.Findings = []catalog.Finding{open} }, catalog.ErrRefused, "“Mẩu”"},
		{"an open finding of the whole story", func(s *StoryInput, _ *catalog.ExportOptions) {
			f := open
			f.Slot = 0
			s.Findings = []catalog.Finding{f}
		}, catalog.ErrRefused, "“Mẩu”"},
		{"an unresolved word the check did not see", func(s *StoryInput, _ *catalog.ExportOptions) {
			s.Story.Slots[0].Caption = "Bà =vtm= thăm chợ"
		}, catalog.ErrRefused, "=vtm="},
		{"a damaged photo", func(s *StoryInput, _ *catalog.ExportOptions) {
			p := s.Photos[11]
			p.State = catalog.Damaged
			s.Photos[11] = p
		}, catalog.ErrRefused, "market.jpg"},
		{"a damaged photo with a reason for something else", func(s *StoryInput, o *catalog.ExportOptions) {
			p := s.Photos[11]
			p.State, o.Accept = catalog.Damaged, "we must"
			s.Photos[11] = p
		}, catalog.ErrRefused, "market.jpg"},
		{"a photo nobody knows", func(s *StoryInput, _ *catalog.ExportOptions) { delete(s.Photos, 12) }, catalog.ErrNotFound, "12"},
		{"no folder", func(_ *StoryInput, o *catalog.ExportOptions) { o.To = "" }, catalog.ErrUsage, "folder"},
		{"an unknown preset", func(_ *StoryInput, o *catalog.ExportOptions) { o.Presets = []string{"huge"} }, catalog.ErrUsage, "huge"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, o := story(t), catalog.ExportOptions{To: t.TempDir()}
			tt.change(&s, &o)
			_, err := NewStoryPlan(s, o)
			if !errors.Is(err, tt.is) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("NewStoryPlan: %v, want %v that says %q", err, tt.is, tt.says)
			}
		})
	}
}

func TestAnAcceptedFindingIsInTheManifest(t *testing.T) {
	s := story(t)
	s.Findings = []catalog.Finding{
		{Slot: 1, Level: catalog.LevelError, Rule: catalog.RuleNameSpelling, Args: []any{"Mẩu", "Mẫu"}},
		{Slot: 2, Level: catalog.LevelError, Rule: catalog.RuleSlotNoCaption, Args: []any{2},
			Accepted: &catalog.Acceptance{Reason: "chưa cần", Who: "thư ký", When: noon}},
	}
	s.Story.Slots[0].Caption = "Phim TK chiếu ở chợ"
	pkg := export(t, s, catalog.ExportOptions{To: t.TempDir(), Accept: "đã xem"})
	data, err := os.ReadFile(filepath.Join(pkg.Path, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, a := range m.Accepted {
		got = append(got, a.Rule+"/"+a.Reason+"/"+a.Who)
	}
	slices.Sort(got)
	want := []string{"name-spelling/đã xem/biên tập", "slot-no-caption/chưa cần/thư ký", "unresolved/đã xem/biên tập"}
	if !slices.Equal(got, want) {
		t.Errorf("the manifest accepts %q, want %q", got, want)
	}
}

func TestAnEmptySlotThatIsAcceptedIsLeftOut(t *testing.T) {
	s := story(t)
	s.Story.Slots[0].Photo = 0
	s.Findings = []catalog.Finding{{Slot: 1, Level: catalog.LevelError, Rule: catalog.RuleSlotEmpty, Args: []any{1}}}
	pkg := export(t, s, catalog.ExportOptions{To: t.TempDir(), Accept: "không có ảnh"})
	if pkg.Files[0].Path != "images/02-cho-phien-ban-thu-web.jpg" {
		t.Errorf("the package begins with %s", pkg.Files[0].Path)
	}
	page, err := os.ReadFile(filepath.Join(pkg.Path, "index.html"))
	if err != nil || strings.Count(string(page), "<figure>") != 1 {
		t.Errorf("the page has not one figure: %v", err)
	}
}

func TestAPictureThatCannotBeMadeRefusesThePackage(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spoil func(t *testing.T, path string)
		says  string
	}{
		{"the file is gone", func(t *testing.T, path string) { _ = os.Remove(path) }, "no such file"},
		{"the file is cut short", func(t *testing.T, path string) { _ = os.Truncate(path, 5000) }, "damaged"},
		{"the file is another picture now", func(t *testing.T, path string) { master(t, filepath.Dir(path), "boat.jpg", 640, 480) }, "changed since"},
		{"the file is a folder", func(t *testing.T, path string) { _ = os.Remove(path); _ = os.Mkdir(path, 0o755) }, "no photo file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, to := story(t), t.TempDir()
			p, err := NewStoryPlan(s, catalog.ExportOptions{To: to})
			if err != nil {
				t.Fatal(err)
			}
			tt.spoil(t, s.Photos[12].Path)
			_, err = p.Run(context.Background(), nil)
			if err == nil || !strings.Contains(err.Error(), s.Photos[12].Path) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("Run: %v, want an error about %s that says %q", err, s.Photos[12].Path, tt.says)
			}
			if n := names(t, to); len(n) != 0 {
				t.Errorf("the folder holds %q", n)
			}
		})
	}
}

func TestACancelledRunLeavesNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	to := t.TempDir()
	p, err := NewStoryPlan(story(t), catalog.ExportOptions{To: to})
	if err != nil {
		t.Fatal(err)
	}
	_, err = p.Run(ctx, func(pr catalog.Progress) {
		if pr.Done == 1 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Run: %v, want context.Canceled", err)
	}
	if n := names(t, to); len(n) != 0 {
		t.Errorf("the folder holds %q", n)
	}
}

func TestRenditionsOpen(t *testing.T) {
	pkg := export(t, story(t), catalog.ExportOptions{To: t.TempDir(), Presets: []string{"page", "web"}})
	for _, f := range pkg.Files {
		if f.Photo == 0 {
			continue
		}
		file, err := os.Open(filepath.Join(pkg.Path, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Fatal(err)
		}
		cfg, err := jpeg.DecodeConfig(file)
		if err != nil || cfg.Width != f.Width || cfg.Height != f.Height {
			t.Errorf("%s: %v, %d×%d, listed as %d×%d", f.Path, err, cfg.Width, cfg.Height, f.Width, f.Height)
		}
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	}
}
