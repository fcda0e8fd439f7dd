package suggest

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/articles"
	"cutline/catalog/metadata"
	"cutline/catalog/photofile"
	"cutline/catalog/sample"
)

// On the sample event the first candidate is right for every slot, in both
// languages of the article.
func TestTheSampleEvent(t *testing.T) {
	event, err := sample.Options{LongEdge: 240}.Event(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	var photos []catalog.Photo
	for i, path := range event.Photos {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		info, err := photofile.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		r := metadata.FromFile(info)
		photos = append(photos, catalog.Photo{ID: catalog.PhotoID(i + 1), Path: path, Caption: r.Caption, Captured: r.Captured, State: catalog.OK})
	}
	vi, s := firstsOf(t, event.ArticleVI, event.House, photos)
	if len(vi) < 2 {
		t.Fatalf("%d slots have candidates", len(vi))
	}
	for _, sl := range s.Slots {
		if got := photos[vi[sl.N]-1].Caption.Text(catalog.Description); !strings.HasPrefix(got, strings.TrimSuffix(sl.Caption, ".")) {
			t.Errorf("slot %d, %q: the first candidate shows %q", sl.N, sl.Caption, got)
		}
	}
	if en, _ := firstsOf(t, event.ArticleEN, event.House, photos); !reflect.DeepEqual(en, vi) {
		t.Errorf("the English article finds %v, the Vietnamese one %v", en, vi)
	}
}

func firstsOf(t *testing.T, path string, house catalog.House, photos []catalog.Photo) (map[int]catalog.PhotoID, catalog.Story) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := articles.Parse(filepath.Base(path), f, house.Signs)
	if err != nil {
		t.Fatal(err)
	}
	s := catalog.Story{Article: a}
	for _, b := range a.Captions() {
		s.Slots = append(s.Slots, catalog.Slot{N: b.Slot, Caption: b.Text})
	}
	return firsts(ForStory(Input{Story: s, Photos: photos})), s
}
