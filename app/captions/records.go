package captions

import (
	"strings"

	"cutline/catalog"
)

// recordLines is what people read of structures: a line for each, its name
// first, without the codes and numbers that are for programs.
func recordLines(f catalog.Field, v catalog.Value) []string {
	var lines []string
	for _, r := range v.Records {
		var said []string
		for _, part := range f.Parts {
			if v := r[part.Name]; !part.Code && !v.IsZero() {
				if part.Kind == catalog.Records {
					v = catalog.ListValue(recordLines(part, v)...)
				}
				if s := strings.Join(strings.Fields(v.String()), " "); s != "" {
					said = append(said, s)
				}
			}
		}
		if len(said) > 0 {
			lines = append(lines, strings.Join(said, ", "))
		}
	}
	return lines
}
