package export

import (
	"slices"
	"testing"

	"cutline/catalog"
)

func TestViewBlocks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		blocks []catalog.Block
		want   []viewBlock
	}{
		{"texts in order", []catalog.Block{{Type: catalog.Subhead, Text: "a"}, {Type: catalog.Paragraph, Text: "b"}},
			[]viewBlock{{Subhead: true, Text: "a"}, {Text: "b"}}},
		{"a paragraph somebody left empty is none", []catalog.Block{{Type: catalog.Paragraph}, {Type: catalog.Paragraph, Text: "b"}, {Type: catalog.Subhead}},
			[]viewBlock{{Text: "b"}}},
		{"an empty slot is none", []catalog.Block{{Type: catalog.SlotBlock, Text: "c", Slot: 1}, {Type: catalog.Paragraph, Text: "b"}},
			[]viewBlock{{Text: "b"}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Plan{story: &StoryInput{Story: catalog.Story{Article: catalog.Article{Blocks: tt.blocks}}}}
			if got := p.view(nil).Blocks; !slices.Equal(got, tt.want) {
				t.Errorf("the page has %+v, want %+v", got, tt.want)
			}
		})
	}
}
