package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// An EventID names an event of one catalog, for ever. 0 is none.
type EventID int64

func (id EventID) String() string { return strconv.FormatInt(int64(id), 10) }

// An Event is an occasion photographed. The photos of an event are those whose
// captions give its name, accents and capitals not counted: the file is what
// the world sees.
type Event struct {
	ID      EventID   `json:"id"`
	Name    string    `json:"name"`
	Place   Place     `json:"place"`
	From    Moment    `json:"from"`   // zero: not known
	To      Moment    `json:"to"`     // zero: not known
	People  []Invited `json:"people"` // an empty list in what a catalog gives, not nil
	Note    string    `json:"note"`   // for the desk alone; never printed
	Removed bool      `json:"-"`      // kept for undo
}

// A Place is where an event is, as captions say it.
type Place struct {
	Location string `json:"location"` // the house, the street, the square
	City     string `json:"city"`
	State    string `json:"state"`
	Country  string `json:"country"`
}

// An Invited is one of the people at an event, as a list has them.
type Invited struct {
	Name         string `json:"name"`
	Honorific    string `json:"honorific"` // before the name; "" = none
	Office       string `json:"office"`    // as the list has it
	Organisation string `json:"organisation"`
	Person       string `json:"person"` // the UUID of one of the roster; "" = not bound
}

// Line is the person on one line, as a pasted list has them.
func (p Invited) Line() string {
	line := strings.TrimSpace(p.Honorific + " " + p.Name)
	for _, s := range []string{p.Office, p.Organisation} {
		if s != "" {
			line += " – " + s
		}
	}
	return line
}

// OfEvent is a target of edits; its fields are those below, and removed.
const OfEvent TargetKind = "event"

// Fields of an event. Its people are structures of the parts name, honorific,
// office, organisation and person.
const (
	FieldEventName     = "name"
	FieldEventLocation = "location"
	FieldEventCity     = "city"
	FieldEventState    = "state"
	FieldEventCountry  = "country"
	FieldEventFrom     = "from"
	FieldEventTo       = "to"
	FieldEventPeople   = "people"
	FieldEventNote     = "note"
)

// MaxInvited is how many people an event may have.
const MaxInvited = 5000

// EventMargin is how long before its beginning and after its end photos are
// still taken to be of an event.
const EventMargin = 30 * time.Minute

// EventFields are the fields of an event that a person may say.
func EventFields() []string {
	return []string{FieldEventName, FieldEventLocation, FieldEventCity, FieldEventState, FieldEventCountry,
		FieldEventFrom, FieldEventTo, FieldEventPeople, FieldEventNote}
}

// Fit is e as a catalog takes it. The error is an ErrUsage.
func (e Event) Fit() (Event, error) {
	fit := Event{ID: e.ID, Removed: e.Removed}
	for _, field := range EventFields() {
		v, err := e.Value(field)
		if err == nil {
			err = fit.Put(field, v)
		}
		if err != nil {
			return e, err
		}
	}
	return fit, fit.inOrder()
}

// inOrder refuses an event that ends before it begins.
func (e Event) inOrder() error {
	if !e.From.IsZero() && !e.To.IsZero() && e.To.Instant(time.UTC).Before(e.From.Instant(time.UTC)) && e.From.Zoned == e.To.Zoned {
		return fmt.Errorf("event %q ends at %s, before it begins at %s: %w", e.Name, e.To, e.From, ErrUsage)
	}
	return nil
}

// Value is what the event's field holds.
func (e *Event) Value(field string) (Value, error) {
	switch field {
	case FieldEventName:
		return TextValue(e.Name), nil
	case FieldEventFrom:
		return TextValue(e.From.String()), nil
	case FieldEventTo:
		return TextValue(e.To.String()), nil
	case FieldEventPeople:
		return InvitedValue(e.People), nil
	case FieldEventNote:
		return TextValue(e.Note), nil
	case FieldRemoved:
		return flag(e.Removed), nil
	}
	if p := e.Place.part(field); p != nil {
		return TextValue(*p), nil
	}
	return Value{}, unknownField("an event", field)
}

// part is where the place holds a field; nil for one that is no place's.
func (p *Place) part(field string) *string {
	switch field {
	case FieldEventLocation:
		return &p.Location
	case FieldEventCity:
		return &p.City
	case FieldEventState:
		return &p.State
	case FieldEventCountry:
		return &p.Country
	}
	return nil
}

// Change applies s and tells what changed; ok is false when nothing did.
func (e *Event) Change(s Set) (ch Change, ok bool, err error) {
	old, err := e.Value(s.Field)
	if err != nil {
		return ch, false, err
	}
	kind := Text
	if s.Field == FieldEventPeople {
		kind = Records
	}
	if err := e.Put(s.Field, s.Apply(old, "", kind)); err != nil {
		return ch, false, err
	}
	now, _ := e.Value(s.Field)
	return Change{Target{Kind: OfEvent, ID: int64(e.ID)}, s.Field, old, now}, !now.Equal(old), nil
}

// Put stores a whole value in a field of the event. Slices are replaced, not
// changed in place.
func (e *Event) Put(field string, v Value) (err error) {
	switch field {
	case FieldEventName:
		name, err := personText(field, v.Text)
		if err == nil && name == "" {
			err = fmt.Errorf("an event has a name: %w", ErrUsage)
		}
		if err != nil {
			return err
		}
		e.Name = name
		return nil
	case FieldEventFrom:
		e.From, err = TypedMoment(v.Text, false)
	case FieldEventTo:
		e.To, err = TypedMoment(v.Text, true)
	case FieldEventPeople:
		e.People, err = parseInvited(v)
	case FieldEventNote:
		if len(v.Text) > MaxPersonNote || !utf8.ValidString(v.Text) {
			return fmt.Errorf("a note is a text of at most %d bytes: %w", MaxPersonNote, ErrUsage)
		}
		e.Note = strings.TrimSpace(v.Text)
	case FieldRemoved:
		e.Removed, err = parseFlag(field, v)
	default:
		p := e.Place.part(field)
		if p == nil {
			return unknownField("an event", field)
		}
		*p, err = personText(field, v.Text)
	}
	return err
}

