package desk

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/unicode/norm"

	"cutline/catalog"
	"cutline/catalog/internal/atomicfile"
	"cutline/catalog/roster"
)

// people is the roster as it was read when the catalog had come to an edit.
type people struct {
	mu     sync.Mutex
	roster *roster.Roster
	at     catalog.EditID
}

// roster is the people there are now: read anew only when one has changed.
func (d *Desk) roster(ctx context.Context) (*roster.Roster, error) {
	p := &d.people
	p.mu.Lock()
	defer p.mu.Unlock()
	now, err := d.store.Seq(ctx)
	if err != nil {
		return nil, err
	}
	changed := p.roster == nil
	if !changed && now != p.at {
		if changed, err = d.store.RosterChanged(ctx, p.at); err != nil {
			return nil, err
		}
	}
	if changed {
		list, err := d.store.People(ctx)
		if err != nil {
			return nil, err
		}
		p.roster = roster.New(list)
	}
	p.at = now
	return p.roster, nil
}

// People finds people of the roster by what has been typed: words that begin
// those of a name, of a spelling, the code or the initials, accents and
// capitals not counted; the likeliest first. "" is everybody, by name as
// Vietnamese sorts it; limit 0 means all. What is given must not be changed.
func (d *Desk) People(ctx context.Context, typed string, limit int) ([]catalog.Person, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	return r.Search(typed, limit), nil
}

// Person is one person, by id; a removed one too.
func (d *Desk) Person(ctx context.Context, id catalog.PersonID) (catalog.Person, error) {
	return d.store.Person(ctx, id)
}

// Meant are the people a name may mean: one, several namesakes, or nobody.
func (d *Desk) Meant(ctx context.Context, name string) ([]catalog.Person, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	return r.Meant(name), nil
}

// Namesakes are the others who share a name or a spelling with a person.
func (d *Desk) Namesakes(ctx context.Context, p catalog.Person) ([]catalog.Person, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	return r.Namesakes(p), nil
}

// PersonOf is the person that an address in a caption names: urn:uuid:… The
// error is ErrNotFound when the roster has none.
func (d *Desk) PersonOf(ctx context.Context, urn string) (catalog.Person, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return catalog.Person{}, err
	}
	uuid, ok := catalog.ParsePersonURN(urn)
	if ok {
		if p, ok := r.ByUUID(uuid); ok {
			return p, nil
		}
	}
	return catalog.Person{}, fmt.Errorf("person %q: %w", urn, catalog.ErrNotFound)
}

// Replacements are what a person's code becomes on the day a photo was taken:
// the first office in its short form with the name, the name alone, all
// offices in their long form. The error is ErrNotFound when nobody has the
// code.
func (d *Desk) Replacements(ctx context.Context, code string, day catalog.Date) ([]string, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return nil, err
	}
	texts, ok := r.Replacements(code, day)
	if !ok {
		return nil, fmt.Errorf("code %q: %w", code, catalog.ErrNotFound)
	}
	return texts, nil
}

// ResolvePerson finds the person meant by a code, a UUID or a name. The error
// is an *Ambiguous when the name is that of several.
func (d *Desk) ResolvePerson(ctx context.Context, ref string) (catalog.Person, error) {
	r, err := d.roster(ctx)
	if err != nil {
		return catalog.Person{}, err
	}
	if p, ok := r.ByCode(ref); ok {
		return p, nil
	}
	if p, ok := r.ByUUID(strings.ToLower(ref)); ok {
		return p, nil
	}
	found := r.Meant(ref)
	switch len(found) {
	case 0:
		return catalog.Person{}, fmt.Errorf("person %q: %w", ref, catalog.ErrNotFound)
	case 1:
		return found[0], nil
	}
	e := &catalog.Ambiguous{Name: ref, People: true}
	for _, p := range found {
		said := strings.TrimSpace(p.Code + " " + p.Name)
		if p.Code == "" {
			said = p.UUID + " " + p.Name
		}
		if offices := p.AllOffices(d.Today()); offices != "" {
			said += ", " + offices
		}
		e.Candidates = append(e.Candidates, said)
	}
	return catalog.Person{}, e
}

// SavePeople adds the people without an id and makes the others what they are
// here, as one edit or not at all. The error is ErrExists for a code that
// another has, and a *Clash when one changed after e.Base.
func (d *Desk) SavePeople(ctx context.Context, people []catalog.Person, e catalog.Edit) ([]catalog.Person, error) {
	people = slices.Clone(people)
	for i := range people {
		if err := composePerson(&people[i]); err != nil {
			return nil, err
		}
	}
	out, _, err := d.store.SavePeople(ctx, people, e, d.opts.Now(), d.who(e))
	return out, err
}

