package export

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"cutline/catalog"
)

// projectFile finds a file beside the project's root.
func projectFile(t *testing.T, rel string) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(dir, rel)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("%s is not there: the test needs it", rel)
	}
	return path
}

func ninjsValidator(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := os.ReadFile(projectFile(t, "../shared/schema/ninjs-schema_3.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	// The schema refers to one in the network, for shapes we do not write.
	if err := c.AddResource("https://geojson.org/schema/GeoJSON.json", false); err != nil {
		t.Fatal(err)
	}
	if err := c.AddResource("ninjs.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("ninjs.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestStoryJSONIsNinjs(t *testing.T) {
	schema := ninjsValidator(t)
	for _, tt := range []struct {
		name   string
		change func(*StoryInput)
	}{
		{"a whole story", func(*StoryInput) {}},
		{"a story of almost nothing", func(s *StoryInput) {
			s.Story.Article = catalog.Article{Blocks: s.Story.Article.Blocks}
			s.House = catalog.House{}
			for id, p := range s.Photos {
				p.Caption, p.Captured = nil, catalog.Moment{}
				s.Photos[id] = p
			}
			s.Story.Slots[0].Caption, s.Story.Slots[0].Credit = "", ""
		}},
		{"an English story", func(s *StoryInput) { s.Story.Article.Language = "en" }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := story(t)
			tt.change(&s)
			pkg := export(t, s, catalog.ExportOptions{To: t.TempDir(), Presets: []string{"thumb", "social"}})
			data, err := os.ReadFile(filepath.Join(pkg.Path, "story.json"))
			if err != nil {
				t.Fatal(err)
			}
			doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			if err := schema.Validate(doc); err != nil {
				t.Errorf("story.json is not ninjs 3.0: %v\n%s", err, data)
			}
		})
	}
}

func TestTheValidatorKnowsAWrongDocument(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"uri":"no uri","type":"sonnet","extra":1}`))
	if err != nil {
		t.Fatal(err)
	}
	if ninjsValidator(t).Validate(doc) == nil {
		t.Error("a wrong document counts as valid")
	}
}

func TestStoryJSONSaysWhatThePageSays(t *testing.T) {
	pkg := export(t, story(t), catalog.ExportOptions{To: t.TempDir(), Presets: []string{"thumb"}})
	data, err := os.ReadFile(filepath.Join(pkg.Path, "story.json"))
	if err != nil {
		t.Fatal(err)
	}
	var item ninjsItem
	if err := json.Unmarshal(data, &item); err != nil {
		t.Fatal(err)
	}
	if len(item.Associations) != 2 {
		t.Fatalf("%d pictures", len(item.Associations))
	}
	first := item.Associations[0]
	if first.Descriptions[0].Value != story(t).Story.Slots[0].Caption || first.InfoSources[0].Name != "Đinh Thử" ||
		first.Renditions[0].Href != "file:images/01-cho-phien-ban-thu-thumb.jpg" || first.By != "Đinh Văn Thử" {
		t.Errorf("the first picture is %+v", first)
	}
	if item.People[0].Literal != "Chủ tịch UBND xã Bản Thử" || item.URI == "" || item.URI == first.URI {
		t.Errorf("the story is %+v", item)
	}
	if strings.Contains(string(data), "CANARY") {
		t.Error("a field that stays in the house is in story.json")
	}
}

func TestURNsAreForEver(t *testing.T) {
	if got := urn("photo", "abc"); got != "urn:uuid:"+got[9:] || got != urn("photo", "abc") || got == urn("photo", "abd") || got == urn("story", "abc") || got[9+14] != '8' {
		t.Errorf("urn = %s", got)
	}
}
