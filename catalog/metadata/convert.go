package metadata

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/xmp"
)

// padCode makes a country code the three bytes IIM wants.
func padCode(s string) string {
	if len(s) > 3 {
		return ""
	}
	return s + strings.Repeat(" ", 3-len(s))
}

// subjectCode takes the code out of "IPTC:04000000:name:name:name".
func subjectCode(s string) string {
	parts := strings.Split(s, ":")
	if len(parts) > 1 && len(parts[1]) == 8 {
		return parts[1]
	}
	return s
}

func subjectReference(code string) string {
	if len(code) != 8 {
		return ""
	}
	return "IPTC:" + code + ":::"
}

// withoutNumber takes the number off "001:Current".
func withoutNumber(s string) string {
	if len(s) > 4 && s[3] == ':' && strings.Trim(s[:3], "0123456789") == "" {
		return s[4:]
	}
	return s
}

func digit(s string) string {
	if len(s) == 1 && s >= "0" && s <= "9" {
		return s
	}
	return ""
}

// genres are the names that go with the numbers of 2:04, from 001 (IIM 4.2,
// appendix G, English). Another text has the number 000.
var genres = []string{
	"Current", "Analysis", "Archive material", "Background", "Feature", "Forecast", "History", "Obituary", "Opinion",
	"Polls & Surveys", "Profile", "Results Listings & Tables", "Side bar & Supporting information", "Summary",
	"Transcript & Verbatim", "Interview", "From the Scene", "Retrospective", "Statistics", "Update", "Wrap-up", "Press Release",
}

// withNumber puts the number before a genre that IIM wants there.
func withNumber(s string) string {
	n := slices.IndexFunc(genres, func(g string) bool { return strings.EqualFold(g, s) }) + 1
	return fmt.Sprintf("%03d:%s", n, s)
}

// fromMarked reads xmpRights:Marked.
func fromMarked(s string) string {
	switch strings.ToLower(s) {
	case "true", "1", "yes":
		return catalog.Copyrighted
	case "false", "0", "no":
		return catalog.PublicDomain
	}
	return ""
}

func toMarked(s string) string {
	switch s {
	case catalog.Copyrighted:
		return "True"
	case catalog.PublicDomain:
		return "False"
	}
	return ""
}

func fromLatitude(s string) string  { return decimal(parseXMPDegrees(s, "N", "S", 90)) }
func fromLongitude(s string) string { return decimal(parseXMPDegrees(s, "E", "W", 180)) }
func toLatitude(s string) string    { return xmpDegrees(s, "N", "S", 90) }
func toLongitude(s string) string   { return xmpDegrees(s, "E", "W", 180) }

// decimal is a number with up to seven decimals, about a centimetre of a
// degree; "" for none.
func decimal(n float64, ok bool) string {
	if !ok {
		return ""
	}
	return strconv.FormatFloat(math.Round(n*1e7)/1e7, 'f', -1, 64)
}

// xmpDegrees writes degrees as XMP does, "21,1.710660N".
func xmpDegrees(s, plus, minus string, most float64) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(n) <= most) {
		return ""
	}
	ref := plus
	if n < 0 {
		ref, n = minus, -n
	}
	millionths := math.Round(n * 60e6) // of a minute
	return fmt.Sprintf("%d,%.6f%s", int(millionths/60e6), math.Mod(millionths, 60e6)/1e6, ref)
}

// fromRational reads "1234/10", or a plain number.
func fromRational(s string) string {
	a, b, cut := strings.Cut(s, "/")
	n, err := strconv.ParseFloat(a, 64)
	if cut {
		d, err := strconv.ParseFloat(b, 64)
		if err != nil || d == 0 {
			return ""
		}
		n /= d
	}
	return decimal(math.Round(n*100)/100, err == nil && math.Abs(n) < 1e9)
}

func toRational(s string) string {
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || !(math.Abs(n) < 1e9) {
		return ""
	}
	return fmt.Sprintf("%.0f/100", math.Round(n*100))
}

// tagsList are keyword paths as digiKam has them, in our form "a|b|c".
func tagsList(s *xmp.Struct) []string {
	if s.Has(whole) {
		return nil // emptied by us: an older Cutline left digiKam's list there
	}
	paths := cleanAll(s.List(digiKamTags))
	for i := range paths {
		paths[i] = strings.ReplaceAll(paths[i], "/", "|")
	}
	return paths
}

// setTagsList writes keyword paths as digiKam has them, "a/b/c".
func setTagsList(s *xmp.Struct, paths []string) {
	if len(paths) == 0 {
		s.Remove(digiKamTags)
		return
	}
	tags := make([]string, len(paths))
	for i, p := range paths {
		tags[i] = strings.ReplaceAll(p, "|", "/")
	}
	s.SetList(digiKamTags, xmp.Seq, tags)
}
