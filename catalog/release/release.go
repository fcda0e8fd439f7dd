// Package release is the one gate all outgoing pictures pass. It fails
// closed: what it does not know to be fit to leave stays, a field as well as a
// picture.
//
// Units: none.
package release

import (
	"fmt"
	"maps"
	"slices"

	"cutline/catalog"
	"cutline/catalog/caption"
)

// leaves are the fields that may leave the house. A field that is not listed
// stays: GPS, serial numbers, owner names, previews and the edit history are
// no caption fields at all, so they never get here. Of the caption stay:
//
//	instructions    words to the desk, often about what must not be published
//	job             the house's own number of an assignment
//	caption_writer  who of the house typed the text
//	keyword_paths   the archive's inner order; the keywords themselves leave
//	ai_prompt       the house's words to a machine, and who wrote them; that one was used leaves
//	edit_status     where the picture stands in the house's work
//	creator_contact telephone and address of whoever took it
//	location_created  where the camera stood
//	image_regions   they are of the whole picture; the one that leaves is cropped
//
// A location that is shown leaves without its position.
var leaves = []catalog.FieldName{
	catalog.Description, catalog.Headline, catalog.Title, catalog.ExtDescription, catalog.AltText,
	catalog.People, catalog.Organisations, catalog.Keywords, catalog.EventName,
	catalog.Location, catalog.City, catalog.State, catalog.Country, catalog.CountryCode,
	catalog.Creator, catalog.CreatorTitle, catalog.Credit, catalog.Source,
	catalog.Copyright, catalog.CopyrightURL, catalog.UsageTerms, catalog.OtherConstraints, catalog.ModelRelease,
	catalog.DigitalSourceType, catalog.DataMining, catalog.AISystem,
	catalog.PeopleDetails, catalog.OrganisationCodes, catalog.EventIDs, catalog.LocationsShown, catalog.DateCreated,
	catalog.CopyrightStatus, catalog.AISystemVersion, catalog.Subjects, catalog.Genres,
	catalog.SubjectCodes, catalog.Scenes, catalog.Genre, catalog.Urgency, catalog.Category, catalog.MoreCategories,
}

// Leaves reports whether a field of that name may leave the house.
func Leaves(name catalog.FieldName) bool { return slices.Contains(leaves, name) }

// An Exit is one picture at the gate.
type Exit struct {
	Photo catalog.Photo
	// Caption is what the picture is to carry: the photo's own, with the story
	// caption as its description where a story prints it.
	Caption catalog.Caption
	// Findings are what the check said of the picture's slot; none outside a
	// story. An accepted finding lets pass what it is about.
	Findings []catalog.Finding
	House    catalog.House
}

// Pass returns the caption that leaves with the picture: only fields that may,
// the house's creator, credit and copyright where it has none. The error is a
// catalog.ErrRefused; where findings say why it is a *catalog.Refused.
func Pass(e Exit) (catalog.Caption, error) {
	if err := usable(e.Photo, e.Findings); err != nil {
		return nil, err
	}
	out := catalog.Caption{}
	for _, name := range leaves {
		out.Set(name, e.Caption[name])
	}
	out.Set(catalog.LocationsShown, withoutPosition(out[catalog.LocationsShown]))
	fill(out, catalog.Creator, catalog.ListValue(e.House.Creator))
	fill(out, catalog.Credit, catalog.TextValue(e.House.Credit))
	fill(out, catalog.Copyright, catalog.TextValue(e.House.Copyright))

	var open []catalog.Finding
	for _, f := range e.Findings {
		if f.Blocks() {
			open = append(open, f)
		}
	}
	for _, f := range unresolved(out, e.House.CodeDelimiter()) {
		if !settled(e.Findings, f) && !told(open, f) {
			open = append(open, f)
		}
	}
	if len(open) > 0 {
		return nil, fmt.Errorf("release %s: %w", e.Photo.File(), &catalog.Refused{Findings: open})
	}
	return out, nil
}

// withoutPosition is locations without where on the map they are.
func withoutPosition(v catalog.Value) catalog.Value {
	var out catalog.Value
	for _, r := range v.Records {
		r = maps.Clone(r)
		for _, name := range []catalog.FieldName{"latitude", "longitude", "altitude"} {
			delete(r, name)
		}
		if len(r) > 0 {
			out.Records = append(out.Records, r)
		}
	}
	return out
}

// usable says why the photo itself cannot leave. A damaged one may when
// somebody looked at what is left of it and accepted that; what is not there,
// or was taken out of the catalog, never.
func usable(p catalog.Photo, findings []catalog.Finding) error {
	why := ""
	switch {
	case p.Path == "":
		return fmt.Errorf("release a photo without a file: %w", catalog.ErrRefused)
	case p.Forgotten:
		why = "it was taken out of the catalog"
	case p.State == catalog.Damaged && damageAccepted(findings):
		return nil
	case p.State == catalog.Damaged:
		why = "its file is damaged"
		if p.Problem != "" {
			why += " (" + p.Problem + ")"
		}
	case p.State == catalog.Offline:
		return fmt.Errorf("release %s: %w: %w", p.Path, catalog.ErrRefused, catalog.ErrOffline)
	case p.State != catalog.OK:
		why = fmt.Sprintf("its state %q is unknown", p.State)
	default:
		return nil
	}
	return fmt.Errorf("release %s: %s: %w", p.Path, why, catalog.ErrRefused)
}

func damageAccepted(findings []catalog.Finding) bool {
	return slices.ContainsFunc(findings, func(f catalog.Finding) bool {
		return f.Rule == catalog.RulePhotoUnusable && f.Accepted != nil
	})
}

func fill(c catalog.Caption, name catalog.FieldName, v catalog.Value) {
	if v.String() != "" && c[name].IsZero() {
		c.Set(name, v)
	}
}

// unresolved makes a finding of each word that is still to be filled in.
func unresolved(c catalog.Caption, delimiter rune) []catalog.Finding {
	var out []catalog.Finding
	for _, name := range leaves {
		row, _ := catalog.FieldByName(name)
		row.Code = false // a code that was typed is looked at too
		for _, t := range row.Words(c[name]) {
			for _, w := range caption.Unresolved(t, delimiter) {
				f := catalog.Finding{Level: catalog.LevelError, Rule: catalog.RuleUnresolved, Args: []any{w},
					AddVI: fmt.Sprintf("(trường %s)", name), AddEN: fmt.Sprintf("(field %s)", name),
					Quotes: []catalog.Quote{{Where: "caption", Words: w}}}
				if !told(out, f) {
					out = append(out, f)
				}
			}
		}
	}
	return out
}

// settled reports whether somebody accepted the finding's words.
func settled(findings []catalog.Finding, f catalog.Finding) bool {
	return slices.ContainsFunc(findings, func(g catalog.Finding) bool {
		return g.Rule == f.Rule && g.Accepted != nil && fmt.Sprint(g.Args...) == fmt.Sprint(f.Args...)
	})
}

func told(findings []catalog.Finding, f catalog.Finding) bool {
	return slices.ContainsFunc(findings, func(g catalog.Finding) bool {
		return g.Rule == f.Rule && fmt.Sprint(g.Args...) == fmt.Sprint(f.Args...)
	})
}
