package xmp

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

var (
	city    = Name{"http://ns.adobe.com/photoshop/1.0/", "photoshop", "City"}
	subject = Name{"http://purl.org/dc/elements/1.1/", "dc", "subject"}
	descr   = Name{"http://purl.org/dc/elements/1.1/", "dc", "description"}
)

// packet wraps properties in one description.
func packet(attrs, body string) string {
	return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"` +
		attrs + `>` + body + `</rdf:Description></rdf:RDF></x:xmpmeta>`
}

func TestEveryFormOfAText(t *testing.T) {
	for _, tt := range []struct{ name, packet string }{
		{"an element", packet("", `<photoshop:City>Huế &amp; Đà Nẵng</photoshop:City>`)},
		{"an attribute", packet(` photoshop:City="Huế &amp; Đà Nẵng"`, "")},
		{"CDATA", packet("", `<photoshop:City><![CDATA[Huế & Đà Nẵng]]></photoshop:City>`)},
		{"rdf:resource", packet("", `<photoshop:City rdf:resource="Huế &amp; Đà Nẵng"/>`)},
		{"an attribute rdf:value", packet("", `<photoshop:City rdf:value="Huế &amp; Đà Nẵng" dc:source="x"/>`)},
		{"parseType Resource with a qualifier", packet("", `<photoshop:City rdf:parseType="Resource"><rdf:value>Huế &amp; Đà Nẵng</rdf:value><dc:source>x</dc:source></photoshop:City>`)},
		{"a nested description with a qualifier", packet("", `<photoshop:City><rdf:Description><rdf:value>Huế &amp; Đà Nẵng</rdf:value><dc:source>x</dc:source></rdf:Description></photoshop:City>`)},
		{"a nested description with an attribute", packet("", `<photoshop:City><rdf:Description rdf:value="Huế &amp; Đà Nẵng"/></photoshop:City>`)},
		{"an array of one", packet("", `<photoshop:City><rdf:Bag><rdf:li>Huế &amp; Đà Nẵng</rdf:li></rdf:Bag></photoshop:City>`)},
		{"the second of two descriptions", strings.Replace(packet("", ""), `</rdf:RDF>`, `<rdf:Description photoshop:City="Huế &amp; Đà Nẵng" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"/></rdf:RDF>`, 1)},
		{"a typed node", strings.Replace(packet("", ""), `</rdf:RDF>`, `<dc:Photo xmlns:dc="urn:x"><p:City xmlns:p="http://ns.adobe.com/photoshop/1.0/">Huế &amp; Đà Nẵng</p:City></dc:Photo></rdf:RDF>`, 1)},
		{"no xmpmeta around it", `<R:RDF xmlns:R="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><R:Description q:City="Huế &amp; Đà Nẵng" xmlns:q="http://ns.adobe.com/photoshop/1.0/"/></R:RDF>`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d, err := Parse([]byte(tt.packet))
			if err != nil {
				t.Fatal(err)
			}
			if got := d.Text(city); got != "Huế & Đà Nẵng" || !d.Has(city) {
				t.Errorf("Text() = %q", got)
			}
			if string(d.Bytes()) != tt.packet {
				t.Errorf("Bytes() = %s", d.Bytes())
			}
			d.SetText(city, "Lào Cai <1>")
			again, err := Parse(d.Bytes())
			if err != nil {
				t.Fatalf("%v in %s", err, d.Bytes())
			}
			if got := again.List(city); !reflect.DeepEqual(got, []string{"Lào Cai <1>"}) {
				t.Errorf("after SetText: %q in %s", got, d.Bytes())
			}
			d.Remove(city)
			if d.Has(city) {
				t.Errorf("after Remove: %s", d.Bytes())
			}
		})
	}
}

