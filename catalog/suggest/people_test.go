package suggest

import (
	"math"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
)

func TestPeople(t *testing.T) {
	none := time.Duration(-1)
	many := make([]catalog.Sighting, 30)
	for i := range many {
		many[i] = catalog.Sighting{Name: string(rune('a' + i)), Near: none, Last: int64(i)}
	}
	for _, tt := range []struct {
		name   string
		seen   []catalog.Sighting
		lately []string
		want   []catalog.Likely
	}{
		{"nobody", nil, nil, nil},
		{"the event's people come first, whoever is on most photos before",
			[]catalog.Sighting{{Name: "Bình", Event: 2, Near: time.Minute}, {Name: "An", Event: 1, Near: 0}, {Name: "Chi", Near: 0}, {Name: "Dũng", Event: 5, Near: none}},
			[]string{"Em"},
			[]catalog.Likely{{Name: "Dũng", Why: catalog.LikelyEvent}, {Name: "Bình", Why: catalog.LikelyEvent}, {Name: "An", Why: catalog.LikelyEvent},
				{Name: "Chi", Why: catalog.LikelyNear}, {Name: "Em", Why: catalog.LikelyRecent}}},
		{"the nearest in time before those further off, and nobody of another day",
			[]catalog.Sighting{{Name: "An", Near: time.Hour, Last: 3}, {Name: "Bình", Near: time.Minute, Last: 2}, {Name: "Chi", Near: 9 * time.Hour, Last: 9}},
			nil,
			[]catalog.Likely{{Name: "Bình", Why: catalog.LikelyNear}, {Name: "An", Why: catalog.LikelyNear}, {Name: "Chi", Why: catalog.LikelyRecent}}},
		{"whom the desk named last before whom the newest photo shows, each once",
			[]catalog.Sighting{{Name: "An", Near: none, Last: 1}, {Name: "Bình", Near: none, Last: 7}, {Name: "Chi", Near: none, Last: math.MinInt64}},
			[]string{"An", "An", "Dũng"},
			[]catalog.Likely{{Name: "An", Why: catalog.LikelyRecent}, {Name: "Dũng", Why: catalog.LikelyRecent}, {Name: "Bình", Why: catalog.LikelyRecent}, {Name: "Chi", Why: catalog.LikelyRecent}}},
		{"equals stand by name",
			[]catalog.Sighting{{Name: "Đào", Event: 1}, {Name: "Ân", Event: 1}, {Name: "Bình", Event: 1}}, nil,
			[]catalog.Likely{{Name: "Ân", Why: catalog.LikelyEvent}, {Name: "Bình", Why: catalog.LikelyEvent}, {Name: "Đào", Why: catalog.LikelyEvent}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := People(tt.seen, tt.lately); !slices.Equal(got, tt.want) {
				t.Errorf("People() = %v, want %v", got, tt.want)
			}
		})
	}
	got := People(many, nil)
	if len(got) != catalog.MostLikely || got[0].Name != many[29].Name {
		t.Errorf("of thirty: %v", got)
	}
}
