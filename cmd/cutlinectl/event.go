package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) eventCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "event", Short: "occasions photographed: name, place, times and people",
		RunE: verbs("list, new, show, set, remove, people, offer")}
	cmd.AddCommand(c.eventList(), c.eventNew(), c.eventShow(), c.eventSet(), c.eventRemove(), c.eventPeople(), c.eventOffer())
	return cmd
}

// A shownEvent is an event as it is printed.
type shownEvent struct {
	catalog.Event
	Count   int `json:"count"`   // its photos
	Offered int `json:"offered"` // photos taken in its time that have no event
}

// event opens the catalog and finds the event meant.
func (c *ctl) event(ctx context.Context, ref string) (*desk.Desk, catalog.Event, error) {
	d, err := c.open(ctx)
	if err != nil {
		return nil, catalog.Event{}, err
	}
	id, err := d.ResolveEvent(ctx, ref)
	if err != nil {
		return nil, catalog.Event{}, err
	}
	ev, err := d.Event(ctx, id)
	return d, ev, err
}

// shownEvent counts the photos of an event.
func (c *ctl) shownEvent(ctx context.Context, d *desk.Desk, ev catalog.Event) (shownEvent, error) {
	s := shownEvent{Event: ev}
	ids, err := d.EventPhotos(ctx, ev.Name)
	if err != nil {
		return s, err
	}
	offered, err := d.Offered(ctx, ev)
	s.Count, s.Offered = len(ids), len(offered)
	return s, err
}

func (c *ctl) sayEvent(s shownEvent) {
	c.say("%4d  %6d  %-16.16s  %-16.16s  %s", s.ID, s.Count, s.From.Typed(catalog.English, false), s.To.Typed(catalog.English, true), s.Name)
}

// printEvent prints one event with its people.
func (c *ctl) printEvent(ctx context.Context, d *desk.Desk, ev catalog.Event) error {
	s, err := c.shownEvent(ctx, d, ev)
	if err != nil {
		return err
	}
	return c.print(s, func() {
		c.sayEvent(s)
		for _, line := range []struct{ what, text string }{{"location", ev.Place.Location}, {"city", ev.Place.City},
			{"state", ev.Place.State}, {"country", ev.Place.Country}, {"note", ev.Note}} {
			if line.text != "" {
				c.say("  %-8s  %s", line.what, line.text)
			}
		}
		for i, p := range ev.People {
			c.say("  %3d  %s", i+1, p.Line())
		}
		if s.Offered > 0 {
			c.say("  %d photos were taken then and have no event; see event offer", s.Offered)
		}
	})
}

func (c *ctl) eventList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "all events, by name", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			list, err := d.Events(cmd.Context())
			if err != nil {
				return err
			}
			shown := []shownEvent{}
			for _, ev := range list {
				s, err := c.shownEvent(cmd.Context(), d, ev)
				if err != nil {
					return err
				}
				shown = append(shown, s)
			}
			return c.print(shown, func() {
				for _, s := range shown {
					c.sayEvent(s)
				}
			})
		},
	}
}

// eventSets are the wishes FIELD=VALUE for an event.
func eventSets(a []string) ([]catalog.Set, error) {
	var sets []catalog.Set
	for _, arg := range a {
		field, value, ok := strings.Cut(arg, "=")
		switch field {
		case catalog.FieldEventName, catalog.FieldEventLocation, catalog.FieldEventCity, catalog.FieldEventState, catalog.FieldEventCountry,
			catalog.FieldEventFrom, catalog.FieldEventTo, catalog.FieldEventNote:
		default:
			ok = false
		}
		if !ok {
			return nil, usage("%q is no name, location, city, state, country, from, to or note of an event; people come by event people", arg)
		}
		sets = append(sets, catalog.Set{Field: field, Value: catalog.TextValue(value)})
	}
	return sets, nil
}

func (c *ctl) eventNew() *cobra.Command {
	return &cobra.Command{
		Use: "new NAME [FIELD=VALUE…]", Args: args(cobra.MinimumNArgs(1)),
		Short: "make an event; its fields are location, city, state, country, from, to, note",
		RunE: func(cmd *cobra.Command, a []string) error {
			ev := catalog.Event{Name: a[0]}
			sets, err := eventSets(a[1:])
			if err != nil {
				return err
			}
			for _, set := range sets {
				if err := ev.Put(set.Field, set.Value); err != nil {
					return err
				}
			}
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if ev, err = d.NewEvent(cmd.Context(), ev); err != nil {
				return err
			}
			return c.printEvent(cmd.Context(), d, ev)
		},
	}
}

func (c *ctl) eventShow() *cobra.Command {
	return &cobra.Command{
		Use: "show EVENT", Short: "one event, with its people", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			d, ev, err := c.event(cmd.Context(), a[0])
			if err != nil {
				return err
			}
			return c.printEvent(cmd.Context(), d, ev)
		},
	}
}

