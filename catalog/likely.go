package catalog

import "time"

// A Sighting is how a person's name stands on photos around some others.
type Sighting struct {
	Name  string
	Event int // photos of the same event that name the person
	// Near is how far in time the nearest photo of the same folder is that
	// names the person; below 0: there is none.
	Near time.Duration
	Last int64 // the moment of the newest photo, in ms since 1970; the smallest number: unknown
}

// LikelyWhy says why somebody is likely to be on a photo.
type LikelyWhy string

// The reasons, the best first.
const (
	LikelyEvent  LikelyWhy = "event"  // is on photos of the same event
	LikelyNear   LikelyWhy = "near"   // is on a photo of the same folder taken soon before or after
	LikelyRecent LikelyWhy = "recent" // was named lately
)

// MostLikely is how many people are offered at once: a digit each.
const MostLikely = 9

// Likely is somebody who may be on a photo.
type Likely struct {
	Name string    `json:"name"`
	Why  LikelyWhy `json:"why"`
}
