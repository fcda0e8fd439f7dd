package metadata

import (
	"bytes"
	"crypto/md5"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/metadata/exif"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
	"cutline/catalog/photofile"
)

func TestEveryFieldIsBound(t *testing.T) {
	bound := map[catalog.FieldName]binding{}
	names := map[xmp.Name]catalog.FieldName{}
	numbers := map[byte]catalog.FieldName{}
	for _, b := range bindings {
		if _, twice := bound[b.field]; twice {
			t.Errorf("%s is bound twice", b.field)
		}
		if other, taken := names[b.xmp]; taken {
			t.Errorf("%s and %s share %v", b.field, other, b.xmp)
		}
		if other, taken := numbers[b.iim]; taken && b.iim != 0 {
			t.Errorf("%s and %s share 2:%d", b.field, other, b.iim)
		}
		bound[b.field], names[b.xmp], numbers[b.iim] = b, b.field, b.field
	}
	for _, f := range catalog.Fields {
		b, ok := bound[f.Name]
		switch {
		case !ok || b.xmp.Space == "" || b.xmp.Prefix == "" || b.xmp.Local == "":
			t.Errorf("%s is not bound to XMP", f.Name)
		case f.IIM > 0 && b.iim == 0:
			t.Errorf("%s has an IIM limit of %d and dataset 2:%d", f.Name, f.IIM, b.iim)
		case f.Kind == catalog.List && b.form == "" || f.Kind != catalog.List && f.Kind != catalog.Records && b.form != "":
			t.Errorf("%s is of kind %d and written as %q", f.Name, f.Kind, b.form)
		}
	}
	if len(bound) != len(catalog.Fields) {
		t.Errorf("%d bindings for %d fields", len(bound), len(catalog.Fields))
	}
}

func packet(body string) []byte {
	return []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"` +
		` xmlns:photomechanic="http://ns.camerabits.com/photomechanic/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/">` + body + `</rdf:Description></rdf:RDF></x:xmpmeta>`)
}

func block(sets ...iim.Dataset) []byte { return iim.Encode(append([]iim.Dataset{iim.UTF8()}, sets...)) }

func set(n byte, s string) iim.Dataset { return iim.Dataset{Record: 2, Number: n, Data: []byte(s)} }

func digest(b []byte) []byte { d := md5.Sum(b); return d[:] }

func TestWhoWins(t *testing.T) {
	headline := func(s string) []byte { return packet("<photoshop:Headline>" + s + "</photoshop:Headline>") }
	long := strings.Repeat("ế", 100) // 300 bytes, limit 256
	for _, tt := range []struct {
		name     string
		info     photofile.Info
		want     string
		conflict bool
	}{
		{"only IIM", photofile.Info{IIM: block(set(105, "iim"))}, "iim", false},
		{"only XMP", photofile.Info{XMP: headline("xmp")}, "xmp", false},
		{"an empty property is none", photofile.Info{XMP: headline(""), IIM: block(set(105, "iim"))}, "iim", false},
		{"without a digest XMP", photofile.Info{XMP: headline("xmp"), IIM: block(set(105, "iim"))}, "xmp", false},
		{"with a current digest XMP", photofile.Info{XMP: headline("xmp"), IIM: block(set(105, "iim")), IIMDigest: digest(block(set(105, "iim")))}, "xmp", false},
		{"with a stale digest IIM", photofile.Info{XMP: headline("xmp"), IIM: block(set(105, "iim")), IIMDigest: make([]byte, 16)}, "iim", true},
		{"with a stale digest and equal texts nobody quarrels", photofile.Info{XMP: headline("same"), IIM: block(set(105, "same")), IIMDigest: make([]byte, 16)}, "same", false},
		{"IIM that was only cut does not win", photofile.Info{XMP: headline(long), IIM: block(set(105, long[:256])), IIMDigest: make([]byte, 16)}, long, false},
		{"IIM that was shortened by a person does", photofile.Info{XMP: headline("A long headline"), IIM: block(set(105, "A long")), IIMDigest: make([]byte, 16)}, "A long", true},
		{"the extended packet counts too", photofile.Info{XMP: packet(""), XMPExt: headline("ext")}, "ext", false},
		{"NFD and CRLF become NFC and LF", photofile.Info{XMP: headline("Hue\u0302\u0301&#xD;\nhai")}, "Huế\nhai", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := FromFile(tt.info)
			if got := r.Caption.Text(catalog.Headline); got != tt.want {
				t.Errorf("headline is %q, want %q", got, tt.want)
			}
			if got := slices.ContainsFunc(r.Clashes, func(c catalog.FileClash) bool {
				return c.Field == "headline" && c.Kind == catalog.ClashInside && c.File.Text != ""
			}); got != tt.conflict {
				t.Errorf("clashes = %v", r.Clashes)
			}
			if len(r.Problems) > 0 {
				t.Error(r.Problems)
			}
		})
	}
}

