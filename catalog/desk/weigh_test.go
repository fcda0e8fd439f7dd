package desk_test

import (
	"context"
	"errors"
	"testing"

	"cutline/catalog"
)

func TestWeighing(t *testing.T) {
	ctx := context.Background()
	d, s := openDesk(t)
	ids, _, err := d.Search(ctx, "", catalog.SortNewest, 1)
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	for slot, photo := range map[int]catalog.PhotoID{1: ids[0], 2: 0} {
		if s, err = d.Place(ctx, s.ID, slot, photo, catalog.Crop{}); err != nil {
			t.Fatal(err)
		}
	}
	before, err := d.Seq(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var got []catalog.PackageFile
	each := func(f catalog.PackageFile) { got = append(got, f) }
	for _, tt := range []struct {
		name  string
		weigh func() error
		want  int
		is    error
	}{
		{"a slot with a photo, though the other refuses the export", func() error { return d.WeighSlot(ctx, s.ID, 1, []string{"web", "thumb"}, each) }, 2, nil},
		{"an empty slot", func() error { return d.WeighSlot(ctx, s.ID, 2, []string{"web"}, each) }, 0, nil},
		{"no slot", func() error { return d.WeighSlot(ctx, s.ID, 9, []string{"web"}, each) }, 0, catalog.ErrNotFound},
		{"a photo", func() error { return d.WeighPhoto(ctx, ids[0], []string{"page"}, each) }, 1, nil},
		{"no preset of that name", func() error { return d.WeighPhoto(ctx, ids[0], []string{"none"}, each) }, 0, catalog.ErrUsage},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got = nil
			if err := tt.weigh(); !errors.Is(err, tt.is) {
				t.Fatal(err)
			}
			if len(got) != tt.want {
				t.Fatalf("%d files, want %d", len(got), tt.want)
			}
			for _, f := range got {
				if f.Bytes == 0 || f.Width == 0 || f.Photo != ids[0] {
					t.Errorf("%+v", f)
				}
			}
		})
	}
	if after, err := d.Seq(ctx); err != nil || after != before {
		t.Errorf("weighing made an edit: %d, %d, %v", before, after, err)
	}
}
