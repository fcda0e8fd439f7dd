package names

import (
	_ "embed"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

//go:embed provinces.tsv
var provinceTable string

// A Province is one of the 34 provinces and cities that Vietnam has had since
// 1 July 2025.
type Province struct {
	Name   string       // without "tỉnh" or "thành phố": "Tuyên Quang"
	Since  catalog.Date // the first day on which it had its present name and borders
	Joined []string     // the provinces that were there until then: "Tuyên Quang", "Hà Giang"
}

var provinces, provinceOf = readProvinces(provinceTable)

// Provinces are the provinces and cities of today, in the order of the table.
func Provinces() []Province { return append([]Province(nil), provinces...) }

// ProvinceOn is the name that a province had on a day: what "Hà Giang" was
// called then, or what it had become part of. The name may be of any time,
// with "tỉnh", "TP" and the like or without, with accents or without. The
// zero day is today's name. It reports false for what was never a province.
//
// Of a name that a merged province kept, no one can say which part of it is
// meant: "Tuyên Quang" before the merger is Tuyên Quang.
func ProvinceOn(name string, day catalog.Date) (string, bool) {
	p, ok := provinceOf[provinceKey(name)]
	if !ok {
		return "", false
	}
	if day.Year != 0 && before(day, p.now.Since) {
		return p.then, true
	}
	return p.now.Name, true
}

// SameProvince reports whether two names mean one province of today: "Hà
// Giang" and "Tuyên Quang".
func SameProvince(a, b string) bool {
	p, ok := provinceOf[provinceKey(a)]
	q, found := provinceOf[provinceKey(b)]
	return ok && found && p.now.Name == q.now.Name
}

// A placed is what a name of a province means.
type placed struct {
	then string // its name until the merger
	now  Province
}

func readProvinces(table string) ([]Province, map[string]placed) {
	var list []Province
	by := map[string]placed{}
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 3 || strings.HasPrefix(line, "#") {
			continue
		}
		since, err := time.Parse(time.DateOnly, f[1])
		if err != nil {
			panic("names: provinces.tsv: " + err.Error()) // the table is ours: a test reads it
		}
		p := Province{Name: f[0], Since: catalog.Date{Year: since.Year(), Month: since.Month(), Day: since.Day()}, Joined: strings.Split(f[2], "; ")}
		list = append(list, p)
		for _, was := range p.Joined {
			by[provinceKey(was)] = placed{was, p}
		}
		if _, ok := by[provinceKey(p.Name)]; !ok {
			by[provinceKey(p.Name)] = placed{p.Joined[0], p}
		}
	}
	by["saigon"], by["tphcm"], by["hcm"] = by["hochiminh"], by["hochiminh"], by["hochiminh"]
	return list, by
}

// provinceKey is a province's name as it is looked up.
func provinceKey(name string) string {
	s := fold.Name(name)
	for _, word := range []string{"tinh ", "thanh pho ", "tp "} {
		s = strings.TrimPrefix(s, word)
	}
	for _, word := range []string{" province", " city"} {
		s = strings.TrimSuffix(s, word)
	}
	return strings.ReplaceAll(s, " ", "")
}

func before(a, b catalog.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}