// A bag has no order: XMP and IIM quarrel only over what is in it. The order
// of creators is said on purpose.
func TestBagsAreComparedAsSets(t *testing.T) {
	bag := func(name, form, items string) []byte {
		return packet("<dc:" + name + "><rdf:" + form + "><rdf:li>" + strings.Join(strings.Fields(items), "</rdf:li><rdf:li>") + "</rdf:li></rdf:" + form + "></dc:" + name + ">")
	}
	long := strings.Repeat("ế", 30) // 90 bytes, limit 64
	for _, tt := range []struct {
		name     string
		xmp      []byte
		iim      []iim.Dataset
		conflict bool
	}{
		{"the same in another order", bag("subject", "Bag", "a b c"), []iim.Dataset{set(25, "c"), set(25, "a"), set(25, "b")}, false},
		{"one of them twice", bag("subject", "Bag", "a b a"), []iim.Dataset{set(25, "b"), set(25, "a")}, false},
		{"one is missing", bag("subject", "Bag", "a b c"), []iim.Dataset{set(25, "c"), set(25, "a")}, true},
		{"one more", bag("subject", "Bag", "a b"), []iim.Dataset{set(25, "c"), set(25, "b"), set(25, "a")}, true},
		{"one cut at the limit, in another order", bag("subject", "Bag", long+" a"), []iim.Dataset{set(25, "a"), set(25, long[:63])}, false},
		{"one cut short of the limit", bag("subject", "Bag", long+" a"), []iim.Dataset{set(25, "a"), set(25, long[:30])}, true},
		{"creators in another order", bag("creator", "Seq", "a b"), []iim.Dataset{set(80, "b"), set(80, "a")}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if r := FromFile(photofile.Info{XMP: tt.xmp, IIM: block(tt.iim...), IIMDigest: make([]byte, 16)}); len(r.Clashes) > 0 != tt.conflict {
				t.Errorf("clashes = %v", r.Clashes)
			}
		})
	}
}

func TestFieldsOfIIM(t *testing.T) {
	r := FromFile(photofile.Info{IIM: block(set(12, "IPTC:04000000:ECO::"), set(12, "15000000"), set(4, "001:Current"), set(100, "VN "), set(55, "20260314"), set(60, "101112+0700"))})
	for field, want := range map[catalog.FieldName]string{
		catalog.SubjectCodes: "04000000; 15000000", catalog.Genre: "Current", catalog.CountryCode: "VN",
	} {
		if got := r.Caption.Text(field); got != want {
			t.Errorf("%s is %q, want %q", field, got, want)
		}
	}
	if r := FromFile(photofile.Info{IIM: block(set(105, "Hu\u1ebf\x00\x10left over"))}); r.Caption.Text(catalog.Headline) != "Huế" {
		t.Errorf("a text goes on behind its end: %q", r.Caption.Text(catalog.Headline))
	}
	if got := r.Captured.String(); got != "2026-03-14T10:11:12+07:00" {
		t.Errorf("captured %s", got)
	}
}

