package storetest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"cutline/catalog"
)

func searches(t *testing.T, b *bench) {
	f := func(rel, taken string, c catalog.Caption, more func(*catalog.Photo)) catalog.FilePhoto {
		f := b.file(rel, rel, taken, c)
		f.HasMarks = true
		if more != nil {
			more(&f.Photo)
		}
		return f
	}
	ids := b.add(
		f("lang son/cho.jpg", "2018-10-31T23:30:00", catalog.Caption{
			catalog.Description: catalog.TextValue("Chợ phiên Kỳ Lừa sáng 31/10, UBND tỉnh kiểm tra"), catalog.City: catalog.TextValue("Lạng Sơn"),
			catalog.People: catalog.ListValue("Hoàng Thị Na")}, func(p *catalog.Photo) { p.Rating = 3; p.Camera.Lens = "EF 70-200mm" }),
		f("ha noi/hop_100%.jpg", "2018-11-02T08:00:00-05:00", catalog.Caption{
			catalog.Headline: catalog.TextValue("Họp báo ở Hà Nội"), catalog.Credit: catalog.TextValue("Báo"), catalog.Creator: catalog.ListValue("Đặng Lan"),
			catalog.EventName: catalog.TextValue("Họp báo quý 3"), catalog.Keywords: catalog.ListValue("họp", "báo chí")},
			func(p *catalog.Photo) {
				p.Color = 1
				p.Camera.ISO = 3200
				p.Kind = catalog.PNG
				p.Camera.Model = "Canon EOS R5"
			}),
		f("ha noi/khong ngay.jpg", "", catalog.Caption{catalog.Description: catalog.TextValue("Chợ hoa")},
			func(p *catalog.Photo) { p.Tagged, p.Rejected, p.Width, p.Kind = true, true, 1200, catalog.NEF }),
	)
	cho, hop, hoa := ids[0], ids[1], ids[2]
	prefix := func(q catalog.Query) catalog.Query { q.Prefix = true; return q }
	path := func(p string) catalog.Query {
		return catalog.Query{Op: catalog.QueryText, Field: "in", Words: []string{"x"}, Exact: p}
	}
	for _, tt := range []struct {
		name string
		q    catalog.Query
		want []catalog.PhotoID
	}{
		{"everything, unknown times last", catalog.Query{}, ids3(hop, cho, hoa)},
		{"a word", word("cho"), ids3(cho, hoa)},
		{"two words", and(word("cho"), word("phien")), ids3(cho)},
		{"words of two fields", and(word("cho"), word("son")), ids3(cho)},
		{"a phrase", word("phien", "ki", "lua"), ids3(cho)},
		{"a phrase in the wrong order", word("phien", "cho"), nil},
		{"an abbreviation by its words", word("uy", "ban", "nhan", "dan"), ids3(cho)},
		{"the beginning of a word", prefix(word("phi")), ids3(cho)},
		{"a word that begins another is not it", word("phi"), nil},
		{"one of two", or(word("phien"), word("hoa")), ids3(cho, hoa)},
		{"not", and(word("cho"), not(word("hoa"))), ids3(cho)},
		{"only not", not(word("cho")), ids3(hop)},
		{"not of a group", and(word("cho"), not(or(word("hoa"), word("phien")))), nil},
		{"or of not", or(word("phien"), not(word("cho"))), ids3(hop, cho)},
		{"not not", not(not(word("phien"))), ids3(cho)},
		{"a group with a field of another table", or(in("camera", "canon"), word("hoa")), ids3(hop, hoa)},
		{"people", in("people", "hoang", "thi", "na"), ids3(cho)},
		{"a person is not a city", in("city", "na"), nil},
		{"city", in("city", "lang", "son"), ids3(cho)},
		{"headline", in("headline", "hop"), ids3(hop)},
		{"creator", in("creator", "dang"), ids3(hop)},
		{"event", in("event", "qui"), ids3(hop)},
		{"keyword", in("keyword", "bao", "chi"), ids3(hop)},
		{"file", in("file", "hop", "100"), ids3(hop)},
		{"folder", in("in", "ha", "noi"), ids3(hop, hoa)},
		{"folder by path", path(b.dir + "/ha noi/"), ids3(hop, hoa)},
		{"folder by the root's path", path(b.dir), ids3(hop, cho, hoa)},
		{"folder that only begins alike", path(b.dir + "/ha"), nil},
		{"camera", in("camera", "eos", "r5"), ids3(hop)},
		{"camera by maker", in("camera", "sony"), ids3(hop, cho, hoa)},
		{"lens", in("lens", "70", "200mm"), ids3(cho)},
		{"lens, a per cent sign is no joker", in("lens", "%"), nil},
		{"code comes later", in("code", "x"), nil},
		{"a day by the camera's clock", between("date", "2018-10-31", "2018-10-31"), ids3(cho)},
		{"a month", between("date", "2018-11-01", "2018-11-30"), ids3(hop)},
		{"from a day on", between("date", "2018-11-01", ""), ids3(hop)},
		{"up to a day, unknown ones are not", between("date", "", "2018-10-31"), ids3(cho)},
		{"not of a day: unknown ones are", not(between("date", "2018-10-31", "2018-10-31")), ids3(hop, hoa)},
		{"a word and a day", and(word("cho"), between("date", "2018-01-01", "2018-12-31")), ids3(cho)},
		{"rating", between("rating", "3", ""), ids3(cho)},
		{"no rating", between("rating", "0", "0"), ids3(hop, hoa)},
		{"colour", between("color", "1", "1"), ids3(hop)},
		{"iso", between("iso", "1601", ""), ids3(hop)},
		{"width", between("width", "3000", ""), ids3(hop, cho)},
		{"a bound that is no number", between("width", "x", ""), nil},
		{"tag", between("tag", "yes", "yes"), ids3(hoa)},
		{"no reject", between("reject", "no", "no"), ids3(hop, cho)},
		{"no caption", between("caption", "none", "none"), ids3(hop)},
		{"no credit", between("credit", "none", "none"), ids3(cho, hoa)},
		{"kind", between("kind", "png", "png"), ids3(hop)},
		{"raw is every kind of raw file", between("kind", "raw", "raw"), ids3(hoa)},
		{"not offline", between("offline", "no", "no"), ids3(hop, cho, hoa)},
		{"none twice", between("dup", "yes", "yes"), nil},
		{"used comes later", between("used", "7d", "7d"), nil},
		{"no field at all", in("nonsense", "x"), nil},
		{"signs in a word are no operators", word(`"cho" OR hoa*`), nil},
		{"an empty group", and(), ids3(hop, cho, hoa)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := b.find(tt.q); !slices.Equal(got, tt.want) {
				t.Errorf("found %v, want %v", got, tt.want)
			}
		})
	}
}