func TestListsAndLanguages(t *testing.T) {
	d, err := Parse([]byte(packet("", `<dc:subject><rdf:Bag><rdf:li>a</rdf:li><rdf:li/><rdf:li>b</rdf:li></rdf:Bag></dc:subject>`+
		`<dc:description><rdf:Alt><rdf:li xml:lang="x-default">một</rdf:li><rdf:li xml:lang="en">one</rdf:li></rdf:Alt></dc:description>`)))
	if err != nil {
		t.Fatal(err)
	}
	if got := d.List(subject); !reflect.DeepEqual(got, []string{"a", "b"}) {
		t.Errorf("List() = %q", got)
	}
	if got := d.Langs(descr); !reflect.DeepEqual(got, []Lang{{"x-default", "một"}, {"en", "one"}}) {
		t.Errorf("Langs() = %q", got)
	}
	d.SetList(subject, Bag, []string{"c & d", "e"})
	d.SetLangs(descr, []Lang{{"x-default", "hai\n\"2\""}, {"fr", "deux"}})
	d, err = Parse(d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if got := d.List(subject); !reflect.DeepEqual(got, []string{"c & d", "e"}) {
		t.Errorf("List() = %q", got)
	}
	if got := d.Langs(descr); !reflect.DeepEqual(got, []Lang{{"x-default", "hai\n\"2\""}, {"fr", "deux"}}) {
		t.Errorf("Langs() = %q", got)
	}
}

// A foreign tree: prefixes of its own, comments, entities, odd spacing, single
// quotes, structures, nothing of which may change.
const foreign = `<!-- kept --><crs:ToneCurve xmlns:crs='http://ns.adobe.com/camera-raw-settings/1.0/' ><rdf:Seq>
     <rdf:li>0,&#160;0</rdf:li><!-- and this -->	<rdf:li>255, 255</rdf:li></rdf:Seq></crs:ToneCurve>
  <darktable:history  darktable:v = "&lt;1>" xmlns:darktable="http://darktable.sf.net/"/>`

func TestForeignTreesAreKept(t *testing.T) {
	src := `<?xpacket begin="" id="x"?>` + packet(` crs:Exposure2012='+0.50'  xmlns:crs="http://ns.adobe.com/camera-raw-settings/1.0/"`, foreign) + "\n<?xpacket end='w'?>  "
	d, err := Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	if string(d.Bytes()) != src {
		t.Fatalf("unchanged: %s", d.Bytes())
	}
	d.SetText(city, "Huế")
	d.SetList(subject, Bag, []string{"a"})
	out := string(d.Bytes())
	for _, want := range []string{foreign, ` crs:Exposure2012='+0.50'`, `<?xpacket begin="" id="x"?>`, "\n<?xpacket end='w'?>  "} {
		if !strings.Contains(out, want) {
			t.Errorf("lost %q in %s", want, out)
		}
	}
	d.Remove(city)
	d.Remove(subject)
	if got := string(d.Bytes()); strings.ReplaceAll(got, "\n  </rdf:Desc", "</rdf:Desc") != src {
		t.Errorf("after removing what was added: %s", got)
	}
}

func TestPrefixesOfOthersAreLeftAlone(t *testing.T) {
	src := `<rdf:RDF xmlns:rdf="` + rdfSpace + `"><rdf:Description rdf:about="" xmlns:dc="urn:other" dc:subject="theirs"/></rdf:RDF>`
	d, err := Parse([]byte(src))
	if err != nil {
		t.Fatal(err)
	}
	d.SetList(subject, Bag, []string{"ours"})
	d, err = Parse(d.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if d.Text(subject) != "ours" || d.Text(Name{"urn:other", "dc", "subject"}) != "theirs" {
		t.Errorf("%s", d.Bytes())
	}
}

func TestADescriptionOfSomethingElseIsNotAddedTo(t *testing.T) {
	other := `<rdf:Description rdf:nodeID="a1"><x:Lens xmlns:x="urn:x">50mm</x:Lens></rdf:Description>`
	for _, src := range []string{
		`<rdf:RDF xmlns:rdf="` + rdfSpace + `">` + other + `</rdf:RDF>`,
		`<rdf:RDF xmlns:rdf="` + rdfSpace + `">` + other + `<rdf:Description rdf:about=""/></rdf:RDF>`,
	} {
		d, err := Parse([]byte(src))
		if err != nil {
			t.Fatal(err)
		}
		d.SetText(city, "Huế")
		again, err := Parse(d.Bytes())
		if err != nil || again.Text(city) != "Huế" || !strings.Contains(string(d.Bytes()), other) {
			t.Errorf("%v: %s", err, d.Bytes())
		}
	}
}

func TestRefused(t *testing.T) {
	deep := strings.Repeat("<a>", 100)
	for _, tt := range []struct {
		name, packet string
		want         error // nil: any
	}{
		{"a document type", `<!DOCTYPE x [<!ENTITY a "aaaa">]>` + packet("", "&a;"), ErrDoctype},
		{"too deep", packet("", deep), ErrTooLarge},
		{"too many elements", packet("", strings.Repeat("<a/>", 100_001)), ErrTooLarge},
		{"too many bytes", packet("", strings.Repeat(" ", MaxBytes)), ErrTooLarge},
		{"UTF-16", string([]byte{0xFE, 0xFF, 0, '<', 0, 'a', 0, '/', 0, '>'}), ErrEncoding},
		{"not XML", "hello", ErrNotXMP},
		{"nothing", "", ErrNotXMP},
		{"never closed", packet("", "<a>")[:250], nil},
		{"closed twice", packet("", "</a>"), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			_, err := Parse([]byte(tt.packet))
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("Parse() error = %v, want %v", err, tt.want)
			}
			if d := time.Since(start); d > 2*time.Second {
				t.Errorf("took %v", d)
			}
		})
	}
}

