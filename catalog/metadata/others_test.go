package metadata

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata/xmp"
)

// newerThanExiftool are fields that the exiftool of today's Debian does not
// know.
var newerThanExiftool = []catalog.FieldName{catalog.DataMining, catalog.AISystem, catalog.AISystemVersion, catalog.AIPrompt, catalog.AIPromptWriter}

// Where exiftool's name of a property is not its own with a capital.
var (
	exiftoolGroups = map[string]string{"Iptc4xmpCore": "iptcCore", "Iptc4xmpExt": "iptcExt", "photomechanic": "photomech"}
	exiftoolLocals = map[string]string{"EventId": "EventID", "Regions": "RegionInfo"}
)

// exiftoolName is exiftool's name of a field.
func exiftoolName(b binding) string {
	group := b.xmp.Prefix
	if g, ok := exiftoolGroups[group]; ok {
		group = g
	}
	return "XMP-" + group + ":" + exiftoolLocal(b.xmp)
}

func exiftoolLocal(n xmp.Name) string {
	if s, ok := exiftoolLocals[n.Local]; ok {
		return s
	}
	return strings.ToUpper(n.Local[:1]) + n.Local[1:]
}

// leaves are the texts in a value by the path exiftool shows them under.
func leaves(b binding, path string, v catalog.Value, into map[string]string) {
	put := func(key, s string) {
		if b.toText != nil && b.field != "latitude" && b.field != "longitude" && b.field != "altitude" {
			s = strings.ToLower(b.toText(s))
		}
		into[key] = strings.TrimPrefix(s, "http://ns.useplus.org/ldf/vocab/") // exiftool leaves it out
	}
	for i, s := range v.List {
		put(fmt.Sprintf("%s[%d]", path, i), s)
	}
	if v.Text != "" {
		put(path, v.Text)
	}
	for tag, s := range v.Langs {
		into[path+"-"+tag] = s
	}
	for i, r := range v.Records {
		at := fmt.Sprintf("%s[%d]", path, i)
		if b.form == "" {
			at = path
		}
		for _, p := range b.parts {
			where := at
			if p.in.Local != "" {
				where += "." + exiftoolLocal(p.in)
			}
			leaves(p, where+"."+exiftoolLocal(p.xmp), r[p.field], into)
		}
	}
}

// leavesOf are the texts in a value of exiftool's JSON by path.
func leavesOf(path string, v any, into map[string]string) {
	switch v := v.(type) {
	case []any:
		for i, e := range v {
			leavesOf(fmt.Sprintf("%s[%d]", path, i), e, into)
		}
	case map[string]any:
		for k, e := range v {
			leavesOf(path+"."+k, e, into)
		}
	case nil:
	default:
		into[path] = strings.ToLower(fmt.Sprint(v))
		if _, truth := v.(bool); !truth {
			into[path] = fmt.Sprint(v)
		}
	}
}

// exiftoolDate is a date as exiftool shows it.
func exiftoolDate(s string) string {
	day, clock, _ := strings.Cut(s, "T")
	return strings.TrimSpace(strings.ReplaceAll(day, "-", ":") + " " + clock)
}

func TestOthersReadOurSidecar(t *testing.T) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: catalogtest.FullCaption(), Marks: catalog.Marks{Rating: 4, Color: 2}}
	// A term from the list: programs show only those they know.
	p.Caption.Set(catalog.ModelRelease, catalog.TextValue("http://ns.useplus.org/ldf/vocab/MR-UMR"))
	out, err := EncodeSidecar(nil, p, now)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "a.xmp")
	if err := os.WriteFile(path, out, 0o644); err != nil {
		t.Fatal(err)
	}
	t.Run("exiftool", func(t *testing.T) {
		got := exiftool(t, path)
		for _, b := range bindings {
			if slices.Contains(newerThanExiftool, b.field) {
				continue
			}
			key := exiftoolName(b)
			want, have := map[string]string{}, map[string]string{}
			leaves(b, key, p.Caption[b.field], want)
			for k, v := range got {
				if k == key || strings.HasPrefix(k, key+"-") {
					leavesOf(k, v, have)
				}
			}
			for k, w := range want {
				if b.field == catalog.DateCreated {
					w = exiftoolDate(w)
				}
				if have[k] != w {
					t.Errorf("%s: %s is %q, want %q", b.field, k, have[k], w)
				}
			}
			if len(want) == 0 || len(have) != len(want) {
				t.Errorf("%s: exiftool shows %d texts, want %d", b.field, len(have), len(want))
			}
		}
		if fmt.Sprint(got["XMP-xmp:Rating"]) != "4" || got["XMP-xmp:Label"] != "Red" {
			t.Errorf("marks: %v %v", got["XMP-xmp:Rating"], got["XMP-xmp:Label"])
		}
	})
	t.Run("exiv2", func(t *testing.T) {
		tool(t, "exiv2")
		got, err := exec.Command("exiv2", "-PXkv", path).Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{
			"PersonInImageWDetails[1]/Iptc4xmpExt:PersonName", "LocationShown[2]/Iptc4xmpExt:Sublocation",
			"ImageRegion[1]/Iptc4xmpExt:RegionBoundary/Iptc4xmpExt:rbVertices[1]/Iptc4xmpExt:rbX",
			"AboutCvTerm[1]/Iptc4xmpExt:CvTermId", "LocationCreated[1]/exif:GPSLatitude",
		} {
			if !strings.Contains(string(got), "Xmp.iptcExt."+part+" ") {
				t.Errorf("exiv2 shows no %s", part)
			}
		}
		for _, b := range bindings {
			want := p.Caption[b.field].Text
			switch {
			case b.row.Kind == catalog.Records:
				continue // its parts stand under names of their own: see below
			case b.row.Kind == catalog.List:
				want = p.Caption[b.field].List[0]
			case b.toText != nil:
				want = b.toText(want)
			}
			want, _, _ = strings.Cut(want, "\n")
			key := "Xmp." + exiv2Prefix(b.xmp.Prefix) + "." + b.xmp.Local
			if i := strings.Index(string(got), key+" "); i < 0 || !strings.Contains(string(got)[i:min(len(got), i+400)], want) {
				t.Errorf("%s does not hold %q", key, want)
			}
		}
	})
}

func exiv2Prefix(p string) string {
	switch p {
	case "Iptc4xmpCore":
		return "iptc"
	case "Iptc4xmpExt":
		return "iptcExt"
	}
	return p
}
