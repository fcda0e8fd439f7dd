package merge

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
)

const (
	capA = "Đồng chí Trần Văn Bình, Chủ tịch UBND xã Khe Sậy, trao quà cho gia đình chính sách"
	capB = "Bà Lò Thị Mai, Giám đốc Hợp tác xã chè Pu Lạn, giới thiệu sản phẩm với khách"
	par1 = "Sáng nay, đoàn công tác đến thăm bà con vùng lũ ở ba bản xa nhất của xã Khe Sậy."
	par2 = "Theo ông Bình, cả xã còn bốn mươi hộ phải sửa nhà trước mùa mưa năm sau."
	par3 = "Đoàn cũng đến thăm Hợp tác xã chè Pu Lạn, nơi có hai trăm hộ trồng chè."
)

// text is an article of blocks: "# …" a subhead, "[…]" a slot, else a paragraph.
func text(blocks ...string) catalog.Article {
	a := catalog.Article{Headline: "Thăm bà con vùng lũ", Lead: "BNL-Hôm nay (31/10), đoàn đã đi thăm.", Byline: "An Nhiên", Language: "vi",
		Dateline: catalog.Dateline{Sign: "BNL", Text: "31/10", Day: 31, Month: 10, Year: 2018, Why: "đoán"}}
	n := 0
	for _, b := range blocks {
		switch {
		case strings.HasPrefix(b, "# "):
			a.Blocks = append(a.Blocks, catalog.Block{Type: catalog.Subhead, Text: b[2:]})
		case strings.HasPrefix(b, "["):
			n++
			a.Blocks = append(a.Blocks, catalog.Block{Type: catalog.SlotBlock, Slot: n, Text: strings.Trim(b, "[]")})
		default:
			a.Blocks = append(a.Blocks, catalog.Block{Type: catalog.Paragraph, Text: b})
		}
	}
	return a
}

func story(a catalog.Article) catalog.Story {
	s := catalog.Story{Article: a, Parsed: a}
	for _, b := range a.Captions() {
		s.Slots = append(s.Slots, catalog.Slot{N: b.Slot, Caption: b.Text, Credit: b.Credit})
	}
	return s
}

func sketch(s catalog.Story) []string {
	var out []string
	for _, b := range s.Article.Blocks {
		switch b.Type {
		case catalog.SlotBlock:
			sl, _ := s.Slot(b.Slot)
			out = append(out, fmt.Sprintf("[%d %d %s]", b.Slot, sl.Photo, sl.Caption))
		case catalog.Subhead:
			out = append(out, "# "+b.Text)
		default:
			out = append(out, b.Text)
		}
	}
	return out
}

// told are the changes but for what stays the same.
func told(changes []catalog.StoryChange) []string {
	var out []string
	for _, c := range changes {
		if c.Kind == catalog.PartSame && !c.Conflict {
			continue
		}
		s := string(c.Kind) + " " + c.Part
		if c.Slot != 0 {
			s += fmt.Sprint(" ", c.Slot)
		}
		if c.Conflict {
			s += " conflict"
		}
		if c.Moved && c.Kind != catalog.PartMoved {
			s += " elsewhere"
		}
		out = append(out, s)
	}
	return out
}