func TestUTF16IsRead(t *testing.T) {
	var little, big []byte
	for _, u := range `<?xml version="1.0" encoding="UTF-16"?>` + packet(` photoshop:City="Da Nang"`, "") {
		little, big = append(little, byte(u), 0), append(big, 0, byte(u))
	}
	for name, b := range map[string][]byte{
		"little end first": append([]byte{0xFF, 0xFE}, little...), "big end first": append([]byte{0xFE, 0xFF}, big...),
		"little end first, no mark": little, "big end first, no mark": big,
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Parse(UTF8(b))
			if err != nil || d.Text(city) != "Da Nang" {
				t.Errorf("Parse() = %v, %v", d, err)
			}
		})
	}
}

func TestCorpusSidecarsComeBackByteForByte(t *testing.T) {
	dir, _ := filepath.Abs(".")
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	root := filepath.Join(dir, "..", "shared", "corpus")
	if _, err := os.Stat(root); err != nil {
		t.Skip("no corpus of photos beside the project")
	}
	read := 0
	err := filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err != nil || !strings.EqualFold(filepath.Ext(path), ".xmp") {
			return err
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		d, err := Parse(b)
		if err != nil {
			t.Logf("%s: %v", path[len(root):], err)
			return nil
		}
		read++
		if got, want := string(d.Bytes()), strings.TrimPrefix(strings.Trim(string(b), "\x00"), "\uFEFF"); got != want {
			t.Errorf("%s changed", path[len(root):])
		}
		return nil
	})
	if err != nil || read == 0 {
		t.Errorf("%d read, %v", read, err)
	}
	t.Logf("%d sidecars", read)
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(packet(` photoshop:City="x"`, foreign)))
	f.Add([]byte(packet("", `<dc:subject><rdf:Bag><rdf:li>a</rdf:li></rdf:Bag></dc:subject>`)))
	f.Add([]byte(emptyPacket))
	f.Add([]byte(`<rdf:RDF xmlns:rdf="` + rdfSpace + `"/>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Parse(b)
		if err != nil {
			return
		}
		d.Langs(descr)
		if got, want := string(d.Bytes()), strings.TrimPrefix(strings.Trim(string(b), "\x00"), "\uFEFF"); got != want {
			t.Fatalf("%q comes back as %q", want, got)
		}
		d.SetText(city, "Huế <&>")
		d.SetList(subject, Bag, []string{"a", "b"})
		again, err := Parse(d.Bytes())
		if err != nil {
			if errors.Is(err, ErrTooLarge) {
				return
			}
			t.Fatalf("%v in %q", err, d.Bytes())
		}
		if again.Text(city) != "Huế <&>" || len(again.List(subject)) != 2 {
			t.Fatalf("lost in %q", d.Bytes())
		}
	})
}

// FuzzStructs reorders, drops and edits structures in whatever a packet holds.
func FuzzStructs(f *testing.F) {
	for _, body := range []string{
		`<dc:subject><rdf:Bag><rdf:li rdf:parseType="Resource"><photoshop:City>a</photoshop:City></rdf:li><rdf:li photoshop:City="b"/></rdf:Bag></dc:subject>`,
		`<dc:subject rdf:parseType="Resource"><photoshop:City>a</photoshop:City></dc:subject>`,
		`<dc:subject><rdf:Description photoshop:City="a"/></dc:subject>`,
		`<dc:subject/>`, `<dc:subject><rdf:Seq/></dc:subject>`, `<dc:subject>text</dc:subject>`, ``,
	} {
		f.Add([]byte(packet("", body)), 0, -1, true)
		f.Add([]byte(packet(` dc:subject="x"`, body)), -1, 1, false)
	}
	f.Fuzz(func(t *testing.T, b []byte, first, second int, bag bool) {
		d, err := Parse(b)
		if err != nil {
			return
		}
		n := len(d.Structs(subject))
		if first >= n || second >= n || first < -1 || second < -1 || first == second && first >= 0 {
			return
		}
		form, from := Seq, []int{first, second}
		if bag {
			form = Bag
		}
		for i, s := range d.Arrange(subject, form, from) {
			s.SetText(city, []string{"Huế <&>", "Đà Nẵng"}[i])
		}
		again, err := Parse(d.Bytes())
		if err != nil {
			if errors.Is(err, ErrTooLarge) {
				return
			}
			t.Fatalf("%v in %q", err, d.Bytes())
		}
		s := again.Structs(subject)
		if len(s) != 2 || s[0].Text(city) != "Huế <&>" || s[1].Text(city) != "Đà Nẵng" {
			t.Fatalf("%d structures in %q", len(s), d.Bytes())
		}
	})
}