func TestMarks(t *testing.T) {
	for _, tt := range []struct {
		name string
		info photofile.Info
		want catalog.Marks
		has  bool
	}{
		{"nothing said", photofile.Info{XMP: packet("")}, catalog.Marks{}, false},
		{"a rating", photofile.Info{XMP: packet("<xmp:Rating>4</xmp:Rating>")}, catalog.Marks{Rating: 4}, true},
		{"a rating of 0 is said", photofile.Info{XMP: packet("<xmp:Rating>0</xmp:Rating>")}, catalog.Marks{}, true},
		{"minus one is a reject", photofile.Info{XMP: packet("<xmp:Rating>-1</xmp:Rating>")}, catalog.Marks{Rejected: true}, true},
		{"a rating beyond reason", photofile.Info{XMP: packet("<xmp:Rating>1e300</xmp:Rating>")}, catalog.Marks{Rating: 5}, true},
		{"Lightroom's label", photofile.Info{XMP: packet("<xmp:Label>Red</xmp:Label>")}, catalog.Marks{Color: 2}, true},
		{"Lightroom's label in German", photofile.Info{XMP: packet("<xmp:Label>Grün</xmp:Label>")}, catalog.Marks{Color: 5}, true},
		{"Lightroom's label in Japanese", photofile.Info{XMP: packet("<xmp:Label>レッド</xmp:Label>")}, catalog.Marks{Color: 2}, true},
		{"a label in capitals of another script's case", photofile.Info{XMP: packet("<xmp:Label>BLÅ</xmp:Label>")}, catalog.Marks{Color: 7}, true},
		{"a label of the user's own", photofile.Info{XMP: packet("<xmp:Label>Trang nhất</xmp:Label>")}, catalog.Marks{}, true},
		{"Photo Mechanic's class counts before its label", photofile.Info{XMP: packet("<xmp:Label>Verde</xmp:Label><photomechanic:ColorClass>1</photomechanic:ColorClass><photomechanic:Tagged>True</photomechanic:Tagged>")}, catalog.Marks{Color: 1, Tagged: true}, true},
		{"Photo Mechanic's dataset", photofile.Info{IIM: block(set(221, "1:5:3:001138"))}, catalog.Marks{Tagged: true, Color: 5, Rating: 3}, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if r := FromFile(tt.info); r.Marks != tt.want || r.HasMarks != tt.has {
				t.Errorf("marks = %+v, %t", r.Marks, r.HasMarks)
			}
		})
	}
}

func TestTimeOfTheExposure(t *testing.T) {
	for _, tt := range []struct{ name, body, want string }{
		{"XMP where EXIF is silent", "<photoshop:DateCreated>2026-03-14T10:11:12.5+07:00</photoshop:DateCreated>", "2026-03-14T10:11:12.5+07:00"},
		{"without seconds", "<photoshop:DateCreated>2026-03-14T10:11</photoshop:DateCreated>", "2026-03-14T10:11:00"},
		{"only a day", "<photoshop:DateCreated>2026-03-14</photoshop:DateCreated>", "2026-03-14T00:00:00"},
		{"only a year is no time", "<photoshop:DateCreated>2026</photoshop:DateCreated>", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := FromFile(photofile.Info{XMP: packet(tt.body)}).Captured.String(); got != tt.want {
				t.Errorf("captured %q, want %q", got, tt.want)
			}
		})
	}
	at := time.Date(2026, 3, 14, 10, 11, 12, 5e8, time.UTC)
	doc, err := xmp.Parse(packet("<exif:DateTimeOriginal>2026-03-14T10:11:12+07:00</exif:DateTimeOriginal>"))
	if err != nil {
		t.Fatal(err)
	}
	if got := captured(blocks{exif: exif.Data{Taken: at}, xmp: packets{doc}}).String(); got != "2026-03-14T10:11:12.5+07:00" {
		t.Errorf("the zone only XMP knows: %s", got)
	}
}

func TestBadBlocksAreProblems(t *testing.T) {
	r := FromFile(photofile.Info{EXIF: []byte("x"), XMP: []byte("<a>"), IIM: append(block(set(105, "good")), "bad"...)})
	if len(r.Problems) != 3 || r.Caption.Text(catalog.Headline) != "good" || r.Camera.Orientation != 1 {
		t.Errorf("%+v", r)
	}
}

func TestGuessedOnlyIfTheGuessIsUsed(t *testing.T) {
	legacy := iim.Encode([]iim.Dataset{set(105, "K\xF6ln")})
	if r := FromFile(photofile.Info{IIM: legacy}); len(r.Clashes) != 1 || string(r.Clashes[0].Raw[0]) != "K\xF6ln" || r.Clashes[0].From != "windows-1252" || r.Caption.Text(catalog.Headline) != "Köln" {
		t.Errorf("%+v", r)
	}
	if r := FromFile(photofile.Info{IIM: legacy, XMP: packet("<photoshop:Headline>Köln</photoshop:Headline>")}); len(r.Clashes) > 0 {
		t.Error("guessed though XMP has the text")
	}
}

