package xmp

import (
	"strings"
	"testing"
)

func TestMoveKeepsWhatAPropertySays(t *testing.T) {
	const rdf = `xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"`
	history := Name{"http://ns.adobe.com/photoshop/1.0/", "photoshop", "History"}
	for _, tt := range []struct {
		name, from, to string
		prop           Name
		text           string
		has            []string // in the packet it came to
	}{
		{"an attribute", `<rdf:RDF ` + rdf + `><rdf:Description rdf:about="" xmlns:photoshop="` + history.Space + `" photoshop:History="a &lt; b"/></rdf:RDF>`,
			emptyPacket, history, "a < b", []string{"a &lt; b"}},
		{"a structure in namespaces bound far out", `<rdf:RDF ` + rdf + ` xmlns:p="` + history.Space + `" xmlns:q="urn:q/"><rdf:Description rdf:about=""><p:History>
			<rdf:Seq><rdf:li rdf:parseType="Resource"><q:what q:how="1">x</q:what></rdf:li></rdf:Seq></p:History></rdf:Description></rdf:RDF>`,
			emptyPacket, history, "", []string{`xmlns:p="` + history.Space, `xmlns:q="urn:q/"`, `<q:what q:how="1">x</q:what>`}},
		{"a prefix that means something else there", `<rdf:RDF ` + rdf + ` xmlns:p="` + history.Space + `"><rdf:Description rdf:about=""><p:History>x</p:History></rdf:Description></rdf:RDF>`,
			`<rdf:RDF ` + rdf + `><rdf:Description rdf:about="" xmlns:p="urn:other/" p:Mine="1"/></rdf:RDF>`, history, "x",
			[]string{`<p:History xmlns:p="` + history.Space, `p:Mine="1"`}},
		{"a namespace of its own", `<rdf:RDF ` + rdf + `><rdf:Description rdf:about=""><History xmlns="` + history.Space + `">x</History></rdf:Description></rdf:RDF>`,
			emptyPacket, history, "x", []string{`<History xmlns=`}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			from, err := Parse([]byte(tt.from))
			if err != nil {
				t.Fatal(err)
			}
			to, err := Parse([]byte(tt.to))
			if err != nil {
				t.Fatal(err)
			}
			if err := from.Move(tt.prop, to); err != nil {
				t.Fatal(err)
			}
			if from.Has(tt.prop) || !to.Has(tt.prop) || to.Text(tt.prop) != tt.text {
				t.Errorf("left: %v; there: %v, %q", from.Has(tt.prop), to.Has(tt.prop), to.Text(tt.prop))
			}
			out := to.Bytes()
			for _, want := range tt.has {
				if !strings.Contains(string(out), want) {
					t.Errorf("there is no %q in\n%s", want, out)
				}
			}
			again, err := Parse(out)
			if err != nil || again.Text(tt.prop) != tt.text || !again.Has(tt.prop) {
				t.Errorf("read again: %v %q", err, again.Text(tt.prop))
			}
		})
	}
}

func TestPropertiesAreListedOnce(t *testing.T) {
	d, err := Parse([]byte(`<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:a="urn:a/"><r:Description r:about="" a:One="1"/>
		<r:Description><a:Two>2</a:Two><a:One>again</a:One></r:Description></r:RDF>`))
	if err != nil {
		t.Fatal(err)
	}
	p := d.Properties()
	if len(p) != 2 || p[0].Local != "One" || p[1].Local != "Two" || p[0].Space != "urn:a/" {
		t.Errorf("%+v", p)
	}
}

func TestANewPropertyTakesThePrefixThatThePacketHas(t *testing.T) {
	d, err := Parse([]byte(`<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="u"/>
		<rdf:Description rdf:about="u" xmlns:xap="http://ns.adobe.com/xap/1.0/"><xap:CreateDate>2009</xap:CreateDate></rdf:Description></rdf:RDF>`))
	if err != nil {
		t.Fatal(err)
	}
	d.SetText(Name{"http://ns.adobe.com/xap/1.0/", "xmp", "Rating"}, "3")
	if out := string(d.Bytes()); !strings.Contains(out, "<xap:Rating>3</xap:Rating>") || strings.Contains(out, "xmlns:xmp") {
		t.Errorf("two prefixes of one namespace:\n%s", out)
	}
}