// The parts of one of an event's people.
const (
	invitedName         = FieldName("name")
	invitedHonorific    = FieldName("honorific")
	invitedOffice       = FieldName("office")
	invitedOrganisation = FieldName("organisation")
	invitedPerson       = FieldName("person")
)

// InvitedValue is an event's people as an Edit carries them.
func InvitedValue(people []Invited) Value {
	var out []Record
	for _, p := range people {
		r := Record{}
		set := func(name FieldName, s string) { Caption(r).Set(name, TextValue(s)) }
		set(invitedName, p.Name)
		set(invitedHonorific, p.Honorific)
		set(invitedOffice, p.Office)
		set(invitedOrganisation, p.Organisation)
		set(invitedPerson, p.Person)
		out = append(out, r)
	}
	return Value{Records: out}
}

func parseInvited(v Value) ([]Invited, error) {
	if len(v.Records) > MaxInvited {
		return nil, fmt.Errorf("%d people of one event are too many, %d are the most: %w", len(v.Records), MaxInvited, ErrUsage)
	}
	out := []Invited{}
	for _, r := range v.Records {
		var p Invited
		for name, part := range r {
			text, err := personText(FieldEventPeople, part.Text)
			if err != nil {
				return nil, err
			}
			switch name {
			case invitedName:
				p.Name = text
			case invitedHonorific:
				p.Honorific = text
			case invitedOffice:
				p.Office = text
			case invitedOrganisation:
				p.Organisation = text
			case invitedPerson:
				p.Person = text
			default:
				return nil, fmt.Errorf("%q is nothing that an event says of a person: name, honorific, office, organisation, person: %w", name, ErrUsage)
			}
		}
		switch {
		case p.Name == "":
			return nil, fmt.Errorf("one of an event's people has no name: %w", ErrUsage)
		case p.Person != "" && !ValidUUID(p.Person):
			return nil, fmt.Errorf("%q is no UUID of a person: %w", p.Person, ErrUsage)
		}
		if !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out, nil
}

// Span is when photos of the event are taken, on the time line, with the
// margin on both sides; loc is the zone of clocks that told none. A time that
// is not known is the beginning or the end of the other's day. ok is false
// when neither is known.
func (e Event) Span(loc *time.Location) (from, to time.Time, ok bool) {
	begin, end, ok := e.ends()
	if !ok {
		return from, to, false
	}
	return begin.Instant(loc).Add(-EventMargin), end.Instant(loc).Add(EventMargin), true
}

// ends are the event's times, neither of them unknown.
func (e Event) ends() (begin, end Moment, ok bool) {
	begin, end = e.From, e.To
	switch {
	case begin.IsZero() && end.IsZero():
		return begin, end, false
	case begin.IsZero():
		begin = dayEdge(end, false)
	case end.IsZero():
		end = dayEdge(begin, true)
	}
	return begin, end, true
}

// Days are the first and the last day of Span, by the event's own clock; zero
// when no time is known.
func (e Event) Days() (from, to Date) {
	begin, end, ok := e.ends()
	if !ok {
		return from, to
	}
	begin.Time, end.Time = begin.Time.Add(-EventMargin), end.Time.Add(EventMargin)
	return begin.Day(), end.Day()
}

// JoinSets are the wishes that make a photo of that caption one of the event's:
// the name, and what the caption does not say of the place.
func (e Event) JoinSets(c Caption) []Set {
	var out []Set
	if c.Text(EventName) != e.Name {
		out = append(out, Set{Field: string(EventName), Value: TextValue(e.Name)})
	}
	for _, p := range []struct {
		field FieldName
		text  string
	}{{Location, e.Place.Location}, {City, e.Place.City}, {State, e.Place.State}, {Country, e.Place.Country}} {
		if p.text != "" && c[p.field].IsZero() {
			out = append(out, Set{Field: string(p.field), Value: TextValue(p.text)})
		}
	}
	return out
}

// EventOf is what photos say together of the event they were taken at: the
// name and the parts of the place on which all that have one agree, the first
// and the last capture time by the zone loc.
func EventOf(photos []Photo, loc *time.Location) Event {
	var e Event
	e.Name = agreed(photos, EventName)
	e.Place = Place{agreed(photos, Location), agreed(photos, City), agreed(photos, State), agreed(photos, Country)}
	for _, p := range photos {
		m := p.Captured
		if m.IsZero() {
			continue
		}
		if e.From.IsZero() || m.Instant(loc).Before(e.From.Instant(loc)) {
			e.From = m
		}
		if e.To.IsZero() || m.Instant(loc).After(e.To.Instant(loc)) {
			e.To = m
		}
	}
	e.From.Time, e.To.Time = e.From.Time.Truncate(time.Second), e.To.Time.Truncate(time.Second)
	return e
}

// agreed is what photos say in a field, "" when two say different things.
func agreed(photos []Photo, field FieldName) string {
	text := ""
	for _, p := range photos {
		switch said := p.Caption.Text(field); {
		case said == "" || said == text:
		case text == "":
			text = said
		default:
			return ""
		}
	}
	return text
}
