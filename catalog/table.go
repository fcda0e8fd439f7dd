package catalog

// ColumnID and the others are the columns of a table of captions that name a photo or tell
// of it; they set nothing. The other columns are fields: marks and those of
// the field table, "description@en" among them.
const (
	ColumnID       = "id"
	ColumnPath     = "path"
	ColumnFile     = "file"
	ColumnCaptured = "captured"
)

// A TableLayout says what a table of captions shows. The zero one shows where
// the photo is, when it was taken, its marks and every field, with the
// languages that occur.
type TableLayout struct {
	Columns []string // beside the path, which always comes first
	BOM     bool     // begin with a byte order mark, from which Excel knows UTF-8
}

// TableOptions say how a table is read back. The zero one replaces what the
// cells name and leaves alone what they leave empty.
type TableOptions struct {
	Op    Op   // of texts and lists; marks are always replaced
	Empty bool // an empty cell empties its field; only with Replace
}

// A TableChange is one value that a table changes, as its cells say it.
type TableChange struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

// A TableRow is a row that changes something.
type TableRow struct {
	At      string        `json:"at"` // the file and the line: "captions.csv:12"
	Photo   PhotoID       `json:"photo"`
	Path    string        `json:"path"` // of the photo
	Changes []TableChange `json:"changes"`
	Sets    []Set         `json:"-"` // what makes them
}

// A TablePlan is what a table would change. It was made by reading only.
type TablePlan struct {
	Rows      []TableRow // that change something
	Fields    int        // values that change in them
	Unchanged int        // rows that change nothing
	Failed    []Failure  // rows that cannot be taken; their path is TableRow.At
	Base      EditID     // the edit that the catalog had come to
}
