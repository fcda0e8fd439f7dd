package catalog

import (
	"maps"
	"slices"
	"strings"
)

// A FieldName names a field of a caption: the key in JSON and the name on the
// command line. "description@en" names one language of a field of languages.
type FieldName string

// FieldKind is the shape of a field's value.
type FieldKind int

const (
	Text      FieldKind = iota // one text
	List                       // several texts in order
	Languages                  // a default text and others by language
	Records                    // several structures, each of the Parts
)

// The fields every screen and command knows by name.
const (
	Description       FieldName = "description"
	Headline          FieldName = "headline"
	Title             FieldName = "title"
	Creator           FieldName = "creator"
	CreatorTitle      FieldName = "creator_title"
	Credit            FieldName = "credit"
	Copyright         FieldName = "copyright"
	Source            FieldName = "source"
	Keywords          FieldName = "keywords"
	KeywordPaths      FieldName = "keyword_paths"
	People            FieldName = "people"
	Organisations     FieldName = "organisations"
	EventName         FieldName = "event"
	Location          FieldName = "location"
	City              FieldName = "city"
	State             FieldName = "state"
	Country           FieldName = "country"
	CountryCode       FieldName = "country_code"
	Instructions      FieldName = "instructions"
	Job               FieldName = "job"
	CaptionWriter     FieldName = "caption_writer"
	UsageTerms        FieldName = "usage_terms"
	CopyrightURL      FieldName = "copyright_url"
	AltText           FieldName = "alt_text"
	ExtDescription    FieldName = "ext_description"
	DigitalSourceType FieldName = "digital_source_type"
	DataMining        FieldName = "data_mining"
	OtherConstraints  FieldName = "other_constraints"
	ModelRelease      FieldName = "model_release"
	SubjectCodes      FieldName = "subject_codes"
	Scenes            FieldName = "scenes"
	Genre             FieldName = "genre"
	Urgency           FieldName = "urgency"
	Category          FieldName = "category"
	MoreCategories    FieldName = "more_categories"
	AISystem          FieldName = "ai_system"
	AIPrompt          FieldName = "ai_prompt"
	AIPromptWriter    FieldName = "ai_prompt_writer"
	AISystemVersion   FieldName = "ai_system_version"
	DateCreated       FieldName = "date_created"
	CopyrightStatus   FieldName = "copyright_status"
	EventIDs          FieldName = "event_ids"
	OrganisationCodes FieldName = "organisation_codes"
	EditStatus        FieldName = "edit_status"
	PeopleDetails     FieldName = "people_details"
	LocationsShown    FieldName = "locations_shown"
	LocationCreated   FieldName = "location_created"
	CreatorContact    FieldName = "creator_contact"
	Subjects          FieldName = "subjects"
	Genres            FieldName = "genres"
	ImageRegions      FieldName = "image_regions"
)

// A Field is one row of the field table, or of the parts of a structure.
type Field struct {
	Name FieldName
	Kind FieldKind
	// IIM is the most bytes the field (each item of a list) may have in IPTC
	// IIM 4.2; 0 where IIM has no such dataset, or no limit that a text of
	// ours could pass.
	IIM int
	// Lines says that the text may have several lines.
	Lines bool
	// Panel says that the caption panel shows the field without being asked.
	Panel bool
	// Code says that the text is for machines: searches do not look into it.
	Code bool
	// Parts are the fields of a structure, of kind Records.
	Parts []Field
	// One says that there is at most one structure.
	One bool
}

// Fields is the one table of caption fields, in the order screens show them.
// It drives the caption form, search, the command line, and (bound by
// catalog/metadata) XMP and IIM. Source: IPTC Photo Metadata Standard 2025.1.
// Nobody changes it at run time.
var Fields = []Field{
	{Name: Description, Kind: Languages, IIM: 2000, Lines: true, Panel: true},
	{Name: Headline, IIM: 256, Panel: true},
	{Name: People, Kind: List, Panel: true},
	{Name: PeopleDetails, Kind: Records, Parts: personParts},
	{Name: Keywords, Kind: List, IIM: 64, Panel: true},
	{Name: Creator, Kind: List, IIM: 32, Panel: true},
	{Name: Credit, IIM: 32, Panel: true},
	{Name: Copyright, Kind: Languages, IIM: 128, Panel: true},
	{Name: CopyrightStatus, Code: true},
	{Name: Source, IIM: 32},
	{Name: EventName, Kind: Languages, Panel: true},
	{Name: EventIDs, Kind: List, Code: true},
	{Name: Location, IIM: 32, Panel: true},
	{Name: City, IIM: 32, Panel: true},
	{Name: State, IIM: 32, Panel: true},
	{Name: Country, IIM: 64, Panel: true},
	{Name: CountryCode, IIM: 3, Code: true},
	{Name: LocationsShown, Kind: Records, Parts: locationParts},
	{Name: LocationCreated, Kind: Records, One: true, Parts: locationParts},
	{Name: AltText, Kind: Languages, Lines: true, Panel: true},
	{Name: ExtDescription, Kind: Languages, Lines: true},
	{Name: ImageRegions, Kind: Records, Parts: regionParts},
	{Name: Title, Kind: Languages, IIM: 64},
	{Name: DateCreated, Code: true},
	{Name: Job, IIM: 32},
	{Name: Instructions, IIM: 256, Lines: true},
	{Name: CreatorTitle, IIM: 32},
	{Name: CreatorContact, Kind: Records, One: true, Parts: contactParts},
	{Name: CaptionWriter, IIM: 32},
	{Name: UsageTerms, Kind: Languages, Lines: true},
	{Name: CopyrightURL},
	{Name: Organisations, Kind: List},
	{Name: OrganisationCodes, Kind: List},
	{Name: KeywordPaths, Kind: List},
	{Name: DigitalSourceType, Code: true},
	{Name: DataMining, Code: true},
	{Name: OtherConstraints, Kind: Languages},
	{Name: ModelRelease, Code: true},
	{Name: SubjectCodes, Kind: List, IIM: 236},
	{Name: Subjects, Kind: Records, Parts: termParts},
	{Name: Scenes, Kind: List},
	{Name: Genre, IIM: 64},
	{Name: Genres, Kind: Records, Parts: termParts},
	{Name: Urgency, IIM: 1, Code: true},
	{Name: Category, IIM: 3},
	{Name: MoreCategories, Kind: List, IIM: 32},
	{Name: EditStatus, IIM: 64},
	{Name: AISystem},
	{Name: AISystemVersion},
	{Name: AIPrompt, Lines: true},
	{Name: AIPromptWriter},
}

