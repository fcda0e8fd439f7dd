package desk_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

func told(t *testing.T, d *desk.Desk, id catalog.PhotoID, field catalog.FieldName) string {
	t.Helper()
	p, err := d.Photo(context.Background(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Caption.Text(field)
}

// openTaken is a desk with two photos, taken within an hour.
func openTaken(t *testing.T) *desk.Desk {
	t.Helper()
	ctx, dir := context.Background(), t.TempDir()
	d, err := desk.Create(ctx, filepath.Join(dir, "Test.cutline"), desk.Options{Who: "lan"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	})
	photos := t.TempDir()
	for i := range 2 {
		catalogtest.File(t, photos, fmt.Sprintf("P%d.jpg", i+1), catalogtest.Photo{Seed: i + 1, Shot: catalogtest.At(7, 9+i, 0, 0, i == 0)})
	}
	if _, err := d.Add(ctx, []string{photos}, nil); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestEventsTakePhotosAndRenameThem(t *testing.T) {
	ctx := context.Background()
	d := openTaken(t)
	set := func(id catalog.PhotoID, field catalog.FieldName, text string) {
		t.Helper()
		_, err := d.Edit(ctx, []catalog.PhotoID{id}, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: string(field), Value: catalog.TextValue(text)}}})
		if err != nil {
			t.Fatal(err)
		}
	}
	set(2, catalog.City, "Đồng Đăng")
	both := []catalog.PhotoID{1, 2}
	found, err := d.EventOf(ctx, both)
	if err != nil || found.Place.City != "Đồng Đăng" || found.From.String() != "2024-03-07T09:00:00+07:00" || found.To.String() != "2024-03-07T10:00:00" {
		t.Fatalf("the photos say %+v, %v", found, err)
	}
	found.Name, found.Place = "Lê\u0303 khai mạc", catalog.Place{City: "Lạng Sơn", Country: "Việt Nam"}
	ev, err := d.NewEvent(ctx, found)
	if err != nil || ev.Name != "Lễ khai mạc" {
		t.Fatalf("made %+v, %v", ev, err)
	}
	offered := func(want ...catalog.PhotoID) {
		t.Helper()
		got, err := d.Offered(ctx, ev)
		slices.Sort(got)
		if err != nil || !slices.Equal(got, want) {
			t.Fatalf("offered %v, %v; want %v", got, err, want)
		}
	}
	offered(both...)
	done, err := d.JoinEvent(ctx, both, ev.ID)
	if err != nil || done.Changed != 2 {
		t.Fatalf("joined %+v, %v", done, err)
	}
	offered()
	for id, city := range map[catalog.PhotoID]string{1: "Lạng Sơn", 2: "Đồng Đăng"} {
		if told(t, d, id, catalog.EventName) != "Lễ khai mạc" || told(t, d, id, catalog.City) != city || told(t, d, id, catalog.Country) != "Việt Nam" {
			t.Errorf("photo %d is of %q in %q", id, told(t, d, id, catalog.EventName), told(t, d, id, catalog.City))
		}
	}
	set(1, catalog.EventName, "LE KHAI MAC") // another program writes it so
	name := func(s string) catalog.Edit {
		return catalog.Edit{Title: "event", Sets: []catalog.Set{{Field: catalog.FieldEventName, Value: catalog.TextValue(s)}}}
	}
	if ev, err = d.EditEvent(ctx, ev.ID, name("Khai hội"), true); err != nil || ev.Name != "Khai hội" {
		t.Fatalf("renamed %+v, %v", ev, err)
	}
	if ids, err := d.EventPhotos(ctx, "khai hoi"); err != nil || len(ids) != 2 {
		t.Errorf("renamed photos %v, %v", ids, err)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if told(t, d, 1, catalog.EventName) != "LE KHAI MAC" || told(t, d, 2, catalog.EventName) != "Lễ khai mạc" {
		t.Error("one undo does not bring back the names in the photos")
	}
	if _, err := d.EditEvent(ctx, ev.ID, name("Khai hội"), false); err != nil || told(t, d, 2, catalog.EventName) != "Lễ khai mạc" {
		t.Errorf("without its photos: %v, %s", err, told(t, d, 2, catalog.EventName))
	}
	if _, err := d.NewEvent(ctx, catalog.Event{Name: "KHAI HỘI"}); !errors.Is(err, catalog.ErrExists) {
		t.Errorf("the same name twice: %v", err)
	}
	removed := catalog.Edit{Title: "event", Sets: []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}}}
	if _, err := d.EditEvent(ctx, ev.ID, removed, false); err != nil {
		t.Fatal(err)
	}
	if _, err := d.JoinEvent(ctx, both, ev.ID); !errors.Is(err, catalog.ErrNotFound) {
		t.Errorf("joining a removed event: %v", err)
	}
}

func TestAnEventIsMadeWithItsPhotos(t *testing.T) {
	ctx := context.Background()
	d, _ := openDesk(t)
	at := catalog.Moment{Time: time.Date(2018, 10, 31, 9, 0, 0, 0, time.UTC)}
	if _, err := d.NewEvent(ctx, catalog.Event{Name: "Hội 10", From: at, Place: catalog.Place{City: "Huế"}}, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := d.NewEvent(ctx, catalog.Event{Name: "Hội 2"}); err != nil {
		t.Fatal(err)
	}
	list, err := d.Events(ctx)
	if err != nil || len(list) != 2 || list[0].Name != "Hội 2" || list[1].From != at || list[1].People == nil {
		t.Errorf("there are %+v, %v", list, err)
	}
	if told(t, d, 1, catalog.EventName) != "Hội 10" || told(t, d, 2, catalog.EventName) != "" {
		t.Error("not the photo that was named is of the event")
	}
	for range 2 {
		if _, err := d.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if list, err = d.Events(ctx); err != nil || len(list) != 0 || told(t, d, 1, catalog.City) != "" {
		t.Errorf("after undo there are %+v, %v", list, err)
	}
}

func TestListsOfPeopleAreReadFromFiles(t *testing.T) {
	ctx := context.Background()
	d, _ := openDesk(t)
	path := filepath.Join(t.TempDir(), "list.txt")
	if err := os.WriteFile(path, []byte("Hồ Tiến Thiệu – Chủ tịch\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if list, err := d.ReadInvited(ctx, path); err != nil || len(list.People) != 1 || list.People[0].Office != "Chủ tịch" {
		t.Errorf("read %+v, %v", list, err)
	}
	for _, bad := range []string{filepath.Dir(path), path + "x"} {
		if _, err := d.ReadInvited(ctx, bad); !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}
