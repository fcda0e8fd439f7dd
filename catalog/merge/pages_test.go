package merge

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
	"cutline/catalog/articles"
)

// TestPages takes pages as newsrooms write them through the changes a second
// version brings, each time with a picture in every slot.
func TestPages(t *testing.T) {
	files, err := filepath.Glob("../articles/testdata/pages/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d pages, %v", len(files), err)
	}
	for _, tt := range []struct {
		name   string
		change func(*catalog.Article)
	}{
		{"the same text", func(*catalog.Article) {}},
		{"every paragraph has a sentence more", func(a *catalog.Article) {
			for i, b := range a.Blocks {
				if b.Type == catalog.Paragraph {
					a.Blocks[i].Text += " Thêm một câu nữa ở đây."
				}
			}
		}},
		{"every caption has lost its first word and gained two", func(a *catalog.Article) {
			for i, b := range a.Blocks {
				if _, rest, ok := strings.Cut(b.Text, " "); b.Type == catalog.SlotBlock && ok {
					a.Blocks[i].Text = rest + " sáng nay"
				}
			}
		}},
		{"all stands in the opposite order", func(a *catalog.Article) { slices.Reverse(a.Blocks) }},
		{"a new picture comes first", func(a *catalog.Article) {
			a.Blocks = append([]catalog.Block{{Type: catalog.SlotBlock, Text: "Cầu mới bắc qua suối Nậm Pạt nhìn từ trên cao"}}, a.Blocks...)
		}},
		{"every second paragraph is gone", func(a *catalog.Article) {
			n := 0
			a.Blocks = slices.DeleteFunc(a.Blocks, func(b catalog.Block) bool {
				n++
				return b.Type == catalog.Paragraph && n%2 == 0
			})
		}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for _, file := range files {
				data, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				old, err := articles.Parse(file, bytes.NewReader(data), nil)
				if err != nil {
					t.Fatal(err)
				}
				theirs := old
				theirs.Blocks = slices.Clone(old.Blocks)
				tt.change(&theirs)
				n, want := 0, map[string]catalog.PhotoID{} // photo by the new caption
				for i, b := range theirs.Blocks {
					if b.Type == catalog.SlotBlock {
						if b.Slot != 0 {
							want[fmt.Sprint(b.Text, b.Slot)] = catalog.PhotoID(10 + b.Slot)
						}
						n++
						theirs.Blocks[i].Slot = n
					}
				}
				got, _ := Story(old, placed(story(old)), theirs)
				wantPhotos(t, filepath.Base(file), got, want)
				for i, b := range got.Article.Blocks {
					if other := theirs.Blocks[i]; b.Text != other.Text || b.Type != other.Type {
						t.Fatalf("%s: block %d is %q, want %q", filepath.Base(file), i+1, b.Text, other.Text)
					}
				}
			}
		})
	}
}

func wantPhotos(t *testing.T, file string, s catalog.Story, want map[string]catalog.PhotoID) {
	t.Helper()
	for _, sl := range s.Slots {
		if sl.Photo == 0 {
			continue
		}
		if key := fmt.Sprint(sl.Caption, int(sl.Photo)-10); want[key] != sl.Photo {
			t.Errorf("%s: photo %d has come to %q", file, sl.Photo, sl.Caption)
		}
		delete(want, fmt.Sprint(sl.Caption, int(sl.Photo)-10))
	}
	for caption, photo := range want {
		t.Errorf("%s: photo %d of %q is lost", file, photo, caption)
	}
}