func must(t *testing.T) func(catalog.Story, error) catalog.Story {
	return func(s catalog.Story, err error) catalog.Story {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
}

// placed is the story with photos 11, 12 … in its slots, a crop and an
// acceptance in each.
func placed(s catalog.Story) catalog.Story {
	s.Slots = slices.Clone(s.Slots)
	for i := range s.Slots {
		s.Slots[i].Photo = catalog.PhotoID(11 + i)
		s.Slots[i].Crop = catalog.Crop{X1: 1, Y1: .5}
		n := s.Slots[i].N
		f := catalog.Finding{Slot: n, Rule: catalog.RuleNoCredit, Args: []any{n}}
		s.Accepted = append(s.Accepted, catalog.Acceptance{Slot: n, Rule: f.Rule, Key: f.Key(), Reason: fmt.Sprint("photo ", 11+i)})
	}
	return s
}

func TestBlocks(t *testing.T) {
	slotA, slotB := "["+capA+"]", "["+capB+"]"
	in := func(n, photo int, caption string) string { return fmt.Sprintf("[%d %d %s]", n, photo, caption) }
	longer := strings.Replace(par2, "bốn mươi", "bốn mươi hai", 1)
	for _, tt := range []struct {
		name   string
		old    []string
		mine   func(*testing.T, catalog.Story) catalog.Story // what people did
		theirs []string
		want   []string
		told   []string
	}{
		{"the same text changes nothing", []string{par1, slotA, par2}, nil, []string{par1, slotA, par2},
			[]string{par1, in(1, 11, capA), par2}, nil},
		{"a changed paragraph changes", []string{par1, slotA, par2}, nil, []string{par1, slotA, longer},
			[]string{par1, in(1, 11, capA), longer}, []string{"changed paragraph"}},
		{"a person's paragraph stays when the new text left it alone", []string{par1, par2},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.WithText(1, longer)) }, []string{par1, par2, par3},
			[]string{par1, longer, par3}, []string{"added paragraph"}},
		{"a person's paragraph stays in a conflict", []string{par1, par2},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.WithText(1, longer)) },
			[]string{par1, strings.Replace(par2, "bốn mươi", "năm mươi", 1)},
			[]string{par1, longer}, []string{"same paragraph conflict"}},
		{"the same correction on both sides is none", []string{par1, par2},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.WithText(1, longer)) }, []string{par1, longer},
			[]string{par1, longer}, nil},
		{"a paragraph goes", []string{par1, par2, par3}, nil, []string{par1, par3},
			[]string{par1, par3}, []string{"removed paragraph"}},
		{"but not one a person worked on", []string{par1, par2, par3},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.WithText(1, longer)) }, []string{par1, par3},
			[]string{par1, longer, par3}, []string{"same paragraph conflict"}},
		{"what a person took out stays out", []string{par1, par2, par3},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.Remove(1)) }, []string{par1, par2, par3},
			[]string{par1, par3}, nil},
		{"and is told when the new text says more there", []string{par1, par2, par3},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.Remove(1)) }, []string{par1, longer, par3},
			[]string{par1, par3}, []string{"same paragraph conflict"}},
		{"what a person wrote stays where it was", []string{par1, par3},
			func(t *testing.T, s catalog.Story) catalog.Story {
				return must(t)(s.Insert(1, catalog.Subhead, "Bốn mươi hộ"))
			},
			[]string{par1, par2, par3}, []string{par1, "# Bốn mươi hộ", par2, par3}, []string{"added paragraph"}},
		{"a moved paragraph moves", []string{par1, par2, par3}, nil, []string{par3, par1, par2},
			[]string{par3, par1, par2}, []string{"moved paragraph"}},
		{"a paragraph a person moved stays there", []string{par1, par2, par3},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.Move(2, 0)) }, []string{par1, longer, par3},
			[]string{par3, par1, longer}, []string{"changed paragraph"}},
		{"a subhead that became a paragraph does", []string{par1, "# Hết mưa"}, nil, []string{par1, "Hết mưa"},
			[]string{par1, "Hết mưa"}, []string{"changed paragraph"}},

		{"pictures go with their captions and not with their numbers", []string{par1, slotA, par2, slotB}, nil, []string{par1, slotB, par2, slotA},
			[]string{par1, in(1, 12, capB), par2, in(2, 11, capA)}, []string{"moved slot 1", "moved paragraph"}},
		{"a new caption before them does not take a picture", []string{par1, slotA}, nil, []string{slotB, par1, slotA},
			[]string{in(1, 0, capB), par1, in(2, 11, capA)}, []string{"added slot 1"}},
		{"a caption written anew is known by its people", []string{par1, slotA, slotB, par2}, nil,
			[]string{par1, slotB, "[Chủ tịch xã Trần Văn Bình (trái) tặng quà]", par2},
			[]string{par1, in(1, 12, capB), in(2, 11, "Chủ tịch xã Trần Văn Bình (trái) tặng quà"), par2}, nil},
		{"or by its place, where nobody is named", []string{par1, "[Quang cảnh buổi lễ]", par2}, nil, []string{par1, "[Toàn cảnh hội trường lớn sáng nay]", par2},
			[]string{par1, in(1, 11, "Toàn cảnh hội trường lớn sáng nay"), par2}, []string{"changed slot 1"}},
		{"a place does not give one person the picture of another", []string{par1, slotA, par2}, nil, []string{par1, slotB, par2},
			[]string{par1, in(1, 11, capA), in(2, 0, capB), par2}, nil},
		{"a story caption a person wrote stays", []string{par1, slotA},
			func(t *testing.T, s catalog.Story) catalog.Story {
				s.Slots[0].Caption = "Của người sửa"
				return s
			}, []string{par2, slotA}, []string{par2, in(1, 11, "Của người sửa")}, []string{"removed paragraph", "added paragraph"}},
		{"and in a conflict, too", []string{par1, slotA},
			func(t *testing.T, s catalog.Story) catalog.Story {
				s.Slots[0].Caption = "Của người sửa"
				return s
			}, []string{par1, "[" + strings.Replace(capA, "trao", "tặng", 1) + "]"}, []string{par1, in(1, 11, "Của người sửa")}, []string{"same slot 1 conflict"}},
		{"a slot with a picture outlives its caption", []string{par1, slotA, slotB}, nil, []string{par1, slotB},
			[]string{par1, in(1, 11, capA), in(2, 12, capB)}, []string{"same slot 1 conflict"}},
		{"a text that brings no captions leaves the slots", []string{par1, slotA, par2, slotB}, nil, []string{par1, longer},
			[]string{par1, in(1, 11, capA), longer, in(2, 12, capB)}, []string{"changed paragraph"}},
		{"a slot a person took out stays out", []string{par1, slotA, slotB},
			func(t *testing.T, s catalog.Story) catalog.Story { return must(t)(s.RemoveSlot(1)) }, []string{par1, slotA, slotB, par2},
			[]string{par1, in(1, 12, capB), par2}, []string{"added paragraph"}},
		{"a slot a person added meets its caption", []string{par1, par2},
			func(t *testing.T, s catalog.Story) catalog.Story {
				s = must(t)(s.AddSlot(1, ""))
				s.Slots[0].Caption, s.Slots[0].Photo = capA, 21
				return s
			}, []string{par1, slotA, par2}, []string{par1, in(1, 21, capA), par2}, nil},
		{"and no other, by what it says", []string{par1, par2},
			func(t *testing.T, s catalog.Story) catalog.Story {
				s = must(t)(s.AddSlot(1, ""))
				s.Slots[0].Caption, s.Slots[0].Photo = capB, 21
				return s
			}, []string{par1, slotA, slotB, par2}, []string{par1, in(1, 0, capA), in(2, 21, capB), par2}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			old := text(tt.old...)
			mine := placed(story(old))
			if tt.mine != nil {
				mine = tt.mine(t, mine)
			}
			before := strings.Join(sketch(mine), "|")
			got, changes := Story(old, mine, text(tt.theirs...))
			if !slices.Equal(sketch(got), tt.want) {
				t.Errorf("merged into\n%s\nwant\n%s", strings.Join(sketch(got), "\n"), strings.Join(tt.want, "\n"))
			}
			if tt.told != nil && !slices.Equal(told(changes), tt.told) {
				t.Errorf("told %q, want %q", told(changes), tt.told)
			}
			if strings.Join(sketch(mine), "|") != before {
				t.Error("the story was changed in place")
			}
			sound(t, got, changes)
		})
	}
}

