package catalog

import "fmt"

// allowed says why a person may not give a field this value: what the
// standard has no room for. Files may hold it all the same.
func allowed(name FieldName, v Value) error {
	switch name {
	case Urgency:
		_, err := parseNumber(string(name), v, 1, 8)
		return err
	case CountryCode:
		for _, r := range v.Text {
			if (r < 'A' || r > 'Z') && (r < 'a' || r > 'z') || len(v.Text) != 2 && len(v.Text) != 3 {
				return fmt.Errorf("%s=%s: want the two or three letters of ISO 3166: %w", name, v.Text, ErrUsage)
			}
		}
	}
	return nil
}
