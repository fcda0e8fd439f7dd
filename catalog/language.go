package catalog

// A Language is one Cutline speaks on its screens and in its messages.
type Language string

const (
	Vietnamese Language = "vi"
	English    Language = "en"
)
