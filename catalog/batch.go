package catalog

// A FindReplace says what to find in captions, and what to put there.
type FindReplace struct {
	Find string
	With string
	// Fields are those looked into: "headline", or "description@en" for one
	// language; none means all that people read, structures left out.
	Fields []string
	Case   bool // capitals matter
	Word   bool // only whole words
	// Regexp says that Find is an expression of RE2, and that $1 in With is
	// what its first group found.
	Regexp bool
}

// A BatchPlan is what a change of many photos would do, each in its own way.
// It was made by reading only, and is one edit when it is done.
type BatchPlan struct {
	Title  string // of the edit
	Rows   []TableRow
	Fields int       // values that change in them
	Failed []Failure // photos that cannot be changed like that
	Base   EditID    // the edit that the catalog had come to
}