// A packet with as many properties as may be is read and rewritten in time.
func TestTheLargestPacketIsQuick(t *testing.T) {
	if slower > 1 {
		t.Skip("the race detector leaves times without meaning")
	}
	for name, body := range map[string]string{
		"one property again and again": strings.Repeat("<photoshop:City>a</photoshop:City>", 49_000),
		"many properties":              strings.Repeat("<photoshop:X>a</photoshop:X>\n", 32_000),
		"one long list":                "<dc:subject><rdf:Bag>" + strings.Repeat("<rdf:li>a</rdf:li>", 49_000) + "</rdf:Bag></dc:subject>",
		"one long text":                "<photoshop:City>" + strings.Repeat("ế&amp;", 800_000) + "</photoshop:City>",
	} {
		t.Run(name, func(t *testing.T) {
			old := packet(body)
			best := time.Hour
			for try := 0; try < 3 && best > 2*time.Second; try++ { // others may be using this machine
				start := time.Now()
				if r := FromFile(photofile.Info{XMP: old}); len(r.Problems) > 0 {
					t.Fatal(r.Problems)
				}
				if _, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Caption: catalogtest.FullCaption()}, now); err != nil {
					t.Fatal(err)
				}
				best = min(best, time.Since(start))
			}
			if best > 2*time.Second {
				t.Errorf("took %v", best)
			}
		})
	}
}

// digiKam reads an urgency as the rating where there is no rating.
func TestAnUrgencyIsNotTakenForARating(t *testing.T) {
	p := catalog.Photo{Path: "/p/a.jpg", Caption: catalog.Caption{catalog.Urgency: catalog.TextValue("1")}}
	out, err := EncodeSidecar(nil, p, now)
	if err != nil || !strings.Contains(string(out), "<xmp:Rating>0</xmp:Rating>") {
		t.Errorf("%v: %s", err, out)
	}
	if again, err := EncodeSidecar(out, p, now); err != nil || string(again) != string(out) {
		t.Errorf("written again: %v %s", err, again)
	}
}

func FuzzFromFile(f *testing.F) {
	f.Add([]byte("II*\x00\x08\x00\x00\x00\x00\x00\x00\x00\x00\x00"), packet("<xmp:Rating>3</xmp:Rating>"), block(set(105, "x"), set(221, "1:2:3:4")))
	f.Add([]byte{}, packet("<dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject>"), block(set(55, "20260314"), set(60, "101112")))
	f.Fuzz(func(t *testing.T, e, x, i []byte) {
		r := FromFile(photofile.Info{EXIF: e, XMP: x, IIM: i, IIMDigest: make([]byte, 16)})
		p := catalog.Photo{Path: "/p/a.jpg", Caption: r.Caption, Marks: r.Marks}
		out, err := EncodeSidecar(nil, p, time.Unix(1e9, 0))
		if err != nil {
			return // a caption larger than a sidecar may be
		}
		s, err := FromSidecar(Read{}, out, time.Time{}, time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		if !s.Caption.Equal(normalAll(r.Caption)) || s.Marks != r.Marks {
			t.Errorf("a sidecar brings back %v, not %v", s.Caption, r.Caption)
		}
		segs, _, err := Segments(Outgoing{Caption: r.Caption, Captured: r.Captured})
		if err != nil {
			return
		}
		info, err := photofile.Read(append([]byte{0xFF, 0xD8}, bytes.Join(segs, nil)...))
		if back := FromFile(info); err != nil || !back.Caption.Equal(normalAll(r.Caption)) {
			t.Errorf("segments bring back %v, not %v (%v)", back.Caption, r.Caption, err)
		}
	})
}

func normalAll(c catalog.Caption) catalog.Caption {
	out := catalog.Caption{}
	for _, b := range bindings {
		out.Set(b.field, b.normal(c[b.field]))
	}
	return out
}
