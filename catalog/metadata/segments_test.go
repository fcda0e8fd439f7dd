package metadata

import (
	"bytes"
	"crypto/md5"
	"encoding/hex"
	"fmt"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
)

func fileInfo(body string) photofile.Info { return photofile.Info{XMP: packet(body)} }

// jpegWith is a small picture with the segments behind its SOI.
func jpegWith(t *testing.T, segs [][]byte) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	out := bytes.Clone(b.Bytes()[:2])
	for _, s := range segs {
		out = append(out, s...)
	}
	return append(out, b.Bytes()[2:]...)
}

func TestSegmentsComeBack(t *testing.T) {
	captured, _ := catalog.ParseMoment("2026-03-14T10:11:12+07:00")
	for _, tt := range []struct {
		name    string
		caption catalog.Caption
		cut     []catalog.FieldName
	}{
		{"every field", catalogtest.FullCaption(), []catalog.FieldName{catalog.Creator, catalog.Credit, catalog.Source, catalog.Location, catalog.City, catalog.State, catalog.Job, catalog.CreatorTitle, catalog.CaptionWriter, catalog.Category, catalog.MoreCategories}},
		{"an empty caption", catalog.Caption{}, nil},
		{"a caption of 100,000 bytes", catalog.Caption{catalog.Description: catalog.TextValue(strings.Repeat("ế ", 25_000)), catalog.City: catalog.TextValue("Huế")}, []catalog.FieldName{catalog.Description}},
		{"300 keywords", catalog.Caption{catalog.Keywords: catalog.ListValue(strings.Fields(strings.Repeat("từ-khoá-của-ảnh-rất-rất-dài-để-vừa-giới-hạn ", 300))...)}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			segs, cut, err := Segments(Outgoing{Caption: tt.caption, Captured: captured, DPI: 300})
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(cut)
			slices.Sort(tt.cut)
			if !slices.Equal(cut, tt.cut) {
				t.Errorf("cut = %v, want %v", cut, tt.cut)
			}
			info, err := photofile.Read(jpegWith(t, segs))
			if err != nil || info.Problem != "" || info.EXIF != nil {
				t.Fatalf("Read() = %+v, %v", info, err)
			}
			r := FromFile(info)
			want := normalAll(tt.caption)
			want.Set(catalog.DateCreated, catalog.TextValue(captured.String()))
			if !r.Caption.Equal(want) {
				t.Errorf("came back as %v", r.Caption)
			}
			if r.Captured.String() != captured.String() || len(r.Clashes)+len(r.Problems) > 0 {
				t.Errorf("captured %v, clashes %v, problems %v", r.Captured, r.Clashes, r.Problems)
			}
			// The IIM copy alone is valid, only shorter.
			alone := FromFile(photofile.Info{IIM: info.IIM})
			if len(alone.Clashes) > 0 || !strings.HasPrefix(r.Caption.Text(catalog.Description), alone.Caption.Text(catalog.Description)) {
				t.Errorf("IIM alone: %v", alone.Caption)
			}
			if d := md5.Sum(info.IIM); !bytes.Equal(d[:], info.IIMDigest) {
				t.Error("the digest is not that of the IIM")
			}
		})
	}
}

func TestExiftoolReadsOurSegments(t *testing.T) {
	captured, _ := catalog.ParseMoment("2026-03-14T10:11:12")
	caption := catalogtest.FullCaption()
	segs, _, err := Segments(Outgoing{Caption: caption, Captured: captured, DPI: 300})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.jpg")
	if err := os.WriteFile(path, jpegWith(t, segs), 0o644); err != nil {
		t.Fatal(err)
	}
	got := exiftool(t, path, "-e", "-IPTCDigest", "-CurrentIPTCDigest", "-All", "-validate", "-warning")
	for key, want := range map[string]string{
		"XMP-dc:Description":        caption.Text(catalog.Description),
		"IPTC:Caption-Abstract":     caption.Text(catalog.Description),
		"IPTC:Headline":             caption.Text(catalog.Headline),
		"XMP-photoshop:Headline":    caption.Text(catalog.Headline),
		"IPTC:Keywords":             fmt.Sprint(caption.List(catalog.Keywords)),
		"XMP-dc:Creator":            fmt.Sprint(caption.List(catalog.Creator)),
		"IPTC:DateCreated":          "2026:03:14",
		"IPTC:TimeCreated":          "10:11:12+07:00",
		"XMP-photoshop:DateCreated": "2026:03:14 10:11:12+07:00",
		"Photoshop:XResolution":     "300",
		"IPTC:CodedCharacterSet":    "\x1b%G",
	} {
		if fmt.Sprint(got[key]) != want {
			t.Errorf("%s is %q, want %q", key, fmt.Sprint(got[key]), want)
		}
	}
	if a, b := got["Photoshop:IPTCDigest"], got["File:CurrentIPTCDigest"]; a == nil || a != b {
		t.Errorf("digest %v, IIM has %v", a, b)
	}
	for key := range got {
		if strings.HasPrefix(key, "GPS") || strings.HasPrefix(key, "IFD") || strings.HasPrefix(key, "ExifIFD") || strings.Contains(key, "Warning") && strings.Contains(fmt.Sprint(got[key]), "Error") {
			t.Errorf("%s = %v should not be there", key, got[key])
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	info, err := photofile.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if sum := md5.Sum(info.IIM); fmt.Sprint(got["File:CurrentIPTCDigest"]) != hex.EncodeToString(sum[:]) {
		t.Errorf("exiftool finds another IIM: %v", got["File:CurrentIPTCDigest"])
	}
}
