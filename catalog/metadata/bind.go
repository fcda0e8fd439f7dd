package metadata

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
)

// Names in the namespaces that captions use.
func dc(l string) xmp.Name {
	return xmp.Name{Space: "http://purl.org/dc/elements/1.1/", Prefix: "dc", Local: l}
}
func ps(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/photoshop/1.0/", Prefix: "photoshop", Local: l}
}
func basic(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/xap/1.0/", Prefix: "xmp", Local: l}
}
func rights(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/xap/1.0/rights/", Prefix: "xmpRights", Local: l}
}
func core(l string) xmp.Name {
	return xmp.Name{Space: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", Prefix: "Iptc4xmpCore", Local: l}
}
func ext(l string) xmp.Name {
	return xmp.Name{Space: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", Prefix: "Iptc4xmpExt", Local: l}
}
func plus(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.useplus.org/ldf/xmp/1.0/", Prefix: "plus", Local: l}
}
func lightroom(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/lightroom/1.0/", Prefix: "lr", Local: l}
}
func mechanic(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.camerabits.com/photomechanic/1.0/", Prefix: "photomechanic", Local: l}
}
func exifNS(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/exif/1.0/", Prefix: "exif", Local: l}
}
func tiffNS(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/tiff/1.0/", Prefix: "tiff", Local: l}
}

var (
	xmpMetadataDate = basic("MetadataDate")
	xmpRating       = basic("Rating")
	xmpLabel        = basic("Label")
	psDateCreated   = ps("DateCreated")
	xmpHasExtended  = xmp.Name{Space: "http://ns.adobe.com/xmp/note/", Prefix: "xmpNote", Local: "HasExtendedXMP"}
)

// A binding says where a caption field lives.
type binding struct {
	field catalog.FieldName
	xmp   xmp.Name
	form  string // of a list: xmp.Bag or xmp.Seq
	iim   byte   // number in record 2; 0: IIM has no such dataset
	// readOnly: the dataset is read, never written.
	readOnly bool
	fromIIM  func(string) string
	toIIM    func(string) string // "" writes nothing
}

// bindings has one row for each row of catalog.Fields.
var bindings = []binding{
	{field: catalog.Description, xmp: dc("description"), iim: 120},
	{field: catalog.Headline, xmp: ps("Headline"), iim: 105},
	{field: catalog.People, xmp: ext("PersonInImage"), form: xmp.Bag},
	{field: catalog.Keywords, xmp: dc("subject"), form: xmp.Bag, iim: 25},
	{field: catalog.Creator, xmp: dc("creator"), form: xmp.Seq, iim: 80},
	{field: catalog.Credit, xmp: ps("Credit"), iim: 110},
	{field: catalog.Copyright, xmp: dc("rights"), iim: 116},
	{field: catalog.Source, xmp: ps("Source"), iim: 115},
	{field: catalog.EventName, xmp: ext("Event")},
	{field: catalog.Location, xmp: core("Location"), iim: 92},
	{field: catalog.City, xmp: ps("City"), iim: 90},
	{field: catalog.State, xmp: ps("State"), iim: 95},
	{field: catalog.Country, xmp: ps("Country"), iim: 101},
	{field: catalog.CountryCode, xmp: core("CountryCode"), iim: 100, toIIM: padCode},
	{field: catalog.AltText, xmp: core("AltTextAccessibility")},
	{field: catalog.ExtDescription, xmp: core("ExtDescrAccessibility")},
	{field: catalog.Title, xmp: dc("title"), iim: 5},
	{field: catalog.Job, xmp: ps("TransmissionReference"), iim: 103},
	{field: catalog.Instructions, xmp: ps("Instructions"), iim: 40},
	{field: catalog.CreatorTitle, xmp: ps("AuthorsPosition"), iim: 85},
	{field: catalog.CaptionWriter, xmp: ps("CaptionWriter"), iim: 122},
	{field: catalog.UsageTerms, xmp: rights("UsageTerms")},
	{field: catalog.CopyrightURL, xmp: rights("WebStatement")},
	{field: catalog.Organisations, xmp: ext("OrganisationInImageName"), form: xmp.Bag},
	{field: catalog.KeywordPaths, xmp: lightroom("hierarchicalSubject"), form: xmp.Bag},
	{field: catalog.DigitalSourceType, xmp: ext("DigitalSourceType")},
	{field: catalog.DataMining, xmp: plus("DataMining")},
	{field: catalog.OtherConstraints, xmp: plus("OtherConstraints")},
	{field: catalog.ModelRelease, xmp: plus("ModelReleaseStatus")},
	{field: catalog.SubjectCodes, xmp: core("SubjectCode"), form: xmp.Bag, iim: 12, fromIIM: subjectCode, toIIM: subjectReference},
	{field: catalog.Scenes, xmp: core("Scene"), form: xmp.Bag},
	// IIM wants a number before the genre that XMP does not keep.
	{field: catalog.Genre, xmp: core("IntellectualGenre"), iim: 4, readOnly: true, fromIIM: withoutNumber},
	{field: catalog.Urgency, xmp: ps("Urgency"), iim: 10, toIIM: digit},
	{field: catalog.Category, xmp: ps("Category"), iim: 15},
	{field: catalog.MoreCategories, xmp: ps("SupplementalCategories"), form: xmp.Bag, iim: 20},
	{field: catalog.AISystem, xmp: ext("AISystemUsed")},
	{field: catalog.AIPrompt, xmp: ext("AIPromptInformation")},
}

// row is the field's row of the table.
func (b binding) row() catalog.Field {
	f, _ := catalog.FieldByName(b.field)
	return f
}

// fromXMP reads the field from a packet.
func (b binding) fromXMP(d *xmp.Doc) catalog.Value {
	if d == nil {
		return catalog.Value{}
	}
	switch b.row().Kind {
	case catalog.List:
		return catalog.Value{List: cleanAll(d.List(b.xmp))}
	case catalog.Languages:
		return languages(d.Langs(b.xmp))
	}
	return catalog.TextValue(clean(d.Text(b.xmp)))
}

// languages makes a value of texts by language; without a default language the
// first one is the default.
func languages(texts []xmp.Lang) catalog.Value {
	var v catalog.Value
	i := max(0, slices.IndexFunc(texts, func(l xmp.Lang) bool { return l.Tag == "x-default" }))
	for j, l := range texts {
		text := clean(l.Text)
		switch {
		case j == i:
			v.Text = text
		case text == "" || l.Tag == "x-default" || l.Tag == "":
		default:
			if v.Langs == nil {
				v.Langs = map[string]string{}
			}
			if _, seen := v.Langs[l.Tag]; !seen {
				v.Langs[l.Tag] = text
			}
		}
	}
	return v
}

// fromBlock reads the field from IIM.
func (b binding) fromBlock(block iim.Block) catalog.Value {
	if b.iim == 0 {
		return catalog.Value{}
	}
	texts := block.Texts(b.iim)
	for i, s := range texts {
		if b.fromIIM != nil {
			texts[i] = b.fromIIM(s)
		}
	}
	texts = cleanAll(texts)
	switch {
	case len(texts) == 0:
		return catalog.Value{}
	case b.row().Kind == catalog.List:
		return catalog.Value{List: texts}
	}
	return catalog.TextValue(texts[0])
}

// clean is s as the catalog keeps text: NFC, LF, nothing around it, and no
// control characters.
func clean(s string) string {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case r < 0x20 && r != '\n' && r != '\t', r == 0x7F:
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.TrimSpace(s))
}

// cleanAll cleans the items and leaves out empty ones; nil if none is left.
func cleanAll(items []string) []string {
	var out []string
	for _, s := range items {
		if s = clean(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// padCode makes a country code the three bytes IIM wants.
func padCode(s string) string {
	if len(s) > 3 {
		return ""
	}
	return s + strings.Repeat(" ", 3-len(s))
}

// subjectCode takes the code out of "IPTC:04000000:name:name:name".
func subjectCode(s string) string {
	parts := strings.Split(s, ":")
	if len(parts) > 1 && len(parts[1]) == 8 {
		return parts[1]
	}
	return s
}

func subjectReference(code string) string {
	if len(code) != 8 {
		return ""
	}
	return "IPTC:" + code + ":::"
}

// withoutNumber takes the number off "001:Current".
func withoutNumber(s string) string {
	if len(s) > 4 && s[3] == ':' && strings.Trim(s[:3], "0123456789") == "" {
		return s[4:]
	}
	return s
}

func digit(s string) string {
	if len(s) == 1 && s >= "0" && s <= "9" {
		return s
	}
	return ""
}