// sound checks what must hold of every merged story.
func sound(t *testing.T, s catalog.Story, changes []catalog.StoryChange) {
	t.Helper()
	n := 0
	for _, b := range s.Article.Blocks {
		if b.Type != catalog.SlotBlock {
			continue
		}
		n++
		if sl, ok := s.Slot(b.Slot); b.Slot != n || !ok {
			t.Errorf("slot %d of the text is number %d; its slot is there: %t", n, b.Slot, ok)
		} else if sl.Photo != 0 && sl.Photo < 20 && (sl.Crop.Y1 != .5 || !accepted(s, sl)) {
			t.Errorf("photo %d lost its crop or what was accepted: %+v", sl.Photo, s.Accepted)
		}
	}
	if len(s.Slots) != n {
		t.Errorf("%d slots for %d slot blocks", len(s.Slots), n)
	}
	for _, c := range changes {
		var old, now strings.Builder
		for _, w := range c.Words {
			if w.Op != catalog.SpanAdded {
				old.WriteString(w.Text)
			}
			if w.Op != catalog.SpanRemoved {
				now.WriteString(w.Text)
			}
		}
		if c.Kind == catalog.PartChanged && !c.Conflict && len(c.Words) > 0 && (old.String() != c.Old || now.String() != c.New) {
			t.Errorf("the words of %+v are not its texts", c)
		}
		if c.Conflict && c.New != "" && now.String() != c.Theirs {
			t.Errorf("the words of %+v do not lead to theirs", c)
		}
	}
}

