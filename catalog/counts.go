package catalog

// A Tally is a row of the sidebar, or a chip, and how many photos it has.
type Tally struct {
	ID   int64  `json:"id,omitempty"` // of a root, a story, a collection; 0 for what is known by its name
	Name string `json:"name"`         // what the search language calls it: see Counts
	N    int    `json:"n"`
	Off  bool   `json:"off,omitempty"` // a folder whose drive is not there now
}

// Counts are how many photos of a search have what chips and the sidebar
// offer. A row of the lists counts as if the terms of its own kind were not in
// the search: beside the chosen folder the others keep their numbers. Marks
// and kinds count what the whole search finds.
type Counts struct {
	Total int `json:"total"` // photos in the catalog
	Found int `json:"found"` // by the search

	Ratings    [6]int `json:"ratings"` // by stars
	Colors     [9]int `json:"colors"`  // by colour class
	Tagged     int    `json:"tagged"`
	Rejected   int    `json:"rejected"`
	Untold     int    `json:"untold"`     // caption:none
	Uncredited int    `json:"uncredited"` // credit:none
	Pending    int    `json:"pending"`    // the file is behind the catalog
	Clashing   int    `json:"clashing"`
	Damaged    int    `json:"damaged"`
	Offline    int    `json:"offline"`
	Placed     int    `json:"placed"` // stands in a story

	Kinds       []Tally `json:"kinds"`       // jpeg, nef …: kind:; most first
	Cameras     []Tally `json:"cameras"`     // camera:=; most first
	Folders     []Tally `json:"folders"`     // absolute paths, in:, with what lies below them; by path
	Days        []Tally `json:"days"`        // 2018-10-31, date:; newest first, "" (unknown) last
	Events      []Tally `json:"events"`      // event:=; newest first
	People      []Tally `json:"people"`      // people:=; most first, at most MostPeople
	Stories     []Tally `json:"stories"`     // slugs, story:=; as Desk.Stories lists them
	Collections []Tally `json:"collections"` // collection:=; as Desk.Collections lists them
}

// MostPeople is how many people Counts lists: those with most photos.
const MostPeople = 500
