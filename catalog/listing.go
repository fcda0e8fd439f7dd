package catalog

// GroupBy says by what a listing is divided. The zero GroupBy divides nothing.
type GroupBy string

// What listings are divided by. Photos are grouped in the order of the
// listing: a day that comes twice (sorted by rating) is two groups.
const (
	GroupNone  GroupBy = ""
	GroupDay   GroupBy = "day"
	GroupEvent GroupBy = "event"
)

// A ListQuery asks for photos in the order they are shown. The zero ListQuery
// is every photo, newest first, each frame by itself.
type ListQuery struct {
	Text  string // in the search language
	Sort  Sort
	Group GroupBy
	// Bursts shows a burst as one photo: its best frame (tagged, most stars,
	// first). Open are photos whose bursts are shown frame by frame all the same.
	Bursts bool
	Open   []PhotoID
	// Limit ends a listing early, so that the first page is there at once; 0
	// is none. Found is right all the same where it is known without listing.
	Limit int
}

// A Listing is the answer: a snapshot that does not change.
type Listing struct {
	IDs    []PhotoID
	Groups []Group // by From; nil without GroupBy
	// Bursts says for the photo that stands for a burst which frames it stands
	// for, itself among them, in order of time. A burst that is open has all of
	// its frames in IDs, and its entries are those of each frame.
	Bursts map[PhotoID]Burst
	Notes  []QueryNote
	Total  int    // photos in the catalog
	Seq    EditID // what the listing knows of
	// More is set when the limit ended it.
	More bool
}

// A Group is consecutive photos of a listing that share a day or an event.
type Group struct {
	From int    // the place of its first photo; the next group's From ends it
	Name string // "2018-10-31", the event's name; "" = no day, no event
}

// A Burst is frames of one camera within a second of each other that look
// alike.
type Burst struct {
	Frames []PhotoID // in order of time
	Open   bool      // they are shown one by one
}