func accepted(s catalog.Story, sl catalog.Slot) bool {
	return slices.ContainsFunc(s.Accepted, func(a catalog.Acceptance) bool {
		return a.Slot == sl.N && a.Reason == fmt.Sprint("photo ", sl.Photo) && a.Key == fmt.Sprintf("%d no-credit [%d]", sl.N, sl.N)
	})
}

func TestFields(t *testing.T) {
	for _, tt := range []struct {
		name         string
		mine, theirs func(*catalog.Article)
		want         func(catalog.Article) bool
		told         []string
	}{
		{"a new headline comes", nil, func(a *catalog.Article) { a.Headline = "Mới" },
			func(a catalog.Article) bool { return a.Headline == "Mới" }, []string{"changed headline"}},
		{"a corrected headline stays", func(a *catalog.Article) { a.Headline = "Của tôi" }, nil,
			func(a catalog.Article) bool { return a.Headline == "Của tôi" }, nil},
		{"and in a conflict, too", func(a *catalog.Article) { a.Headline = "Của tôi" }, func(a *catalog.Article) { a.Headline = "Mới" },
			func(a catalog.Article) bool { return a.Headline == "Của tôi" }, []string{"same headline conflict"}},
		{"a confirmed year stays", func(a *catalog.Article) { a.Dateline.YearCertain = true }, nil,
			func(a catalog.Article) bool { return a.Dateline.YearCertain && a.Dateline.Year == 2018 }, nil},
		{"a corrected year stays in a conflict", func(a *catalog.Article) { a.Dateline.Year = 2017 }, func(a *catalog.Article) { a.Dateline.Year = 2019 },
			func(a catalog.Article) bool { return a.Dateline.Year == 2017 }, []string{"same year conflict"}},
		{"a guessed year is guessed anew, with its reason", nil, func(a *catalog.Article) { a.Dateline.Year, a.Dateline.Why = 2019, "khác" },
			func(a catalog.Article) bool { return a.Dateline.Year == 2019 && a.Dateline.Why == "khác" }, []string{"changed year"}},
		{"day and month stay together", func(a *catalog.Article) { a.Dateline.Day = 30 },
			func(a *catalog.Article) { a.Dateline.Day, a.Dateline.Month, a.Dateline.Text = 2, 11, "2/11" },
			func(a catalog.Article) bool { return a.Dateline.Day == 30 && a.Dateline.Month == 10 }, []string{"same day conflict"}},
		{"a text without the writer's name does not take it away", nil, func(a *catalog.Article) { a.Byline, a.Dateline = "", catalog.Dateline{} },
			func(a catalog.Article) bool {
				return a.Byline == "An Nhiên" && a.Dateline.Sign == "BNL" && a.Dateline.Day == 31
			}, nil},
		{"a corrected sign stays, a new lead comes", func(a *catalog.Article) { a.Dateline.Sign = "BNLO" },
			func(a *catalog.Article) { a.Lead = "BNL-Hôm nay (31/10), đoàn đã về." },
			func(a catalog.Article) bool {
				return a.Dateline.Sign == "BNLO" && strings.HasSuffix(a.Lead, "về.")
			}, []string{"changed lead"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			old, theirs := text(par1), text(par1)
			mine := story(old)
			if tt.mine != nil {
				tt.mine(&mine.Article)
			}
			if tt.theirs != nil {
				tt.theirs(&theirs)
			}
			got, changes := Story(old, mine, theirs)
			if !tt.want(got.Article) {
				t.Errorf("merged into %+v", got.Article)
			}
			if !slices.Equal(told(changes), tt.told) {
				t.Errorf("told %q, want %q", told(changes), tt.told)
			}
			if !got.Parsed.Equal(theirs) {
				t.Error("the next version would not be held against this one")
			}
		})
	}
}

func TestPeople(t *testing.T) {
	p := func(s string) []catalog.Named {
		var out []catalog.Named
		for _, one := range strings.Fields(s) {
			name, office, _ := strings.Cut(one, "=")
			out = append(out, catalog.Named{Name: name, Offices: []string{office}})
		}
		return out
	}
	for _, tt := range []struct{ name, old, mine, now, want string }{
		{"new ones come, old ones go", "A=1 B=1", "A=1 B=1", "A=1 C=1", "A=1 C=1"},
		{"offices are as read", "A=1", "A=1", "A=2", "A=2"},
		{"but for those a person gave", "A=1", "A=3", "A=2", "A=3"},
		{"whom a person added stays", "A=1", "A=1 X=9", "A=1", "A=1 X=9"},
		{"whom a person took out stays out", "A=1 B=1", "A=1", "A=1 B=1", "A=1"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := People(p(tt.old), p(tt.mine), p(tt.now)); fmt.Sprint(got) != fmt.Sprint(p(tt.want)) {
				t.Errorf("People() = %v, want %v", got, tt.want)
			}
		})
	}
}

