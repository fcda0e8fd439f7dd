package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"cutline/catalog"
)

// The part of ninjs 3.0 (IPTC News in JSON) that a package uses.
type (
	ninjsItem struct {
		URI                string             `json:"uri"`
		Name               string             `json:"name,omitempty"`
		Rel                string             `json:"rel,omitempty"`
		Type               string             `json:"type"`
		Standard           *ninjsStandard     `json:"standard,omitempty"`
		RepresentationType string             `json:"representationType,omitempty"`
		Version            string             `json:"version,omitempty"`
		FirstCreated       string             `json:"firstCreated,omitempty"`
		VersionCreated     string             `json:"versionCreated,omitempty"`
		ContentCreated     string             `json:"contentCreated,omitempty"`
		PubStatus          string             `json:"pubStatus,omitempty"`
		Language           string             `json:"language,omitempty"`
		Title              string             `json:"title,omitempty"`
		Slugline           string             `json:"slugline,omitempty"`
		By                 string             `json:"by,omitempty"`
		Located            string             `json:"located,omitempty"`
		CopyrightNotice    string             `json:"copyrightNotice,omitempty"`
		UsageTerms         string             `json:"usageTerms,omitempty"`
		Headlines          []ninjsText        `json:"headlines,omitempty"`
		Descriptions       []ninjsText        `json:"descriptions,omitempty"`
		Bodies             []ninjsText        `json:"bodies,omitempty"`
		People             []ninjsNamed       `json:"people,omitempty"`
		Places             []ninjsNamed       `json:"places,omitempty"`
		Events             []ninjsNamed       `json:"events,omitempty"`
		Subjects           []ninjsNamed       `json:"subjects,omitempty"`
		InfoSources        []ninjsInfoSource  `json:"infoSources,omitempty"`
		Renditions         []ninjsRendition   `json:"renditions,omitempty"`
		Associations       []ninjsItem        `json:"associations,omitempty"`
		AltIDs             []ninjsAlternative `json:"altIds,omitempty"`
	}
	ninjsStandard struct {
		Name    string `json:"name"`
		Version string `json:"version"`
		Schema  string `json:"schema"`
	}
	ninjsText struct {
		Role        string `json:"role,omitempty"`
		ContentType string `json:"contentType,omitempty"`
		CharCount   int    `json:"charCount,omitempty"`
		WordCount   int    `json:"wordCount,omitempty"`
		Value       string `json:"value"`
	}
	ninjsNamed struct {
		Name    string `json:"name"`
		Rel     string `json:"rel,omitempty"`
		Literal string `json:"literal,omitempty"`
	}
	ninjsInfoSource struct {
		Name string `json:"name"`
		Role string `json:"role"`
	}
	ninjsRendition struct {
		Name        string `json:"name"`
		Href        string `json:"href"`
		ContentType string `json:"contentType"`
		Title       string `json:"title"` // the file, relative to the package
		Width       int    `json:"width"`
		Height      int    `json:"height"`
		SizeInBytes int64  `json:"sizeInBytes"`
	}
	ninjsAlternative struct {
		Role  string `json:"role"`
		Value string `json:"value"`
	}
)

const ninjsSchema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.0.json#"

