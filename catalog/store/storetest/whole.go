package storetest

import (
	"slices"
	"testing"

	"cutline/catalog"
)

func whole(field string, words ...string) catalog.Query {
	q := in(field, words...)
	q.Whole = true
	return q
}

// wholeTerms: an exact term finds what a field says in just these words, and
// nothing that says more.
func wholeTerms(t *testing.T, b *bench) {
	f := func(rel string, c catalog.Caption, more func(*catalog.Photo)) catalog.FilePhoto {
		f := b.file(rel, rel, "", c)
		more(&f.Photo)
		return f
	}
	ids := b.add(
		f("a.jpg", catalog.Caption{catalog.EventName: {Text: "Khai mạc", Langs: map[string]string{"en": "Opening day"}},
			catalog.People: catalog.ListValue("Nông Văn Mẫu", "Lý Thị Thử"), catalog.Keywords: catalog.ListValue("lễ", "lễ hội"),
			catalog.City: catalog.TextValue("Lạng Sơn"), catalog.Creator: catalog.ListValue("Lan")},
			func(p *catalog.Photo) { p.Camera.Make, p.Camera.Model = "NIKON CORPORATION", "NIKON D850" }),
		f("b.jpg", catalog.Caption{catalog.EventName: catalog.TextValue("Lễ khai mạc"), catalog.Headline: catalog.TextValue("Khai mạc"),
			catalog.People: catalog.ListValue("Nông Văn Mẫu Anh", "Hoàng Nông"), catalog.Keywords: catalog.ListValue("hội"),
			catalog.City: catalog.TextValue("Thành phố Lạng Sơn"), catalog.Creator: catalog.ListValue("Lan Anh")},
			func(p *catalog.Photo) { p.Camera.Model, p.Camera.Lens = "NIKON D8500", "FE 24-70mm F2.8" }),
		f("a b.jpg", catalog.Caption{catalog.EventName: catalog.TextValue("KHAI MẠC: UBND"), catalog.KeywordPaths: catalog.ListValue("lễ")},
			func(p *catalog.Photo) { p.Camera.Lens = "" }),
	)
	a, c, d := ids[0], ids[1], ids[2]
	story, longer := b.story("cho-ki"), b.story("cho-ki-moi")
	for slot, p := range map[catalog.StoryID]catalog.PhotoID{story: a, longer: c} {
		b.apply(catalog.Target{Kind: catalog.OfSlot, ID: int64(slot), Slot: 1}, "photo", p.String())
	}
	for _, tt := range []struct {
		name string
		q    catalog.Query
		want []catalog.PhotoID
	}{
		{"event", whole("event", "khai", "mac"), ids3(a)},
		{"event in another language", whole("event", "opening", "day"), ids3(a)},
		{"an abbreviation is its words", whole("event", "khai", "mac", "uy", "ban", "nhan", "dan"), ids3(d)},
		{"a person among others", whole("people", "nong", "van", "mau"), ids3(a)},
		{"not across two people", whole("people", "mau", "li"), nil},
		{"keyword", whole("keyword", "le"), ids3(a)},
		{"city", whole("city", "lang", "son"), ids3(a)},
		{"creator", whole("creator", "lan"), ids3(a)},
		{"headline", whole("headline", "khai", "mac"), ids3(c)},
		{"camera, without its maker", whole("camera", "nikon", "d850"), ids3(a)},
		{"lens", whole("lens", "fe", "24", "70mm"), ids3(a)},
		{"file", whole("file", "a", "jpg"), ids3(a)},
		{"story, by its short name", whole("story", "cho", "ki"), ids3(a)},
		{"not of", not(whole("event", "khai", "mac")), ids3(c, d)},
		{"one of two", or(whole("event", "khai", "mac"), whole("event", "le", "khai", "mac")), ids3(a, c)},
		{"and", and(whole("event", "khai", "mac"), whole("people", "li", "thi", "thu"), word("lang")), ids3(a)},
		{"and not", and(word("khai"), not(whole("event", "khai", "mac"))), ids3(c, d)},
		{"a field without exact terms", whole("code", "x"), nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := b.find(tt.q)
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
	b.set(a, "event", "Bế mạc")
	b.finds("after a change", whole("event", "khai", "mac"))
}

// twice: photos of one content find each other.
func twice(t *testing.T, b *bench) {
	ids := b.add(b.file("a.jpg", "x", "", nil), b.file("copy/a.jpg", "x", "", nil), b.file("b.jpg", "y", "", nil))
	nothing := b.file("c.jpg", "z", "", nil)
	nothing.Photo.Fingerprint = ""
	other := nothing
	other.Rel = "d.jpg"
	b.add(nothing, other)
	found := b.find(between("dup", "yes", "yes"))
	slices.Sort(found)
	if !slices.Equal(found, ids[:2]) {
		t.Errorf("found %v, want %v", found, ids[:2])
	}
	b.set(ids[0], "forgotten", "yes")
	b.finds("one of the two forgotten", between("dup", "yes", "yes"))
}
