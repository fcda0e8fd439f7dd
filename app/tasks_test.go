package app

import (
	"slices"
	"testing"
)

func TestSortDrop(t *testing.T) {
	for _, tt := range []struct {
		name  string
		paths []string
		want  drop
	}{
		{"a folder and photos are added", []string{"/ảnh", "/a/1.JPG"}, drop{photos: []string{"/ảnh", "/a/1.JPG"}}},
		{"a text becomes a story", []string{"/a/Bài viết.TXT", "/a/1.jpg"}, drop{articles: []string{"/a/Bài viết.TXT"}, photos: []string{"/a/1.jpg"}}},
		{"a catalog is opened and nothing else done", []string{"/a/1.jpg", "/a/Desk.cutline"}, drop{catalog: "/a/Desk.cutline"}},
		{"nothing", nil, drop{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := sortDrop(tt.paths)
			if got.catalog != tt.want.catalog || !slices.Equal(got.articles, tt.want.articles) || !slices.Equal(got.photos, tt.want.photos) {
				t.Errorf("sortDrop = %+v, want %+v", got, tt.want)
			}
		})
	}
}
