package desk

import (
	"cutline/catalog"
	"cutline/catalog/release"
)

// Leaves reports whether a field of a caption goes out with a picture; the
// others stay in the house.
func Leaves(name catalog.FieldName) bool { return release.Leaves(name) }
