package desk_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/desk"
)

// deskWithPhotos has photos taken on the 1st, 2nd … of a month, named a.jpg,
// b.jpg …
func deskWithPhotos(t *testing.T, n int) (*desk.Desk, []catalog.PhotoID) {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		data := catalogtest.JPEG(t, catalogtest.Photo{Seed: i + 1, Shot: catalogtest.At(i+1, 9, 0, 0, true)})
		if err := os.WriteFile(filepath.Join(dir, string(rune('a'+i))+".jpg"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	d, err := desk.Create(t.Context(), filepath.Join(t.TempDir(), "Test.cutline"), desk.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { d.Close() })
	if _, err := d.Add(t.Context(), []string{dir}, nil); err != nil {
		t.Fatal(err)
	}
	ids, _, err := d.Search(t.Context(), "", catalog.SortFile, 0)
	if err != nil || len(ids) != n {
		t.Fatalf("%d photos, %v", len(ids), err)
	}
	return d, ids
}

func writeFile(t *testing.T, path, text string, at time.Time) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, at, at); err != nil {
		t.Fatal(err)
	}
}

func says(t *testing.T, d *desk.Desk, id catalog.PhotoID, name catalog.FieldName) string {
	t.Helper()
	p, err := d.Photo(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Caption.Text(name)
}

// becomes is a text with its codes put in, without a photo.
func becomes(t *testing.T, d *desk.Desk, text string) string {
	t.Helper()
	book, err := d.CodeBook(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got, err := book.Expand(text, nil)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestCodesAndVariablesForEachPhotoByItself(t *testing.T) {
	d, ids := deskWithPhotos(t, 3)
	ctx, file := t.Context(), filepath.Join(t.TempDir(), "codes.txt")
	now := time.Now()
	writeFile(t, file, "S1-0042\tẢnh: Trần Ví\nltm\tbà Lê Thị Mẫu, ngày {day}\n", now)
	if f, err := d.AddCodeFile(ctx, file); err != nil || f.Codes != 2 {
		t.Fatalf("%+v, %v", f, err)
	}
	done, err := d.EditCaptions(ctx, ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{
		{Field: "description", Value: catalog.TextValue("=ltm= ({file}, {seqn}) =abc=")},
		{Field: "creator", Value: catalog.ListValue("={serial}=")},
	}})
	if err != nil || done.Changed != 3 || len(done.Failed) > 0 {
		t.Fatalf("%+v, %v", done, err)
	}
	if got, want := says(t, d, ids[1], catalog.Description), "bà Lê Thị Mẫu, ngày 2 (b.jpg, 0002) =abc="; got != want {
		t.Errorf("description is %q, want %q", got, want)
	}
	if got := says(t, d, ids[2], catalog.Creator); got != "Ảnh: Trần Ví" {
		t.Errorf("creator is %q", got)
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if got := says(t, d, ids[1], catalog.Description); got != "" {
		t.Errorf("after one undo it is %q", got)
	}

	writeFile(t, file, "ltm\tđồng chí Mẫu\n", now.Add(time.Second))
	if got := becomes(t, d, "=ltm="); got != "đồng chí Mẫu" {
		t.Errorf("after the file changed: %q", got)
	}
	writeFile(t, file, "ltm cách\n", now.Add(2*time.Second))
	files, err := d.CodeFiles(ctx)
	if err != nil || len(files) != 1 || !strings.Contains(files[0].Error, "line 1:") {
		t.Errorf("a file of no use: %+v, %v", files, err)
	}
	if got := becomes(t, d, "=ltm="); got != "đồng chí Mẫu" {
		t.Errorf("while the file is of no use: %q", got)
	}
	if err := os.Remove(file); err != nil {
		t.Fatal(err)
	}
	if files, _ := d.CodeFiles(ctx); files[0].Error == "" {
		t.Error("a file that is gone is not told")
	}
	if err := d.RemoveCodeFile(ctx, file); err != nil {
		t.Fatal(err)
	}
	if got := becomes(t, d, "=ltm="); got != "=ltm=" {
		t.Errorf("without the file: %q", got)
	}
	if err := d.RemoveCodeFile(ctx, file); !errors.Is(err, catalog.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
}

func TestACodeFileOfNoUseIsNotAdded(t *testing.T) {
	d, _ := deskWithPhotos(t, 1)
	ctx, dir := t.Context(), t.TempDir()
	spaces := filepath.Join(dir, "spaces.txt")
	writeFile(t, spaces, "hvn Hoàng\n", time.Now())
	for _, path := range []string{spaces, dir, filepath.Join(dir, "none.txt")} {
		if _, err := d.AddCodeFile(ctx, path); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", path, err)
		}
	}
	if files, err := d.CodeFiles(ctx); err != nil || len(files) > 0 {
		t.Errorf("files %v, %v", files, err)
	}
}

func TestWhatNoPhotoCanTakeChangesNone(t *testing.T) {
	d, ids := deskWithPhotos(t, 2)
	for _, text := range []string{"{cty}", "{city:UC}"} {
		_, err := d.EditCaptions(t.Context(), ids, catalog.Edit{Sets: []catalog.Set{
			{Field: "headline", Value: catalog.TextValue("x")}, {Field: "city", Value: catalog.TextValue(text)}}})
		var v *catalog.VariableError
		if !errors.As(err, &v) || v.Word != text {
			t.Errorf("%s: %v", text, err)
		}
	}
	if got := says(t, d, ids[0], catalog.Headline); got != "" {
		t.Errorf("headline is %q", got)
	}
}

func TestATemplateIsOneEdit(t *testing.T) {
	d, ids := deskWithPhotos(t, 3)
	ctx := t.Context()
	if _, err := d.Edit(ctx, ids[:1], catalog.Edit{Sets: []catalog.Set{
		{Field: "description", Value: catalog.TextValue("Có sẵn.")}, {Field: "credit", Value: catalog.TextValue("cũ")},
		{Field: "keywords", Value: catalog.ListValue("một")}}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "Lễ hội.xmp")
	err := d.WriteTemplate(path, catalog.Template{Fields: []catalog.TemplateField{
		{Field: "description", On: true, Op: catalog.Append, Value: catalog.TextValue("Ngày {day}.")},
		{Field: "keywords", On: true, Op: catalog.Prepend, Value: catalog.ListValue("{year4}")},
		{Field: "headline", Value: catalog.TextValue("tắt")},
		{Field: "credit", On: true},
	}})
	if err != nil {
		t.Fatal(err)
	}
	tpl, left, err := d.ReadTemplate(path)
	if err != nil || len(left) > 0 || tpl.Name != "Lễ hội" {
		t.Fatalf("%+v, %v, %v", tpl, left, err)
	}
	plan, err := d.PlanTemplate(ctx, append(ids, 99, ids[0]), tpl, nil)
	if err != nil || len(plan.Rows) != 3 || plan.Fields != 7 || len(plan.Failed) != 1 {
		t.Fatalf("plan %+v, %v", plan, err)
	}
	done, err := d.TakeBatch(ctx, plan)
	if err != nil || done.Changed != 3 {
		t.Fatalf("%+v, %v", done, err)
	}
	p, _ := d.Photo(ctx, ids[0])
	if c := p.Caption; c.Text(catalog.Description) != "Có sẵn. Ngày 1." || c.Text(catalog.Keywords) != "2024; một" || c.Text(catalog.Credit) != "" || c.Text(catalog.Headline) != "" {
		t.Errorf("caption is %v", c)
	}
	if a, err := d.Undo(ctx); err != nil || a.Changed != 3 || says(t, d, ids[0], catalog.Credit) != "cũ" {
		t.Errorf("undo: %+v, %v", a, err)
	}
}

func TestTemplatesOfTheCatalog(t *testing.T) {
	d, _ := deskWithPhotos(t, 1)
	ctx := t.Context()
	tpl := catalog.Template{Name: "Đoàn: khách/1", Fields: []catalog.TemplateField{{Field: "city", On: true, Value: catalog.TextValue("LS")}}}
	if err := d.SaveTemplate(ctx, tpl); err != nil {
		t.Fatal(err)
	}
	all, failed, err := d.Templates(ctx)
	if err != nil || len(failed) > 0 || len(all) != 1 || all[0].Name != tpl.Name {
		t.Fatalf("%+v, %v, %v", all, failed, err)
	}
	if err := d.RemoveTemplate(ctx, tpl.Name); err != nil {
		t.Fatal(err)
	}
	if err := d.RemoveTemplate(ctx, tpl.Name); !errors.Is(err, catalog.ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	if all, _, _ := d.Templates(ctx); len(all) != 0 {
		t.Errorf("left: %+v", all)
	}
	if err := d.SaveTemplate(ctx, catalog.Template{Fields: tpl.Fields}); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("without a name: %v", err)
	}
}

func TestReplaceIsOneEditAndKeepsOthersWork(t *testing.T) {
	d, ids := deskWithPhotos(t, 3)
	ctx := t.Context()
	if _, err := d.Edit(ctx, ids, catalog.Edit{Sets: []catalog.Set{{Field: "description", Value: catalog.TextValue("Xã Tân Lập, TK")}}}); err != nil {
		t.Fatal(err)
	}
	plan, err := d.PlanReplace(ctx, ids, catalog.FindReplace{Find: "TK", With: "{file}", Case: true}, nil)
	if err != nil || len(plan.Rows) != 3 {
		t.Fatalf("%+v, %v", plan, err)
	}
	if c := plan.Rows[0].Changes[0]; c.Old != "Xã Tân Lập, TK" || c.New != "Xã Tân Lập, a.jpg" {
		t.Errorf("the preview says %+v", c)
	}
	if _, err := d.Edit(ctx, ids[2:], catalog.Edit{Sets: []catalog.Set{{Field: "description", Value: catalog.TextValue("của người khác")}}}); err != nil {
		t.Fatal(err)
	}
	done, err := d.TakeBatch(ctx, plan)
	if err != nil || done.Changed != 2 || len(done.Failed) != 1 {
		t.Errorf("%+v, %v", done, err)
	}
	if got := says(t, d, ids[2], catalog.Description); got != "của người khác" {
		t.Errorf("it became %q", got)
	}
	if a, err := d.Undo(ctx); err != nil || a.Changed != 2 || says(t, d, ids[0], catalog.Description) != "Xã Tân Lập, TK" {
		t.Errorf("undo: %+v, %v", a, err)
	}
	if _, err := d.PlanReplace(ctx, ids, catalog.FindReplace{Find: "x*", Regexp: true}, nil); !errors.Is(err, catalog.ErrUsage) {
		t.Errorf("an empty match: %v", err)
	}
}

// The roster is a code file of its own: the day a photo was taken picks the
// office.
func TestPeopleAreCodes(t *testing.T) {
	d, ids := deskWithPhotos(t, 2) // of the 1st and the 2nd of March 2024
	ctx := t.Context()
	take(t, d, "code,name,office,short office,from,to\nhvn,Hoàng Văn Nghiệm,Phó Chủ tịch UBND tỉnh,Phó Chủ tịch,2020-01-01,2024-03-01\n"+
		"hvn,Hoàng Văn Nghiệm,Chủ tịch UBND tỉnh,Chủ tịch,2024-03-02,\n")
	done, err := d.EditCaptions(ctx, ids, catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: "description", Value: catalog.TextValue("=hvn=; =hvn#2=; =hvn#3=")}}})
	if err != nil || done.Changed != 2 {
		t.Fatal(done, err)
	}
	for i, want := range []string{"Phó Chủ tịch Hoàng Văn Nghiệm; Hoàng Văn Nghiệm; Phó Chủ tịch UBND tỉnh", "Chủ tịch Hoàng Văn Nghiệm; Hoàng Văn Nghiệm; Chủ tịch UBND tỉnh"} {
		if got := says(t, d, ids[i], catalog.Description); got != want {
			t.Errorf("photo %d says %q, want %q", i, got, want)
		}
	}
	book, err := d.CodeBook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	from, hints := book.Hints("Ông =nghiem", catalog.Date{Year: 2024, Month: 3, Day: 2}, 5)
	if from != len("Ông ") || len(hints) != 1 || hints[0].Text != "Chủ tịch Hoàng Văn Nghiệm" {
		t.Errorf("hints %v at %d", hints, from)
	}
	p, err := d.Photo(ctx, ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if got, ok := book.Typed("Ông =hvn=", &p); !ok || got.From != len("Ông ") || got.Text != "Phó Chủ tịch Hoàng Văn Nghiệm" {
		t.Errorf("typed, it becomes %v", got)
	}
	if got := book.Unresolved("=abc= {city} TK"); len(got) != 3 {
		t.Errorf("open: %q", got)
	}
}

// Whom a writer chose is bound with the caption, in one edit, also when the
// text itself holds no code any more.
func TestACaptionBindsThePeopleChosenForIt(t *testing.T) {
	d, ids := deskWithPhotos(t, 2)
	ctx := t.Context()
	take(t, d, "code,name,office,from\nhvn,Hoàng Văn Nghiệm,Chủ tịch,2020-01-01\nmai,Lê Thị Mai,Giám đốc,2020-01-01\n")
	book, err := d.CodeBook(ctx)
	if err != nil {
		t.Fatal(err)
	}
	who, ok := book.Person("hvn")
	gone, _ := book.Person("mai")
	if !ok || book.Delimiter != "=" {
		t.Fatal(who, book.Delimiter)
	}
	if _, err := d.EditPerson(ctx, gone.ID, catalog.Edit{Sets: []catalog.Set{{Field: catalog.FieldRemoved, Value: catalog.TextValue("yes")}}}); err != nil {
		t.Fatal(err)
	}
	set := catalog.Edit{Title: "caption", Sets: []catalog.Set{
		{Field: "description", Value: catalog.TextValue("Chủ tịch Hoàng Văn Nghiệm")},
		{Field: "people", Value: catalog.ListValue("Trần Văn Hai")}}}
	done, err := d.EditCaptionsOf(ctx, ids, set, []catalog.PersonID{who.ID, gone.ID})
	if err != nil || done.Changed != 2 {
		t.Fatal(done, err)
	}
	for _, id := range ids {
		p, err := d.Photo(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Caption.List(catalog.People); len(got) != 2 || got[1] != who.Name || p.Caption.BoundName(who.Name) != who.UUID {
			t.Errorf("the people are %q, bound to %q", got, p.Caption.BoundTo())
		}
	}
	if _, err := d.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if p, err := d.Photo(ctx, ids[0]); err != nil || len(p.Caption) > 0 && (p.Caption.Text(catalog.Description) != "" || len(p.Caption.BoundTo()) > 0) {
		t.Errorf("undone it is %v, %v", p.Caption, err)
	}
}
