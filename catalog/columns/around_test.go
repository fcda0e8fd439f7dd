package columns

import (
	"maps"
	"testing"

	"cutline/catalog"
)

func TestAround(t *testing.T) {
	const minute = 60_000
	row := func(id catalog.PhotoID, at int64, folder, event uint32, people ...uint32) Row {
		key := at<<KeyBits + int64(id)
		if at == Unknown {
			key = Unknown + int64(id)
		}
		return Row{ID: id, Key: key, Folder: folder, Event: event, People: people, File: "a.jpg"}
	}
	hidden := row(7, 10*minute, 1, 5, 1)
	hidden.Marks = Hidden
	var table Table
	b := table.Build(7, 7)
	for _, r := range []Row{row(1, 10*minute, 1, 5), row(2, 9*minute, 1, 5, 1, 2), row(3, 8*minute, 2, 5, 1),
		row(4, 4*minute, 1, 0, 3), row(5, 2*minute, 2, 0, 4), row(6, Unknown, 1, 0, 6), hidden} {
		b.Add(&r)
		for _, p := range r.People {
			b.Shown(r.ID, p)
		}
	}
	b.Done()
	for _, tt := range []struct {
		name string
		ids  []catalog.PhotoID
		want map[uint32]Around
	}{
		{"one photo", []catalog.PhotoID{1}, map[uint32]Around{1: {2, minute, 9 * minute}, 2: {1, minute, 9 * minute},
			3: {0, 6 * minute, 4 * minute}, 4: {0, -1, 2 * minute}, 6: {0, -1, Unknown}}},
		{"several", []catalog.PhotoID{1, 5}, map[uint32]Around{1: {2, 0, 9 * minute}, 2: {1, 0, 9 * minute},
			3: {0, 0, 4 * minute}, 4: {0, 0, 2 * minute}, 6: {0, -1, Unknown}}},
		{"one without a time or an event", []catalog.PhotoID{6}, map[uint32]Around{1: {0, -1, 9 * minute}, 2: {0, -1, 9 * minute},
			3: {0, -1, 4 * minute}, 4: {0, -1, 2 * minute}, 6: {0, -1, Unknown}}},
		{"one that is not there", []catalog.PhotoID{99}, map[uint32]Around{1: {0, -1, 9 * minute}, 2: {0, -1, 9 * minute},
			3: {0, -1, 4 * minute}, 4: {0, -1, 2 * minute}, 6: {0, -1, Unknown}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := table.Around(tt.ids); !maps.Equal(got, tt.want) {
				t.Errorf("Around() = %v, want %v", got, tt.want)
			}
		})
	}
}