// ninjs is story.json.
func (p Plan) ninjs(v view) ([]byte, error) {
	s := p.story.Story
	created := s.Created
	if created.IsZero() {
		created = p.maker.now
	}
	item := ninjsItem{
		URI:                urn("story", s.Slug, created.UTC().Format(time.RFC3339Nano)),
		Type:               "composite",
		Standard:           &ninjsStandard{"ninjs", "3.0", ninjsSchema},
		RepresentationType: "full",
		Version:            fmt.Sprint(s.Revision),
		FirstCreated:       stamp(created), VersionCreated: stamp(p.maker.now),
		PubStatus: "usable", Language: s.Article.Language,
		Title: v.Headline, Slugline: s.Slug, By: v.Byline, Located: v.Place,
		CopyrightNotice: p.house.Copyright,
		Headlines:       []ninjsText{{Role: "main", ContentType: "text/plain", Value: v.Headline}},
		Bodies:          v.bodies(),
		Places:          named("located", v.Place),
	}
	if v.Lead != "" {
		item.Descriptions = []ninjsText{{Role: "lead", ContentType: "text/plain", Value: v.Lead}}
	}
	for _, who := range s.Article.People {
		item.People = append(item.People, ninjsNamed{Name: who.Name, Rel: "mentioned", Literal: strings.Join(who.Offices, "; ")})
	}
	if p.house.Credit != "" {
		item.InfoSources = []ninjsInfoSource{{p.house.Credit, "publisher"}}
	}
	for _, b := range v.Blocks {
		if b.Figure != nil {
			item.Associations = append(item.Associations, b.Figure.ninjs(s.Article.Language))
		}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(item)
	return b.Bytes(), err
}

// ninjs is the figure as a picture associated with the story.
func (f *figure) ninjs(lang string) ninjsItem {
	c := f.made.Caption
	id := f.made.Photo.Fingerprint
	if id == "" {
		id = f.made.Photo.Path
	}
	item := ninjsItem{
		URI:  urn("photo", id),
		Name: fmt.Sprintf("picture-%d", f.N), Rel: "figure", Type: "picture", PubStatus: "usable", Language: lang,
		Title: c.Text(catalog.Title), By: c.Text(catalog.Creator), Located: c.Text(catalog.City),
		CopyrightNotice: c.Text(catalog.Copyright), UsageTerms: c.Text(catalog.UsageTerms),
		AltIDs: []ninjsAlternative{{"cutline-photo", f.made.Photo.ID.String()}, {"cutline-slot", fmt.Sprint(f.made.Slot)}},
		Places: named("shown", c.Text(catalog.Location), c.Text(catalog.City), c.Text(catalog.State), c.Text(catalog.Country)),
		Events: named("shown", c.Text(catalog.EventName)),
	}
	if m := f.made.Photo.Captured; m.Zoned {
		item.ContentCreated = stamp(m.Time)
	}
	if h := c.Text(catalog.Headline); h != "" {
		item.Headlines = []ninjsText{{Role: "main", ContentType: "text/plain", Value: h}}
	}
	for _, d := range []struct{ role, value string }{{"caption", f.Caption}, {"altText", f.Alt}} {
		if d.value != "" {
			item.Descriptions = append(item.Descriptions, ninjsText{Role: d.role, ContentType: "text/plain", Value: d.value})
		}
	}
	if f.Credit != "" {
		item.InfoSources = []ninjsInfoSource{{f.Credit, "credit"}}
	}
	item.People = named("shown", c.List(catalog.People)...)
	item.Subjects = named("keyword", c.List(catalog.Keywords)...)
	for _, file := range f.made.out {
		item.Renditions = append(item.Renditions, ninjsRendition{
			Name: file.Preset, Href: "file:" + file.Path, ContentType: "image/jpeg", Title: file.Path,
			Width: file.Width, Height: file.Height, SizeInBytes: file.Bytes,
		})
	}
	return item
}

// bodies are the article as text and as the inner markup of the page.
func (v view) bodies() []ninjsText {
	var plain, markup []string
	for _, b := range v.Blocks {
		switch {
		case b.Figure != nil:
			markup = append(markup, fmt.Sprintf("<figure id=\"picture-%d\"></figure>", b.Figure.N))
		case b.Subhead:
			plain = append(plain, b.Text)
			markup = append(markup, "<h2>"+escape(b.Text)+"</h2>")
		default:
			plain = append(plain, b.Text)
			markup = append(markup, "<p>"+escape(b.Text)+"</p>")
		}
	}
	text := strings.Join(plain, "\n\n")
	return []ninjsText{
		{Role: "main", ContentType: "text/plain", CharCount: utf8.RuneCountInString(text), WordCount: len(strings.Fields(text)), Value: text},
		{Role: "main", ContentType: "text/html", Value: strings.Join(markup, "\n")},
	}
}

func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
}

func named(rel string, names ...string) []ninjsNamed {
	var out []ninjsNamed
	for _, n := range names {
		if n != "" {
			out = append(out, ninjsNamed{Name: n, Rel: rel})
		}
	}
	return out
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}

// urn names something for ever without a registry: a UUID made of a hash
// (version 8, RFC 9562), the same for the same parts.
func urn(parts ...string) string {
	h := sha256.Sum256([]byte("cutline\x00" + strings.Join(parts, "\x00")))
	h[6] = h[6]&0x0f | 0x80
	h[8] = h[8]&0x3f | 0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[0:4], h[4:6], h[6:8], h[8:10], h[10:16])
}
