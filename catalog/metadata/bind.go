package metadata

import (
	"slices"

	"cutline/catalog"
	"cutline/catalog/metadata/xmp"
)

// A binding says where a caption field, or a part of a structure, lives.
type binding struct {
	field catalog.FieldName
	xmp   xmp.Name
	also  xmp.Name  // where other programs say the same; zero: nowhere
	form  string    // of a list or of structures: xmp.Bag or xmp.Seq; "" for one structure in no array
	in    xmp.Name  // of a part: the structure in the structure where it is; zero: none
	parts []binding // of structures
	iim   byte      // number in record 2; 0: IIM has no such dataset
	// What XMP and IIM have in the place of our text; nil: the same. A text
	// that comes out "" is not written.
	fromText, toText func(string) string
	fromIIM, toIIM   func(string) string

	row catalog.Field // of the table; filled in by bind
}

// bindings has one row for each row of catalog.Fields. Nobody changes it.
var bindings = bind(catalog.Fields, []binding{
	{field: catalog.Description, xmp: dc("description"), iim: 120},
	{field: catalog.Headline, xmp: ps("Headline"), iim: 105},
	{field: catalog.People, xmp: ext("PersonInImage"), form: xmp.Bag},
	{field: catalog.PeopleDetails, xmp: ext("PersonInImageWDetails"), form: xmp.Bag, parts: []binding{
		{field: "name", xmp: ext("PersonName")},
		{field: "description", xmp: ext("PersonDescription")},
		{field: "ids", xmp: ext("PersonId"), form: xmp.Bag},
		{field: "characteristics", xmp: ext("PersonCharacteristic"), form: xmp.Bag, parts: term},
	}},
	{field: catalog.Keywords, xmp: dc("subject"), form: xmp.Bag, iim: 25},
	{field: catalog.Creator, xmp: dc("creator"), form: xmp.Seq, iim: 80},
	{field: catalog.Credit, xmp: ps("Credit"), iim: 110},
	{field: catalog.Copyright, xmp: dc("rights"), iim: 116},
	{field: catalog.CopyrightStatus, xmp: rights("Marked"), fromText: fromMarked, toText: toMarked},
	{field: catalog.Source, xmp: ps("Source"), iim: 115},
	{field: catalog.EventName, xmp: ext("Event")},
	{field: catalog.EventIDs, xmp: ext("EventId"), form: xmp.Bag},
	{field: catalog.Location, xmp: core("Location"), iim: 92},
	{field: catalog.City, xmp: ps("City"), iim: 90},
	{field: catalog.State, xmp: ps("State"), iim: 95},
	{field: catalog.Country, xmp: ps("Country"), iim: 101},
	{field: catalog.CountryCode, xmp: core("CountryCode"), iim: 100, toIIM: padCode},
	{field: catalog.LocationsShown, xmp: ext("LocationShown"), form: xmp.Bag, parts: location},
	{field: catalog.LocationCreated, xmp: ext("LocationCreated"), form: xmp.Bag, parts: location},
	{field: catalog.AltText, xmp: core("AltTextAccessibility")},
	{field: catalog.ExtDescription, xmp: core("ExtDescrAccessibility")},
	{field: catalog.ImageRegions, xmp: ext("ImageRegion"), also: mwg("Regions"), form: xmp.Bag, parts: region},
	{field: catalog.Title, xmp: dc("title"), iim: 5},
	{field: catalog.DateCreated, xmp: psDateCreated, iim: iimDate},
	{field: catalog.Job, xmp: ps("TransmissionReference"), iim: 103},
	{field: catalog.Instructions, xmp: ps("Instructions"), iim: 40},
	{field: catalog.CreatorTitle, xmp: ps("AuthorsPosition"), iim: 85},
	{field: catalog.CreatorContact, xmp: core("CreatorContactInfo"), parts: []binding{
		{field: "address", xmp: core("CiAdrExtadr")},
		{field: "city", xmp: core("CiAdrCity")},
		{field: "state", xmp: core("CiAdrRegion")},
		{field: "postcode", xmp: core("CiAdrPcode")},
		{field: "country", xmp: core("CiAdrCtry")},
		{field: "phones", xmp: core("CiTelWork")},
		{field: "emails", xmp: core("CiEmailWork")},
		{field: "urls", xmp: core("CiUrlWork")},
	}},
	{field: catalog.CaptionWriter, xmp: ps("CaptionWriter"), iim: 122},
	{field: catalog.UsageTerms, xmp: rights("UsageTerms")},
	{field: catalog.CopyrightURL, xmp: rights("WebStatement")},
	{field: catalog.Organisations, xmp: ext("OrganisationInImageName"), form: xmp.Bag},
	{field: catalog.OrganisationCodes, xmp: ext("OrganisationInImageCode"), form: xmp.Bag},
	{field: catalog.KeywordPaths, xmp: lightroom("hierarchicalSubject"), also: digiKamTags, form: xmp.Bag},
	{field: catalog.DigitalSourceType, xmp: ext("DigitalSourceType")},
	{field: catalog.DataMining, xmp: plus("DataMining")},
	{field: catalog.OtherConstraints, xmp: plus("OtherConstraints")},
	{field: catalog.ModelRelease, xmp: plus("ModelReleaseStatus")},
	{field: catalog.SubjectCodes, xmp: core("SubjectCode"), form: xmp.Bag, iim: 12, fromIIM: subjectCode, toIIM: subjectReference},
	{field: catalog.Subjects, xmp: ext("AboutCvTerm"), form: xmp.Bag, parts: term},
	{field: catalog.Scenes, xmp: core("Scene"), form: xmp.Bag},
	{field: catalog.Genre, xmp: core("IntellectualGenre"), iim: 4, fromIIM: withoutNumber, toIIM: withNumber},
	{field: catalog.Genres, xmp: ext("Genre"), form: xmp.Bag, parts: term},
	{field: catalog.Urgency, xmp: ps("Urgency"), iim: 10, toIIM: digit},
	{field: catalog.Category, xmp: ps("Category"), iim: 15},
	{field: catalog.MoreCategories, xmp: ps("SupplementalCategories"), form: xmp.Bag, iim: 20},
	{field: catalog.EditStatus, xmp: mechanic("EditStatus"), iim: 7},
	{field: catalog.AISystem, xmp: ext("AISystemUsed")},
	{field: catalog.AISystemVersion, xmp: ext("AISystemVersionUsed")},
	{field: catalog.AIPrompt, xmp: ext("AIPromptInformation")},
	{field: catalog.AIPromptWriter, xmp: ext("AIPromptWriterName")},
})