// composePerson makes the texts of a person NFC, as all text of a catalog is.
func composePerson(p *catalog.Person) error {
	for _, field := range catalog.PersonFields() {
		v, err := p.Value(field)
		if err == nil {
			err = p.Put(field, composed(v))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// composed is v in NFC.
func composed(v catalog.Value) catalog.Value {
	out := catalog.Value{Text: norm.NFC.String(v.Text), Langs: v.Langs}
	for _, s := range v.List {
		out.List = append(out.List, norm.NFC.String(s))
	}
	for _, r := range v.Records {
		of := catalog.Record{}
		for name, part := range r {
			of[name] = composed(part)
		}
		out.Records = append(out.Records, of)
	}
	return out
}

// EditPerson changes fields of a person, or removes one, and can be undone.
func (d *Desk) EditPerson(ctx context.Context, id catalog.PersonID, e catalog.Edit) (catalog.Person, error) {
	e.Sets = slices.Clone(e.Sets)
	for i, set := range e.Sets {
		e.Sets[i].Value = composed(set.Value)
	}
	if _, err := d.apply(ctx, []catalog.Target{{Kind: catalog.OfPerson, ID: int64(id)}}, e); err != nil {
		return catalog.Person{}, err
	}
	return d.store.Person(ctx, id)
}

// BindPerson puts a person in the captions of photos, by name and by address,
// as one edit: the photos are found by every name the person will ever have. A
// caption that names the person so already stays.
func (d *Desk) BindPerson(ctx context.Context, ids []catalog.PhotoID, who catalog.PersonID) (catalog.Counted, error) {
	p, err := d.store.Person(ctx, who)
	if err == nil && p.Removed {
		err = fmt.Errorf("person %s: %w", p.Name, catalog.ErrNotFound)
	}
	if err != nil {
		return catalog.Counted{}, err
	}
	e := catalog.Edit{Title: "person"}
	if e.Base, err = d.store.Seq(ctx); err != nil {
		return catalog.Counted{}, err
	}
	var rows []catalog.TableRow
	err = d.batches(ctx, ids, nil, func(photo *catalog.Photo) error {
		if sets := photo.Caption.Bind(p); len(sets) > 0 {
			rows = append(rows, catalog.TableRow{At: photo.Path, Photo: photo.ID, Path: photo.Path, Sets: sets})
		}
		return nil
	})
	if err != nil {
		return catalog.Counted{}, err
	}
	done, failed, err := d.store.ApplyRows(ctx, rows, e, d.opts.Now(), d.who(e))
	return catalog.Counted{Changed: done.Changed, Failed: append([]catalog.Failure{}, failed...), Edit: done.Edit}, err
}

// PlanRoster reads a list of people and says what it would change. What is
// wrong with a line is a problem of the plan; the error is for a file that is
// no list at all.
func (d *Desk) PlanRoster(ctx context.Context, path string, o catalog.RosterOptions) (catalog.RosterPlan, error) {
	plan, err := d.planRoster(ctx, path, o)
	if err != nil {
		return plan, fmt.Errorf("read people from %s: %w", filepath.Base(path), err)
	}
	return plan, nil
}

func (d *Desk) planRoster(ctx context.Context, path string, o catalog.RosterOptions) (catalog.RosterPlan, error) {
	st, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return catalog.RosterPlan{}, fmt.Errorf("%w: %w", err, catalog.ErrUsage)
	case err != nil:
		return catalog.RosterPlan{}, err
	case !st.Mode().IsRegular():
		return catalog.RosterPlan{}, fmt.Errorf("it is no file: %w", catalog.ErrUsage)
	}
	f, err := os.Open(path)
	if err != nil {
		return catalog.RosterPlan{}, err
	}
	defer f.Close()
	base, err := d.store.Seq(ctx)
	if err != nil {
		return catalog.RosterPlan{}, err
	}
	r, err := d.roster(ctx)
	if err != nil {
		return catalog.RosterPlan{}, err
	}
	list, err := roster.Read(path, f, st.Size(), o)
	if err != nil {
		return catalog.RosterPlan{}, err
	}
	plan := r.Compare(list, o)
	plan.File, plan.Base = filepath.Base(path), base
	return plan, ctx.Err()
}

// TakeRoster does what a plan says, as one edit. The error is ErrRefused for a
// plan with errors, and a *Clash when a person changed since it was made.
func (d *Desk) TakeRoster(ctx context.Context, plan catalog.RosterPlan) (catalog.Applied, error) {
	if bad := plan.Errors(); len(bad) > 0 {
		return catalog.Applied{}, fmt.Errorf("%s, line %d: %s (%d errors in all): %w", plan.File, bad[0].Line, bad[0].Message(catalog.English), len(bad), catalog.ErrRefused)
	}
	people := make([]catalog.Person, len(plan.People))
	for i, c := range plan.People {
		people[i] = c.Person
	}
	e := catalog.Edit{Title: "roster", Base: plan.Base}
	if e.Base == 0 {
		e.Base = -1 // before all: 0 would not ask
	}
	_, done, err := d.store.SavePeople(ctx, people, e, d.opts.Now(), d.who(e))
	return done, err
}

// SaveRoster writes all people as a list into a file, which is there whole or
// not at all; one of that name is replaced. Its extension tells the format:
// .csv, .tsv, .xlsx, or .txt for code replacements, which hold the offices of
// the day; the zero day is today.
func (d *Desk) SaveRoster(ctx context.Context, path string, day catalog.Date) (people int, err error) {
	r, err := d.roster(ctx)
	if err != nil {
		return 0, err
	}
	if day.IsZero() {
		day = d.Today()
	}
	err = atomicfile.WriteFunc(path, 0o644, nil, func(w io.Writer) error {
		people, err = roster.Write(path, w, r.People(), day)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("write people to %s: %w", filepath.Base(path), err)
	}
	return people, nil
}

// Today is the day by the desk's clock.
func (d *Desk) Today() catalog.Date {
	y, m, n := d.opts.Now().Date()
	return catalog.Date{Year: y, Month: m, Day: n}
}