// The parts of the structures of the standard.
var (
	personParts = []Field{
		{Name: "name", Kind: Languages},
		{Name: "description", Kind: Languages, Lines: true},
		{Name: "ids", Kind: List, Code: true}, // addresses that name the person
		{Name: "characteristics", Kind: Records, Parts: termParts},
	}
	// Latitude and longitude are in degrees as "21.0285", positive to the north
	// and east; altitude is in metres above the sea.
	locationParts = []Field{
		{Name: "name", Kind: Languages},
		{Name: "sublocation"},
		{Name: "city"},
		{Name: "state"},
		{Name: "country"},
		{Name: "country_code", Code: true},
		{Name: "world_region"},
		{Name: "ids", Kind: List, Code: true},
		{Name: "latitude", Code: true},
		{Name: "longitude", Code: true},
		{Name: "altitude", Code: true},
	}
	contactParts = []Field{
		{Name: "address", Lines: true},
		{Name: "city"},
		{Name: "state"},
		{Name: "postcode"},
		{Name: "country"},
		{Name: "phones", Lines: true},
		{Name: "emails", Lines: true},
		{Name: "urls", Lines: true},
	}
	// A term of a controlled vocabulary.
	termParts = []Field{
		{Name: "name", Kind: Languages},
		{Name: "id", Code: true},
		{Name: "vocabulary", Code: true},
		{Name: "refined", Code: true},
	}
	// A region's numbers are fractions of the stored picture, or pixels, as
	// unit says: "relative" or "pixel". Shape is "rectangle" (x and y of its
	// upper left corner, w, h), "circle" (x and y of its centre, radius) or
	// "polygon" (vertices).
	regionParts = []Field{
		{Name: "name", Kind: Languages},
		{Name: "shape", Code: true},
		{Name: "unit", Code: true},
		{Name: "x", Code: true},
		{Name: "y", Code: true},
		{Name: "w", Code: true},
		{Name: "h", Code: true},
		{Name: "radius", Code: true},
		{Name: "vertices", Kind: Records, Parts: []Field{{Name: "x", Code: true}, {Name: "y", Code: true}}},
		{Name: "id", Code: true},
		{Name: "types", Kind: Records, Parts: entityParts},
		{Name: "roles", Kind: Records, Parts: entityParts},
	}
	entityParts = []Field{
		{Name: "name", Kind: Languages},
		{Name: "ids", Kind: List, Code: true},
	}
)

// Part finds a part of a structure.
func (f Field) Part(name FieldName) (Field, bool) {
	for _, p := range f.Parts {
		if p.Name == name {
			return p, true
		}
	}
	return Field{}, false
}

// Words are the texts in v that people wrote and may search for.
func (f Field) Words(v Value) []string {
	if f.Code {
		return nil
	}
	var out []string
	if v.Text != "" {
		out = append(out, v.Text)
	}
	out = append(out, v.List...)
	for _, tag := range slices.Sorted(maps.Keys(v.Langs)) {
		out = append(out, v.Langs[tag])
	}
	for _, r := range v.Records {
		for _, p := range f.Parts {
			out = append(out, p.Words(r[p.Name])...)
		}
	}
	return out
}

// FieldByName finds a field of the table.
func FieldByName(name FieldName) (Field, bool) {
	for _, f := range Fields {
		if f.Name == name {
			return f, true
		}
	}
	return Field{}, false
}

// SplitField splits "description@en" into the field's name and the language;
// lang is "" for the default language.
func SplitField(s string) (name FieldName, lang string) {
	n, l, _ := strings.Cut(s, "@")
	return FieldName(n), l
}

// Read is the field's value made of the one text of a box: the items of a list
// have a semicolon or a new line between them, keywords a comma too. A field of
// structures has none.
func (f Field) Read(text string) Value {
	if f.Kind != List {
		return TextValue(strings.TrimRight(text, " \t\n"))
	}
	split := func(r rune) bool {
		return r == ';' || r == '\n' || r == ',' && f.Name == Keywords
	}
	var items []string
	for _, s := range strings.FieldsFunc(text, split) {
		if s = strings.TrimSpace(s); s != "" && !slices.Contains(items, s) {
			items = append(items, s)
		}
	}
	return ListValue(items...)
}
