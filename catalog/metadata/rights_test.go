package metadata

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/photofile"
)

// withResources is a JPEG with those of Photoshop's resources.
func withResources(t *testing.T, list ...photofile.Resource) []byte {
	var all []byte
	for _, r := range list {
		all = appendResource(all, r.ID, r.Data)
	}
	return catalogtest.JPEG(t, catalogtest.Photo{Segments: psirSegments(all)})
}

func TestPhotoshopsRightsCountWhereXMPIsSilent(t *testing.T) {
	flag := func(b byte) photofile.Resource {
		return photofile.Resource{ID: photofile.ResourceCopyright, Data: []byte{b}}
	}
	url := photofile.Resource{ID: photofile.ResourceURL, Data: []byte("https://vnphoto.vn/rights")}
	for _, tt := range []struct {
		name        string
		list        []photofile.Resource
		xmp         catalog.Caption
		status, url string
	}{
		{"a flag and a URL", []photofile.Resource{flag(1), url}, nil, catalog.Copyrighted, "https://vnphoto.vn/rights"},
		{"a flag that is not set says nothing", []photofile.Resource{flag(0)}, nil, "", ""},
		{"XMP goes before them", []photofile.Resource{flag(1), url}, catalog.Caption{
			catalog.CopyrightStatus: catalog.TextValue(catalog.PublicDomain), catalog.CopyrightURL: catalog.TextValue("https://other.vn/")},
			catalog.PublicDomain, "https://other.vn/"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			data := withResources(t, tt.list...)
			if tt.xmp != nil {
				segs, err := xmpSegments(Outgoing{Caption: tt.xmp})
				if err != nil {
					t.Fatal(err)
				}
				data = append(append(bytes.Clone(data[:2]), bytes.Join(segs, nil)...), data[2:]...)
			}
			c := photoOf(t, data).Caption
			if c.Text(catalog.CopyrightStatus) != tt.status || c.Text(catalog.CopyrightURL) != tt.url {
				t.Errorf("read %q %q", c.Text(catalog.CopyrightStatus), c.Text(catalog.CopyrightURL))
			}
		})
	}
}

func TestPhotoshopsRightsAreKeptInStep(t *testing.T) {
	now := time.Date(2026, 3, 14, 10, 11, 12, 0, time.UTC)
	foreign := photofile.Resource{ID: 0x0421, Data: []byte("version")}
	data := withResources(t, foreign)
	write := func(status, url string) photofile.Info {
		t.Helper()
		p := photoOf(t, data)
		p.Caption.Set(catalog.CopyrightStatus, catalog.TextValue(status))
		p.Caption.Set(catalog.CopyrightURL, catalog.TextValue(url))
		out, _, err := rewrite(data, p, RewriteOptions{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		if data = out; !bytes.Contains(data, []byte("version")) {
			t.Error("a foreign resource is gone")
		}
		again, _, err := rewrite(data, p, RewriteOptions{Now: now.Add(time.Hour)})
		if err != nil || again != nil {
			t.Errorf("writing again changes it: %v", err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		return info
	}
	info := write(catalog.Copyrighted, "https://vnphoto.vn/rights")
	if string(info.CopyrightFlag) != "\x01" || string(info.CopyrightURL) != "https://vnphoto.vn/rights" {
		t.Errorf("wrote %q %q", info.CopyrightFlag, info.CopyrightURL)
	}
	if tool, err := exec.LookPath("exiftool"); err == nil {
		path := filepath.Join(t.TempDir(), "a.jpg")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		said, err := exec.Command(tool, "-s3", "-Photoshop:CopyrightFlag", "-Photoshop:URL", path).CombinedOutput()
		if err != nil || strings.TrimSpace(string(said)) != "True\nhttps://vnphoto.vn/rights" {
			t.Errorf("exiftool reads %q, %v", said, err)
		}
	}
	if info = write(catalog.PublicDomain, ""); string(info.CopyrightFlag) != "\x00" || info.CopyrightURL != nil {
		t.Errorf("taken back: %q %q", info.CopyrightFlag, info.CopyrightURL)
	}
}