// Parts that several structures have.
var (
	term = []binding{
		{field: "name", xmp: ext("CvTermName")},
		{field: "id", xmp: ext("CvTermId")},
		{field: "vocabulary", xmp: ext("CvId")},
		{field: "refined", xmp: ext("CvTermRefinedAbout")},
	}
	location = []binding{
		{field: "name", xmp: ext("LocationName")},
		{field: "sublocation", xmp: ext("Sublocation")},
		{field: "city", xmp: ext("City")},
		{field: "state", xmp: ext("ProvinceState")},
		{field: "country", xmp: ext("CountryName")},
		{field: "country_code", xmp: ext("CountryCode")},
		{field: "world_region", xmp: ext("WorldRegion")},
		{field: "ids", xmp: ext("LocationId"), form: xmp.Bag},
		{field: "latitude", xmp: exifNS("GPSLatitude"), fromText: fromLatitude, toText: toLatitude},
		{field: "longitude", xmp: exifNS("GPSLongitude"), fromText: fromLongitude, toText: toLongitude},
		{field: "altitude", xmp: exifNS("GPSAltitude"), fromText: fromRational, toText: toRational},
	}
	region = []binding{
		{field: "name", xmp: ext("Name")},
		{field: "shape", in: boundary, xmp: ext("rbShape")},
		{field: "unit", in: boundary, xmp: ext("rbUnit")},
		{field: "x", in: boundary, xmp: ext("rbX")},
		{field: "y", in: boundary, xmp: ext("rbY")},
		{field: "w", in: boundary, xmp: ext("rbW")},
		{field: "h", in: boundary, xmp: ext("rbH")},
		{field: "radius", in: boundary, xmp: ext("rbRx")},
		{field: "vertices", in: boundary, xmp: ext("rbVertices"), form: xmp.Seq, parts: []binding{
			{field: "x", xmp: ext("rbX")},
			{field: "y", xmp: ext("rbY")},
		}},
		{field: "id", xmp: ext("rId")},
		{field: "types", xmp: ext("rCtype"), form: xmp.Bag, parts: entity},
		{field: "roles", xmp: ext("rRole"), form: xmp.Bag, parts: entity},
	}
	entity = []binding{
		{field: "name", xmp: ext("Name")},
		{field: "ids", xmp: basic("Identifier"), form: xmp.Bag},
	}
	boundary = ext("RegionBoundary")
)

// bind gives each binding its row of the table.
func bind(rows []catalog.Field, bindings []binding) []binding {
	out := slices.Clone(bindings)
	for i, b := range out {
		at := slices.IndexFunc(rows, func(f catalog.Field) bool { return f.Name == b.field })
		out[i].row = rows[at]
		out[i].parts = bind(rows[at].Parts, b.parts)
	}
	return out
}
