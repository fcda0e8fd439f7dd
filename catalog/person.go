package catalog

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// A PersonID names a person of one catalog, for ever. 0 is nobody.
type PersonID int64

func (id PersonID) String() string { return strconv.FormatInt(int64(id), 10) }

// A Person is one of the roster. What is stored where a person is chosen is
// the person, never only the name: two people may bear one.
type Person struct {
	ID PersonID `json:"id"`
	// UUID names the person outside this catalog, in captions and in files:
	// "6ba7b810-9dad-11d1-80b4-00c04fd430c8". It never changes.
	UUID      string   `json:"uuid"`
	Code      string   `json:"code"` // of the code replacement, case-sensitive; "" = none; no two people have the same
	Name      string   `json:"name"` // as it is printed: "Hoàng Văn Nghiệm"
	Spellings []string `json:"spellings"`
	Honorific string   `json:"honorific"` // before the name: "đồng chí", "GS.TS"; "" = none
	Portrait  Portrait `json:"portrait"`
	Offices   []Office `json:"offices"` // in order of time, the oldest first
	Note      string   `json:"note"`    // for the desk alone; never printed
	Removed   bool     `json:"-"`       // kept for undo
}

// MarshalJSON writes lists that are empty as [], and no portrait as null.
func (p Person) MarshalJSON() ([]byte, error) {
	type plain Person
	var portrait *Portrait
	if p.Portrait.Photo != 0 {
		portrait = &p.Portrait
	}
	p.Spellings, p.Offices = append([]string{}, p.Spellings...), append([]Office{}, p.Offices...)
	return json.Marshal(struct {
		plain
		Portrait *Portrait `json:"portrait"`
	}{plain(p), portrait})
}

// A Portrait is a crop of a photo that shows a person's face. The zero
// Portrait is none.
type Portrait struct {
	Photo PhotoID `json:"photo"`
	Crop  Crop    `json:"crop"`
}

// An Office is a person's post and the days it is held.
type Office struct {
	Long  string `json:"long"`  // as the body of an article has it
	Short string `json:"short"` // as a caption has it; "" = like Long
	From  Date   `json:"from"`  // the first day; zero = open: it was held before all days known
	To    Date   `json:"to"`    // the last day; zero = open: it is still held
	Rank  int    `json:"rank"`  // 1 stands first; 0 = unranked, stands after all others
}

// Brief is the short form, or the only one there is.
func (o Office) Brief() string { return cmp.Or(o.Short, o.Long) }

// Full is the long form, or the only one there is.
func (o Office) Full() string { return cmp.Or(o.Long, o.Short) }

// On reports whether the office is held on that day. Of a day that is not
// known whole, only what is true of every day is true.
func (o Office) On(day Date) bool {
	if day.Year == 0 || !day.Valid() {
		return o.From.IsZero() && o.To.IsZero()
	}
	return (o.From.IsZero() || o.From.Compare(day) <= 0) && (o.To.IsZero() || day.Compare(o.To) <= 0)
}

// Overlaps reports whether both are held on some day.
func (o Office) Overlaps(p Office) bool {
	return (o.To.IsZero() || p.From.IsZero() || p.From.Compare(o.To) <= 0) &&
		(p.To.IsZero() || o.From.IsZero() || o.From.Compare(p.To) <= 0)
}

// On are the offices the person holds on that day, the highest rank first,
// else the longest held. On an unknown day they are those that have neither
// first nor last day.
func (p Person) On(day Date) []Office {
	var out []Office
	for _, o := range p.Offices {
		if o.On(day) {
			out = append(out, o)
		}
	}
	slices.SortStableFunc(out, func(a, b Office) int {
		return cmp.Or(cmp.Compare(uint(a.Rank-1), uint(b.Rank-1)), a.From.Compare(b.From))
	})
	return out
}

// Brief is the person in a caption of that day: the short form of the first
// office, and the name; the name alone when no office is known.
func (p Person) Brief(day Date) string {
	if held := p.On(day); len(held) > 0 {
		return held[0].Brief() + " " + p.Name
	}
	return p.Name
}

// AllOffices are the long forms of the offices of that day, joined by commas;
// "" when none is known.
func (p Person) AllOffices(day Date) string {
	var all []string
	for _, o := range p.On(day) {
		all = append(all, o.Full())
	}
	return strings.Join(all, ", ")
}

// Polite is the name with the honorific before it.
func (p Person) Polite() string { return strings.TrimSpace(p.Honorific + " " + p.Name) }

// URN is the address by which a caption names the person.
func (p Person) URN() string {
	if p.UUID == "" {
		return ""
	}
	return urnUUID + p.UUID
}

const urnUUID = "urn:uuid:"

// ParsePersonURN is the UUID of what URN writes; others write its letters in
// capitals.
func ParsePersonURN(s string) (uuid string, ok bool) {
	s = strings.ToLower(strings.TrimSpace(s))
	uuid, ok = strings.CutPrefix(s, urnUUID)
	return uuid, ok && ValidUUID(uuid)
}

// ValidUUID reports whether s is the text of a UUID in small letters.
func ValidUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i, c := range []byte(s) {
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case (c < '0' || c > '9') && (c < 'a' || c > 'f'):
			return false
		}
	}
	return true
}