func anyQuery(t *testing.T, b *bench) {
	id := b.one("a.jpg", "một hai")
	deep := func(leaf, side catalog.Query, depth int) catalog.Query {
		q := leaf
		for i := range depth {
			switch i % 3 {
			case 0:
				q = or(q, side)
			case 1:
				q = and(q, not(side))
			default:
				q = not(q)
			}
		}
		return q
	}
	var many []catalog.Query
	for range 200 {
		many = append(many, word("mot"))
	}
	long := slices.Repeat([]string{"mot"}, 200)
	for _, tt := range []struct {
		name string
		q    catalog.Query
	}{
		{"deep, of words", deep(word("mot"), word("khong"), 64)},
		{"deep, of words and fields", deep(word("mot"), in("camera", "x"), 64)},
		{"deep or of and", func() catalog.Query {
			q := word("mot")
			for range 32 {
				q = and(word("hai"), or(word("khong"), q))
			}
			return q
		}()},
		{"many words", and(many...)},
		{"many of one", or(many...)},
		{"many nots", and(append(many, not(or(word("khong"), word("x"))))...)},
		{"a long phrase", or(word("mot"), word(long...))},
		{"a quote in a word", or(word("mot"), word(`a"b`), word(`"`))},
		{"signs for words", or(word("mot"), word("*"), word("^"), word("NEAR(a b)"), word("\x00"), word("\ue000"))},
		{"a field with a quote", or(word("mot"), in("lens", "'"), in("in", `\`), in("story", "_"))},
		{"exact terms", or(word("mot"), whole("event", "'"), whole("people", `"`), whole("code", "x"), whole("in", "x"), whole("", "x"))},
		{"no such collection", or(word("mot"), between("collection", "x", "x"))},
		{"no words", or(word("mot"), word(), in("lens"))},
	} {
		t.Run(tt.name, func(t *testing.T) {
			ids, err := b.s.Find(ctx, tt.q, "", 0)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(tt.name, "deep, ") {
				return // what it finds depends on the depth
			}
			if !slices.Equal(ids, ids3(id)) {
				t.Errorf("found %v", ids)
			}
		})
	}
}

func ids3(ids ...catalog.PhotoID) []catalog.PhotoID { return ids }

// interleaved: a camera that tells no zone showed the time of those that do,
// whatever the zone of the machine, and also when it came first.
func interleaved(t *testing.T, b *bench) {
	b.add(b.file("plain-9.jpg", "1", "2018-10-31T09:00:00", nil), b.file("plain-11.jpg", "2", "2018-10-31T11:00:00", nil))
	b.add(b.file("told-10.jpg", "3", "2018-10-31T10:00:00+11:00", nil), b.file("told-12.jpg", "4", "2018-10-31T12:00:00+11:00", nil),
		b.file("elsewhere.jpg", "5", "2018-10-31T02:30:00+02:00", nil))
	b.add(b.file("plain-13.jpg", "6", "2018-10-31T13:00:00", catalog.Caption{catalog.Description: catalog.TextValue("chợ")}))
	b.restart()
	b.one("plain.jpg", "chợ")
	want := "plain-9 plain told-10 plain-11 elsewhere told-12 plain-13"
	ids, err := b.s.Find(ctx, catalog.Query{}, catalog.SortOldest, 0)
	b.ok(err)
	var got []string
	for _, id := range ids {
		got = append(got, strings.TrimSuffix(b.photo(id).File(), ".jpg"))
	}
	b.same("oldest first", strings.Join(got, " "), want)
	b.finds("the words of a photo whose key changed", catalog.Query{Op: catalog.QueryText, Field: "file", Words: []string{"plain", "9"}}, 1)
}

func orders(t *testing.T, b *bench) {
	var files []catalog.FilePhoto
	for _, x := range []struct {
		rel, taken string
		rating     int
	}{
		{"c.jpg", "2018-10-31T09:00:00", 1},
		{"b.jpg", "2018-10-31T09:00:00", 5},
		{"A.jpg", "2018-10-31T09:00:00.5", 0},
		{"z.jpg", "", 2},
		{"y.jpg", "", 3},
		{"d.jpg", "2018-10-31T09:00:00+00:00", 4}, // the one that tells the zone
		{"old.jpg", "1931-02-03T04:05:06", 0},
	} {
		f := b.file(x.rel, x.rel, x.taken, catalog.Caption{catalog.Description: catalog.TextValue("chung " + x.rel)})
		f.HasMarks, f.Photo.Rating = true, x.rating
		files = append(files, f)
	}
	b.add(files...)
	for _, tt := range []struct {
		name string
		sort catalog.Sort
		want string
	}{
		{"newest first, then file name", catalog.SortNewest, "A b c d old y z"},
		{"file", catalog.SortFile, "A b c d old y z"},
		{"added", catalog.SortAdded, "old d y z A b c"},
		{"rating", catalog.SortRating, "b d y z c"},
	} {
		for _, q := range []catalog.Query{{}, word("chung")} {
			for limit := 0; limit <= 7; limit++ {
				ids, err := b.s.Find(ctx, q, tt.sort, limit)
				b.ok(err)
				got := ""
				for _, id := range ids {
					f := b.photo(id).File()
					got += f[:len(f)-4] + " "
				}
				want := prefixWords(tt.want, limit)
				if len(got) < len(want) || got[:len(want)] != want || limit > 0 && len(ids) != limit {
					t.Errorf("%s, limit %d: %q, want %q", tt.name, limit, got, want)
				}
			}
		}
	}
	old, err := b.s.Find(ctx, catalog.Query{}, catalog.SortOldest, 0)
	b.ok(err)
	b.same("oldest, unknown last", fmt.Sprint(b.photo(old[0]).File(), b.photo(old[5]).File(), b.photo(old[6]).File()), "old.jpgy.jpgz.jpg")
	_, err = b.s.Find(ctx, catalog.Query{}, "colour", 0)
	b.is(err, catalog.ErrUsage)
	best, err := b.s.Find(ctx, catalog.Query{Op: catalog.QueryText, Words: []string{"chung"}, Exact: "chứng"}, catalog.SortBest, 0)
	b.ok(err)
	b.same("best finds what newest finds", len(best), 7)
	b.set(4, "headline", "Chứng cứ")
	best, err = b.s.Find(ctx, catalog.Query{Op: catalog.QueryText, Words: []string{"chung"}, Exact: "chứng"}, catalog.SortBest, 1)
	b.ok(err)
	b.same("exact accents first", best[0], catalog.PhotoID(4))
}

// prefixWords is the first n words (0: all), each with a space after it.
func prefixWords(s string, n int) string {
	w := strings.Fields(s)
	if n > 0 && n < len(w) {
		w = w[:n]
	}
	return strings.Join(w, " ") + " "
}
