package catalog

// BlockType says what a block of an article is.
type BlockType string

const (
	Paragraph BlockType = "paragraph"
	Subhead   BlockType = "subhead"
	SlotBlock BlockType = "slot" // a place for a picture
)

// A Block is a piece of an article after its lead.
type Block struct {
	Type BlockType
	// Text is the paragraph, the subhead, or the caption the article gives the
	// slot: whole, joined from its lines, without the credit. It never changes
	// but by importing or editing the article.
	Text   string
	Slot   int    // the slot's number, from 1; 0 for text
	Credit string // of a slot: what the article says after "Ảnh:"
}

// A Dateline is what opens a lead: the paper's sign and the day of the event.
type Dateline struct {
	Sign        string // "ABC"; "" if the lead has none
	Place       string // what the sign stands for, or the place named; "" unknown
	Text        string // the day as written: "31/10"; "" if none
	Day, Month  int    // 0 unknown
	Year        int    // 0 unknown; a guess unless YearCertain
	YearCertain bool
	Why         string // how the year was found, or why it is uncertain, for people
}

// IsZero reports whether the article has no date line.
func (d Dateline) IsZero() bool { return d == Dateline{} }

// A Named is a person an article names, with the offices it gives them.
type Named struct {
	Name      string   `json:"name"`
	Honorific string   `json:"honorific"` // "đồng chí", "ông"; "" if none
	Offices   []string `json:"offices"`   // each once, in its longest form
}

// An Article is a text as it was understood. Everything in it can be
// corrected. The zero Article is empty.
type Article struct {
	Headline string
	PageDate Date // the page's own date, above or below the text
	Dateline Dateline
	Lead     string // with its sign and day
	Byline   string
	Blocks   []Block // what follows the lead, in order
	People   []Named // in order of first mention
	Language string  // "vi" or "en", as the words tell
}

// Captions lists the article's slots, in order.
func (a Article) Captions() []Block {
	var out []Block
	for _, b := range a.Blocks {
		if b.Type == SlotBlock {
			out = append(out, b)
		}
	}
	return out
}
