package catalog

// A Term is one of the parts of a search that photos must all match.
type Term struct {
	Text string // as it stands in the search
	// Field is the one that all of the term asks; "" = it is of words, or of
	// several fields.
	Field string
	// Any is what matches, each written in one way only; several where they
	// are joined by |. With a minus before it a term has one beginning with it.
	Any []string
}