// editEvent changes an event and prints it.
func (c *ctl) editEvent(cmd *cobra.Command, ref string, sets []catalog.Set, inPhotos bool) error {
	d, ev, err := c.event(cmd.Context(), ref)
	if err != nil {
		return err
	}
	if ev, err = d.EditEvent(cmd.Context(), ev.ID, catalog.Edit{Title: "event", Sets: sets}, inPhotos); err != nil {
		return err
	}
	return c.printEvent(cmd.Context(), d, ev)
}

func (c *ctl) eventSet() *cobra.Command {
	cmd := &cobra.Command{Use: "set EVENT FIELD=VALUE…", Short: "change name, location, city, state, country, from, to or note; FIELD= empties it", Args: args(cobra.MinimumNArgs(2))}
	inPhotos := cmd.Flags().Bool("in-photos", false, "with name=: give the captions of its photos the new name too, in the same edit")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		sets, err := eventSets(a[1:])
		if err != nil {
			return err
		}
		return c.editEvent(cmd, a[0], sets, *inPhotos)
	}
	return cmd
}

func (c *ctl) eventRemove() *cobra.Command {
	return &cobra.Command{
		Use: "remove EVENT", Short: "take an event out of the catalog; captions keep its name", Args: args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, a []string) error {
			return c.editEvent(cmd, a[0], []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}}, false)
		},
	}
}

const eventPeopleLong = `Read the people at an event from a file: a text with one of them on each line
("name – office – organisation", "name, office", "office: name", with numbers
and honorifics or without), CSV, a workbook (.xlsx) or a document (.docx), of
which the tables are read. Which column is whose is told by its heading, in
Vietnamese or English, else by what its cells say.

They take the place of those the event had; --add keeps these. What is wrong is
told with its line, and then nothing is taken. It is one edit.`

// eventTaken is what event people prints.
type eventTaken struct {
	Taken bool                `json:"taken"`
	List  catalog.InvitedList `json:"list"`
}

func (c *ctl) eventPeople() *cobra.Command {
	cmd := &cobra.Command{Use: "people EVENT FILE", Short: "read the people at an event from a list", Long: eventPeopleLong, Args: args(cobra.ExactArgs(2))}
	add := cmd.Flags().Bool("add", false, "keep the people that the event has")
	dryRun := cmd.Flags().Bool("dry-run", false, "say what was read, and change nothing")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, ev, err := c.event(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		list, err := d.ReadInvited(cmd.Context(), a[1])
		if err != nil {
			return err
		}
		done, bad := eventTaken{List: list}, len(list.Errors()) > 0
		if !bad && !*dryRun {
			people := catalog.KeepPersons(list.People, ev.People)
			if *add {
				people = append(append([]catalog.Invited{}, ev.People...), people...)
			}
			_, err := d.EditEvent(cmd.Context(), ev.ID, catalog.Edit{Title: "event",
				Sets: []catalog.Set{{Field: catalog.FieldEventPeople, Value: catalog.InvitedValue(people)}}}, false)
			if err != nil {
				return err
			}
			done.Taken = true
		}
		if err := c.print(done, func() { c.sayInvited(filepath.Base(a[1]), done, bad) }); err != nil {
			return err
		}
		if bad {
			return errShown
		}
		return nil
	}
	return cmd
}

// sayInvited lists who was read, and what there is to say of the list.
func (c *ctl) sayInvited(file string, done eventTaken, bad bool) {
	for i, p := range done.List.People {
		c.say("%4d  %s", done.List.Lines[i], p.Line())
	}
	for _, p := range done.List.Problems {
		fmt.Fprintf(c.err, "%s:%d: %s: %s\n", file, p.Line, p.Level(), p.Message(catalog.English))
	}
	if bad {
		c.say("nothing was taken; put the errors right and read it again")
	}
}

func (c *ctl) eventOffer() *cobra.Command {
	cmd := &cobra.Command{Use: "offer EVENT", Args: args(cobra.ExactArgs(1)),
		Short: "photos taken in the time of an event, or half an hour about it, that have no event"}
	join := cmd.Flags().Bool("join", false, "put them into the event: its name, and the place where the caption says none")
	cmd.RunE = func(cmd *cobra.Command, a []string) error {
		d, ev, err := c.event(cmd.Context(), a[0])
		if err != nil {
			return err
		}
		ids, err := d.Offered(cmd.Context(), ev)
		if err != nil {
			return err
		}
		if *join {
			done, err := d.JoinEvent(cmd.Context(), ids, ev.ID)
			if err != nil {
				return err
			}
			return c.changed(done)
		}
		photos, err := d.Photos(cmd.Context(), ids)
		if err != nil {
			return err
		}
		return c.print(append([]catalog.Photo{}, photos...), func() { c.listPhotos(photos) })
	}
	return cmd
}
