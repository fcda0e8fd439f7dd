package metadata

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

// structured is a sidecar of another program with that in its description.
func structured(body string) []byte {
	return []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
 xmlns:mwg-rs="http://www.metadataworkinggroup.com/schemas/regions/" xmlns:stArea="http://ns.adobe.com/xmp/sType/Area#"
 xmlns:stDim="http://ns.adobe.com/xap/1.0/sType/Dimensions#" xmlns:their="urn:their/">` + body + `</rdf:Description></rdf:RDF></x:xmpmeta>`)
}

func fromSidecar(t *testing.T, sidecar []byte) catalog.Caption {
	t.Helper()
	r, err := FromSidecar(Read{Caption: catalog.Caption{}}, sidecar, time.Time{}, time.Time{})
	if err != nil {
		t.Fatalf("%v in %s", err, sidecar)
	}
	return r.Caption
}

// What others wrote inside a structure that we change stays as it is.
func TestForeignPropertiesInAnEditedStructureStay(t *testing.T) {
	const foreign = `<their:Note  their:how='odd' ><rdf:Bag><rdf:li>1 &lt; 2</rdf:li><!-- kept --></rdf:Bag></their:Note>`
	const region = `<Iptc4xmpExt:RegionBoundary rdf:parseType="Resource"><Iptc4xmpExt:rbShape>rectangle</Iptc4xmpExt:rbShape>` + foreign + `</Iptc4xmpExt:RegionBoundary>`
	for _, tt := range []struct {
		name  string
		field catalog.FieldName
		part  catalog.FieldName
		body  string
		keeps []string
	}{
		{"a place in a bag", catalog.LocationsShown, "city",
			`<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li rdf:parseType="Resource">` + foreign + `<Iptc4xmpExt:City>Old</Iptc4xmpExt:City></rdf:li></rdf:Bag></Iptc4xmpExt:LocationShown>`, []string{foreign}},
		{"a place whose properties are attributes", catalog.LocationsShown, "city",
			`<Iptc4xmpExt:LocationShown><rdf:Bag><rdf:li Iptc4xmpExt:City="Old" their:Mark = 'a &amp; b'/></rdf:Bag></Iptc4xmpExt:LocationShown>`, []string{` their:Mark = 'a &amp; b'`}},
		{"a place in a nested description", catalog.LocationCreated, "city",
			`<Iptc4xmpExt:LocationCreated><rdf:Bag><rdf:li><rdf:Description Iptc4xmpExt:City="Old">` + foreign + `</rdf:Description></rdf:li></rdf:Bag></Iptc4xmpExt:LocationCreated>`, []string{foreign}},
		{"a contact that stands alone", catalog.CreatorContact, "city",
			`<Iptc4xmpCore:CreatorContactInfo rdf:parseType="Resource"><Iptc4xmpCore:CiAdrCity>Old</Iptc4xmpCore:CiAdrCity>` + foreign + `</Iptc4xmpCore:CreatorContactInfo>`, []string{foreign}},
		{"a region, and the boundary in it", catalog.ImageRegions, "shape",
			`<Iptc4xmpExt:ImageRegion><rdf:Bag><rdf:li rdf:parseType="Resource"><their:Inner>x</their:Inner>` + region + `</rdf:li></rdf:Bag></Iptc4xmpExt:ImageRegion>`, []string{foreign, `<their:Inner>x</their:Inner>`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			old := structured(tt.body)
			caption := fromSidecar(t, old)
			if len(caption[tt.field].Records) != 1 {
				t.Fatalf("read %v", caption)
			}
			catalog.Caption(caption[tt.field].Records[0]).Set(tt.part, catalog.TextValue("New & true"))
			out, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Caption: caption}, now)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range tt.keeps {
				if !strings.Contains(string(out), k) {
					t.Errorf("lost %s in\n%s", k, out)
				}
			}
			if back := fromSidecar(t, out); !back.Equal(caption) {
				t.Errorf("read back %v, not %v", back, caption)
			}
		})
	}
}

// Two faces, one as Lightroom writes it and one as digiKam does, and a pet.
const (
	pet = `<rdf:li><rdf:Description mwg-rs:Name="Rex" mwg-rs:Type="Pet"><mwg-rs:Area stArea:x="0.9" stArea:y="0.9" stArea:w="0.1" stArea:h="0.1" stArea:unit="normalized"/></rdf:Description></rdf:li>`
	dim = `<mwg-rs:AppliedToDimensions stDim:w="4000" stDim:h="3000" stDim:unit="pixel"/>`
	two = `<mwg-rs:Regions rdf:parseType="Resource">` + dim + `<mwg-rs:RegionList><rdf:Bag>` +
		`<rdf:li><rdf:Description mwg-rs:Name="An" mwg-rs:Type="Face" their:Score="0.97"><mwg-rs:Area stArea:x="0.5" stArea:y="0.4" stArea:w="0.2" stArea:h="0.4" stArea:unit="normalized"/></rdf:Description></rdf:li>` +
		pet +
		`<rdf:li rdf:parseType="Resource"><mwg-rs:Name>Bình</mwg-rs:Name><mwg-rs:Type>Face</mwg-rs:Type><mwg-rs:Area rdf:parseType="Resource"><stArea:x>0.25</stArea:x><stArea:y>0.5</stArea:y><stArea:w>0.1</stArea:w><stArea:h>0.2</stArea:h><stArea:unit>normalized</stArea:unit></mwg-rs:Area></rdf:li>` +
		`</rdf:Bag></mwg-rs:RegionList></mwg-rs:Regions>`
)

// faceTexts are name and corner of the regions that show people.
func faceTexts(c catalog.Caption) string {
	var out []string
	for _, r := range c[catalog.ImageRegions].Records {
		if f, ok := faceOf(r); ok {
			out = append(out, fmt.Sprintf("%s %.2f %.2f %.2f %.2f", f.name, f.x, f.y, f.w, f.h))
		}
	}
	return strings.Join(out, "; ")
}

func TestFacesAreReadAndWritten(t *testing.T) {
	old := structured(two)
	if got, want := faceTexts(fromSidecar(t, old)), "An 0.40 0.20 0.20 0.40; Bình 0.20 0.40 0.10 0.20"; got != want {
		t.Fatalf("faces are %q, want %q", got, want)
	}
	for _, tt := range []struct {
		name  string
		edit  func([]catalog.Record) []catalog.Record
		want  string
		keeps []string
	}{
		{"another name", func(r []catalog.Record) []catalog.Record {
			catalog.Caption(r[0]).Set("name", catalog.TextValue("Chi"))
			return r
		}, "Chi 0.40 0.20 0.20 0.40; Bình 0.20 0.40 0.10 0.20", []string{dim, pet, `their:Score="0.97"`}},
		{"another place", func(r []catalog.Record) []catalog.Record {
			catalog.Caption(r[1]).Set("x", catalog.TextValue("0.3"))
			return r
		}, "An 0.40 0.20 0.20 0.40; Bình 0.30 0.40 0.10 0.20", []string{dim, pet, `their:Score="0.97"`}},
		{"one less", func(r []catalog.Record) []catalog.Record { return r[1:] },
			"Bình 0.20 0.40 0.10 0.20", []string{dim, pet}},
		{"one more", func(r []catalog.Record) []catalog.Record {
			return append(r, face{"Dũng", 0, 0, .1, .1}.region())
		}, "An 0.40 0.20 0.20 0.40; Bình 0.20 0.40 0.10 0.20; Dũng 0.00 0.00 0.10 0.10", []string{dim, pet, `their:Score="0.97"`}},
		{"none", func([]catalog.Record) []catalog.Record { return nil }, "", []string{dim, pet}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			c := fromSidecar(t, old)
			c.Set(catalog.ImageRegions, catalog.RecordsValue(tt.edit(c[catalog.ImageRegions].Records)...))
			out, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Caption: c}, now)
			if err != nil {
				t.Fatal(err)
			}
			if got := faceTexts(fromSidecar(t, out)); got != tt.want {
				t.Errorf("read back %q, want %q", got, tt.want)
			}
			for _, k := range tt.keeps {
				if !strings.Contains(string(out), k) {
					t.Errorf("lost %s in\n%s", k, out)
				}
			}
			// Programs that know the MWG only must see the same faces.
			doc := strings.ReplaceAll(string(out), "Iptc4xmpExt:ImageRegion", "their:ImageRegion")
			if got := faceTexts(fromSidecar(t, []byte(doc))); got != tt.want {
				t.Errorf("as MWG regions %q, want %q", got, tt.want)
			}
			again, err := EncodeSidecar(out, catalog.Photo{Path: "/p/a.jpg", Caption: c}, now.Add(time.Hour))
			if err != nil || string(again) != string(out) {
				t.Errorf("written again it differs (%v):\n%s", err, again)
			}
		})
	}
}

// A label that names no colour we know, such as Bridge's in another language
// or the user's own, stays as it is until somebody gives the photo a colour.
func TestUnknownLabelsStay(t *testing.T) {
	old := []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Label>Trang nhất</xmp:Label><xmp:Rating>2</xmp:Rating></rdf:Description></rdf:RDF></x:xmpmeta>`)
	for _, tt := range []struct {
		name  string
		marks catalog.Marks
		want  string
	}{
		{"with other stars", catalog.Marks{Rating: 5}, "<xmp:Label>Trang nhất</xmp:Label>"},
		{"with a tag", catalog.Marks{Rating: 2, Tagged: true}, "<xmp:Label>Trang nhất</xmp:Label>"},
		{"rejected", catalog.Marks{Rating: 2, Rejected: true}, "<xmp:Label>Trang nhất</xmp:Label>"},
		{"with a colour", catalog.Marks{Rating: 2, Color: 5}, "<xmp:Label>Green</xmp:Label>"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, err := EncodeSidecar(old, catalog.Photo{Path: "/p/a.jpg", Marks: tt.marks}, now)
			if err != nil || !strings.Contains(string(out), tt.want) {
				t.Errorf("%v, want %s in %s", err, tt.want, out)
			}
		})
	}
}