func TestReread(t *testing.T) {
	signs := map[string]string{"BNL": "Bản Lình"}
	for _, tt := range []struct {
		name string
		op   func(catalog.Story) (catalog.Story, error)
		want func(catalog.Story) bool
	}{
		{"a new person is found", func(s catalog.Story) (catalog.Story, error) {
			return s.WithText(0, par1+" Bà Lò Thị Mai, Giám đốc Hợp tác xã chè Pu Lạn, cùng đi.")
		}, func(s catalog.Story) bool {
			return slices.ContainsFunc(s.Article.People, func(p catalog.Named) bool { return p.Name == "Lò Thị Mai" })
		}},
		{"a person a person added stays", func(s catalog.Story) (catalog.Story, error) {
			s.Article.People = append(slices.Clone(s.Article.People), catalog.Named{Name: "Vàng Seo Páo"})
			return s.WithText(0, par1+" Bà Lò Thị Mai, Giám đốc Hợp tác xã chè Pu Lạn, cùng đi.")
		}, func(s catalog.Story) bool {
			return slices.ContainsFunc(s.Article.People, func(p catalog.Named) bool { return p.Name == "Vàng Seo Páo" })
		}},
		{"another day in the lead is another day", func(s catalog.Story) (catalog.Story, error) {
			return s.WithText(catalog.InLead, "BNL-Hôm nay (30/10), đoàn đã đi thăm.")
		}, func(s catalog.Story) bool {
			return s.Article.Dateline.Day == 30 && s.Article.Dateline.Text == "30/10"
		}},
		{"unless a person set the day", func(s catalog.Story) (catalog.Story, error) {
			s.Article.Dateline.Day = 29
			return s.WithText(catalog.InLead, "BNL-Hôm nay (30/10), đoàn đã đi thăm.")
		}, func(s catalog.Story) bool { return s.Article.Dateline.Day == 29 }},
		{"accents are put together", func(s catalog.Story) (catalog.Story, error) { return s.WithText(0, "Hoa\u0300 Bi\u0300nh") },
			func(s catalog.Story) bool { return s.Article.Blocks[0].Text == "Hoà Bình" }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := story(text(par1, par2))
			after, err := tt.op(before)
			if err != nil {
				t.Fatal(err)
			}
			if got := Reread(before, after, signs); !tt.want(got) {
				t.Errorf("Reread() = %+v", got.Article)
			}
		})
	}
}

func TestLongTextsMergeQuickly(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	long := func(change int) []string {
		var out []string
		for p := range 1500 {
			var b strings.Builder
			for range 66 {
				fmt.Fprintf(&b, "từ%d ", r.IntN(2000))
			}
			if p%change == 0 && len(out) > 0 {
				b.WriteString(out[len(out)-1])
			}
			out = append(out, strings.TrimSpace(b.String())+".")
		}
		return out
	}
	a, b := long(7), long(5)
	for i := range b { // half of it is as it was, half of the rest nearly so
		if i%2 == 0 {
			b[i] = a[i]
		} else if i%4 == 1 {
			b[i] = a[i] + " Thêm."
		}
	}
	old := text(a...)
	start := time.Now()
	got, changes := Story(old, story(old), text(b...))
	d := time.Since(start)
	t.Logf("%d blocks, %d changes in %v", len(got.Article.Blocks), len(changes), d)
	if d > slower*2*time.Second {
		t.Errorf("took %v", d)
	}
	if len(got.Article.Blocks) != len(b) {
		t.Errorf("%d blocks, want %d", len(got.Article.Blocks), len(b))
	}
}

func FuzzStory(f *testing.F) {
	f.Add("a\n[b]\nc", "[b]\na", "[b]\nc\na")
	f.Add("[x]\n[x]\n# y", "[x]", "# y\n[z]\n[x]\n[x]")
	f.Fuzz(func(t *testing.T, old, mine, theirs string) {
		if len(old)+len(mine)+len(theirs) > 2000 {
			return
		}
		o := text(strings.Split(old, "\n")...)
		got, changes := Story(o, placed(story(text(strings.Split(mine, "\n")...))), text(strings.Split(theirs, "\n")...))
		sound(t, got, changes)
	})
}
