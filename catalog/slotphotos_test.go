package catalog

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// shot is a photo with a description.
func shot(id PhotoID, text string) Photo {
	return Photo{ID: id, Caption: Caption{Description: TextValue(text)}}
}

func TestPhotosInSlots(t *testing.T) {
	// tale without what the article says of its second picture.
	open := func() Story {
		s := tale()
		s.Article.Blocks = slices.Clone(s.Article.Blocks)
		s.Article.Blocks[4].Text = ""
		s.Slots = slices.Clone(s.Slots)
		s.Slots[1] = Slot{N: 2, Photo: 12, Caption: "Tả 12", Credit: "B", Alt: "hai", Crop: Crop{X1: .5, Y1: 1}}
		return s
	}
	pictures := func(s Story) string {
		var out []string
		for _, sl := range s.Slots {
			out = append(out, fmt.Sprintf("%d:%d %s/%s%s", sl.N, sl.Photo, sl.Caption, sl.Credit, sl.Alt))
		}
		return strings.Join(out, " | ")
	}
	a, b, c := shot(21, "Tả 21"), shot(22, "Tả 22"), shot(23, "")
	for _, tt := range []struct {
		name string
		op   func(Story) (Story, error)
		want string // "": refused
	}{
		{"a caption of the article stays", func(s Story) (Story, error) { return s.PlacePhotos(1, shot(11, "x"), a) }, "1:21 Ảnh A/ | 2:12 Tả 12/Bhai"},
		{"the description of the photo before goes", func(s Story) (Story, error) { return s.PlacePhotos(2, shot(12, "Tả 12"), a) },
			"1:11 Ảnh A/ | 2:21 Tả 21/Bhai"},
		{"unless somebody wrote another", func(s Story) (Story, error) { return s.PlacePhotos(2, shot(12, "khác"), a) }, "1:11 Ảnh A/ | 2:21 Tả 12/Bhai"},
		{"the others follow in new slots", func(s Story) (Story, error) { return s.PlacePhotos(1, shot(11, "x"), a, b, c) },
			"1:21 Ảnh A/ | 2:22 Tả 22/ | 3:23 / | 4:12 Tả 12/Bhai"},
		{"new slots before a block", func(s Story) (Story, error) { return s.NewSlots(0, a, b) },
			"1:21 Tả 21/ | 2:22 Tả 22/ | 3:11 Ảnh A/ | 4:12 Tả 12/Bhai"},
		{"and at the end", func(s Story) (Story, error) { return s.NewSlots(5, a) }, "1:11 Ảnh A/ | 2:12 Tả 12/Bhai | 3:21 Tả 21/"},
		{"but not beyond", func(s Story) (Story, error) { return s.NewSlots(6, a) }, ""},
		{"a slot that is not there", func(s Story) (Story, error) { return s.PlacePhotos(3, Photo{}, a) }, ""},
		{"no photo", func(s Story) (Story, error) { return s.PlacePhotos(1, Photo{}) }, ""},
		{"two pictures change about; the article's caption stays", func(s Story) (Story, error) { return s.SwapPhotos(1, 2, shot(11, "Tả 11"), shot(12, "Tả 12")) },
			"1:12 Ảnh A/Bhai | 2:11 Tả 11/"},
		{"a picture with itself", func(s Story) (Story, error) { return s.SwapPhotos(1, 1, a, a) }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := open()
			was := pictures(before)
			got, err := tt.op(before)
			switch {
			case pictures(before) != was:
				t.Fatalf("the story before became %s", pictures(before))
			case tt.want == "" && !errors.Is(err, ErrUsage):
				t.Fatalf("%v, want ErrUsage", err)
			case tt.want == "":
				return
			case err != nil || pictures(got) != tt.want:
				t.Fatalf("%s, %v\nwant %s", pictures(got), err, tt.want)
			}
			setsLeadThere(t, open(), got)
		})
	}
	s := open()
	s.Article.Blocks[1].Text = "" // neither is of the article: captions and crops go along
	got, err := s.SwapPhotos(2, 1, shot(12, "Tả 12"), shot(11, "Tả 11"))
	if err != nil || pictures(got) != "1:12 Tả 12/Bhai | 2:11 Ảnh A/" || got.Slots[0].Crop != (Crop{X1: .5, Y1: 1}) || !got.Slots[1].Crop.IsWhole() {
		t.Errorf("%s, %v, %v", pictures(got), got.Slots, err)
	}
}
