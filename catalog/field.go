package catalog

import "strings"

// A FieldName names a field of a caption: the key in JSON and the name on the
// command line. "description@en" names one language of a field of languages.
type FieldName string

// FieldKind is the shape of a field's value.
type FieldKind int

const (
	Text      FieldKind = iota // one text
	List                       // several texts in order
	Languages                  // a default text and others by language
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
)

// A Field is one row of the field table.
type Field struct {
	Name FieldName
	Kind FieldKind
	// IIM is the most bytes the field (each item of a list) may have in IPTC
	// IIM 4.2; 0 where IIM has no such dataset.
	IIM int
	// Lines says that the text may have several lines.
	Lines bool
	// Panel says that the caption panel shows the field without being asked.
	Panel bool
}

// Fields is the one table of caption fields, in the order screens show them.
// It drives the caption form, search, the command line, and (bound by
// catalog/metadata) XMP and IIM. Source: IPTC Photo Metadata Standard 2025.1.
// Nobody changes it at run time.
var Fields = []Field{
	{Description, Languages, 2000, true, true},
	{Headline, Text, 256, false, true},
	{People, List, 0, false, true},
	{Keywords, List, 64, false, true},
	{Creator, List, 32, false, true},
	{Credit, Text, 32, false, true},
	{Copyright, Languages, 128, false, true},
	{Source, Text, 32, false, false},
	{EventName, Languages, 0, false, true},
	{Location, Text, 32, false, true},
	{City, Text, 32, false, true},
	{State, Text, 32, false, true},
	{Country, Text, 64, false, true},
	{CountryCode, Text, 3, false, false},
	{AltText, Languages, 0, true, true},
	{ExtDescription, Languages, 0, true, false},
	{Title, Languages, 64, false, false},
	{Job, Text, 32, false, false},
	{Instructions, Text, 256, true, false},
	{CreatorTitle, Text, 32, false, false},
	{CaptionWriter, Text, 32, false, false},
	{UsageTerms, Languages, 0, true, false},
	{CopyrightURL, Text, 0, false, false},
	{Organisations, List, 0, false, false},
	{KeywordPaths, List, 0, false, false},
	{DigitalSourceType, Text, 0, false, false},
	{DataMining, Text, 0, false, false},
	{OtherConstraints, Languages, 0, false, false},
	{ModelRelease, Text, 0, false, false},
	{SubjectCodes, List, 236, false, false},
	{Scenes, List, 0, false, false},
	{Genre, Text, 64, false, false},
	{Urgency, Text, 1, false, false},
	{Category, Text, 3, false, false},
	{MoreCategories, List, 32, false, false},
	{AISystem, Text, 0, false, false},
	{AIPrompt, Text, 0, true, false},
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
