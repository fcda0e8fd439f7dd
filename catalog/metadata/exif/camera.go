package exif

import (
	"slices"
	"strings"
)

// corporate are the words of a maker's name that nobody says.
var corporate = []string{
	"corporation", "corp", "corp.", "co", "co.", "ltd", "ltd.", "co.,ltd", "co.,ltd.", "co.,", "company", "company,", "inc", "inc.", "ag",
	"imaging", "optical", "computer", "electric", "electronics", "techwin", "camera", "digital", "solutions", "eastman", "seiko",
}

// CameraName is the camera as a person would say it: the maker once, in his
// usual spelling, and the model: "Nikon D850", not "NIKON CORPORATION NIKON
// D850".
func CameraName(maker, model string) string {
	brand := brandOf(maker)
	model = strings.Join(strings.Fields(model), " ")
	if model == "" || brand == "" {
		return brand + model
	}
	first, rest, _ := strings.Cut(model, " ")
	switch {
	case strings.EqualFold(first, brand):
		return strings.TrimSpace(brand + " " + rest)
	case len(model) > len(brand) && strings.EqualFold(model[:len(brand)], brand):
		return model
	case strings.EqualFold(first, "PENTAX"):
		return strings.TrimSpace("Pentax " + rest)
	case first == "HP" && strings.HasPrefix(brand, "Hewlett"):
		return model
	}
	return brand + " " + model
}

// brandOf is a maker's name without the words nobody says.
func brandOf(maker string) string {
	var words []string
	for _, w := range strings.Fields(strings.ReplaceAll(maker, "CO.,LTD", "CO. LTD")) {
		if !slices.Contains(corporate, strings.ToLower(w)) {
			words = append(words, spell(strings.TrimRight(w, ",")))
		}
	}
	name := strings.Join(words, " ")
	if name == "OM" {
		return "OM System"
	}
	return name
}

// spell writes a shouted name as a name: "FUJIFILM" becomes "Fujifilm"; short
// ones are initials and stay.
func spell(w string) string {
	switch {
	case len(w) <= 3 || w != strings.ToUpper(w) && w != strings.ToLower(w):
		return w
	}
	return strings.ToUpper(w[:1]) + strings.ToLower(w[1:])
}
