package catalog

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// tale is a story with two filled slots and findings let stand in both.
func tale() Story {
	accepted := func(slot int, rule string, args ...any) Acceptance {
		return Acceptance{Slot: slot, Rule: rule, Key: Finding{Slot: slot, Rule: rule, Args: args}.Key(), Reason: "r"}
	}
	return Story{Slug: "tale", Article: Article{Headline: "Tít", Lead: "Sapô.", Blocks: []Block{
		{Type: Paragraph, Text: "Một. Hai."},
		{Type: SlotBlock, Text: "Ảnh A", Slot: 1},
		{Type: Subhead, Text: "Đầu đề"},
		{Type: Paragraph, Text: "Ba."},
		{Type: SlotBlock, Text: "Ảnh B", Slot: 2},
	}}, Slots: []Slot{{N: 1, Photo: 11, Caption: "Ảnh A"}, {N: 2, Photo: 12, Caption: "Của người sửa"}},
		Accepted: []Acceptance{accepted(1, RuleNoCredit, 1), accepted(2, RuleNameSpelling, "2 Hoà", "Hòa"), accepted(0, RuleYearUncertain, "31/10")}}
}

// sketch is a story in one line: its lead, its blocks and its slots.
func sketch(s Story) string {
	parts := []string{s.Article.Lead}
	for _, b := range s.Article.Blocks {
		switch b.Type {
		case SlotBlock:
			sl, _ := s.Slot(b.Slot)
			parts = append(parts, fmt.Sprintf("[%d %d %s]", b.Slot, sl.Photo, sl.Caption))
		case Subhead:
			parts = append(parts, "# "+b.Text)
		default:
			parts = append(parts, b.Text)
		}
	}
	return strings.Join(parts, " | ")
}

func TestStoryOperations(t *testing.T) {
	const whole = "Sapô. | Một. Hai. | [1 11 Ảnh A] | # Đầu đề | Ba. | [2 12 Của người sửa]"
	for _, tt := range []struct {
		name string
		op   func(Story) (Story, error)
		want string
	}{
		{"a text is set", func(s Story) (Story, error) { return s.WithText(3, " Bốn  năm. ") }, strings.Replace(whole, "Ba.", "Bốn năm.", 1)},
		{"so is the lead", func(s Story) (Story, error) { return s.WithText(InLead, "Khác.") }, strings.Replace(whole, "Sapô.", "Khác.", 1)},
		{"a paragraph may be empty while it is typed", func(s Story) (Story, error) { return s.WithText(3, "") }, strings.Replace(whole, "Ba.", "", 1)},
		{"Enter parts a paragraph", func(s Story) (Story, error) { return s.WithText(0, "Một.\nHai.") }, strings.Replace(whole, "Một. Hai.", "Một. | Hai.", 1)},
		{"lines of any system are lines", func(s Story) (Story, error) { return s.WithText(InLead, "A\r\n\r\nB\u2029C") }, strings.Replace(whole, "Sapô.", "A | B | C", 1)},
		{"a caption nobody changed follows the article", func(s Story) (Story, error) { return s.WithText(1, "Ảnh\nkhác") }, strings.Replace(whole, "Ảnh A", "Ảnh khác", 1)},
		{"a caption somebody changed stays", func(s Story) (Story, error) { return s.WithText(4, "Ảnh khác") }, whole},
		{"a paragraph is split", func(s Story) (Story, error) { return s.Split(0, len("Một. ")) }, strings.Replace(whole, "Một. Hai.", "Một. | Hai.", 1)},
		{"a subhead is split into itself and a paragraph", func(s Story) (Story, error) { return s.Split(2, len("Đầu")) }, strings.Replace(whole, "Đầu đề", "Đầu | đề", 1)},
		{"the lead is split", func(s Story) (Story, error) { return s.Split(InLead, 0) }, strings.Replace(whole, "Sapô.", " | Sapô.", 1)},
		{"a split inside a letter is refused", func(s Story) (Story, error) { return s.Split(2, 1) }, ""},
		{"a split behind the end is refused", func(s Story) (Story, error) { return s.Split(3, 9) }, ""},
		{"a slot is not split", func(s Story) (Story, error) { return s.Split(1, 1) }, ""},
		{"two blocks are joined", func(s Story) (Story, error) { return s.Join(3) }, strings.Replace(whole, "đề | Ba.", "đề Ba.", 1)},
		{"the first joins the lead", func(s Story) (Story, error) { return s.Join(0) }, strings.Replace(whole, "Sapô. | Một.", "Sapô. Một.", 1)},
		{"a picture keeps two apart", func(s Story) (Story, error) { return s.Join(2) }, ""},
		{"a slot joins nothing", func(s Story) (Story, error) { return s.Join(1) }, ""},
		{"nor does the lead", func(s Story) (Story, error) { return s.Join(InLead) }, ""},
		{"a paragraph is inserted", func(s Story) (Story, error) { return s.Insert(5, Paragraph, "Cuối.") }, whole + " | Cuối."},
		{"a subhead is inserted", func(s Story) (Story, error) { return s.Insert(0, Subhead, "Đầu") }, strings.Replace(whole, "| Một", "| # Đầu | Một", 1)},
		{"a slot is not inserted so", func(s Story) (Story, error) { return s.Insert(0, SlotBlock, "") }, ""},
		{"a paragraph is removed", func(s Story) (Story, error) { return s.Remove(0) }, strings.Replace(whole, "| Một. Hai. ", "", 1)},
		{"the lead is not", func(s Story) (Story, error) { return s.Remove(InLead) }, ""},
		{"a block that is not there is refused", func(s Story) (Story, error) { return s.WithText(5, "x") }, ""},
		{"a subhead becomes a paragraph", func(s Story) (Story, error) { return s.Retype(2, Paragraph) }, strings.Replace(whole, "# ", "", 1)},
		{"a slot does not", func(s Story) (Story, error) { return s.Retype(1, Paragraph) }, ""},
		{"a paragraph is moved", func(s Story) (Story, error) { return s.Move(3, 0) }, "Sapô. | Ba. | Một. Hai. | [1 11 Ảnh A] | # Đầu đề | [2 12 Của người sửa]"},
		{"a slot added first is number 1", func(s Story) (Story, error) { return s.AddSlot(0, "Mới") }, "Sapô. | [1 0 Mới] | Một. Hai. | [2 11 Ảnh A] | # Đầu đề | Ba. | [3 12 Của người sửa]"},
		{"a slot added last is the last", func(s Story) (Story, error) { return s.AddSlot(5, "") }, whole + " | [3 0 ]"},
		{"a removed slot gives its number away", func(s Story) (Story, error) { return s.RemoveSlot(1) }, "Sapô. | Một. Hai. | # Đầu đề | Ba. | [1 12 Của người sửa]"},
		{"a slot that passes another gets its number", func(s Story) (Story, error) { return s.MoveSlot(2, 0) }, "Sapô. | [1 12 Của người sửa] | Một. Hai. | [2 11 Ảnh A] | # Đầu đề | Ba."},
		{"a slot that is not there is refused", func(s Story) (Story, error) { return s.MoveSlot(3, 0) }, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			before := tale()
			got, err := tt.op(before)
			if !reflect.DeepEqual(before, tale()) {
				t.Error("the story was changed in place")
			}
			if tt.want == "" {
				if !errors.Is(err, ErrUsage) || !reflect.DeepEqual(got, before) {
					t.Errorf("= %s, %v; want the story as it was and ErrUsage", sketch(got), err)
				}
				return
			}
			if err != nil || sketch(got) != tt.want {
				t.Errorf("= %s, %v\nwant %s", sketch(got), err, tt.want)
			}
			setsLeadThere(t, before, got)
		})
	}
}

// setsLeadThere applies the sets from one story to another.
func setsLeadThere(t *testing.T, from, to Story) {
	t.Helper()
	s := from
	for _, set := range from.SetsTo(to) {
		if _, _, err := s.Change(0, set); err != nil {
			t.Fatal(err)
		}
	}
	if more := s.SetsTo(to); len(more) > 0 || sketch(s) != sketch(to) {
		t.Errorf("the sets lead to %s, want %s; %d sets more", sketch(s), sketch(to), len(more))
	}
}

func TestAcceptancesGoWithTheirSlot(t *testing.T) {
	for _, tt := range []struct {
		name string
		op   func(Story) (Story, error)
		want []string
	}{
		{"moved", func(s Story) (Story, error) { return s.MoveSlot(2, 0) },
			[]string{"2 no-credit [2]", "1 name-spelling [2 Hoà Hòa]", "0 year-uncertain [31/10]"}},
		{"behind a new one", func(s Story) (Story, error) { return s.AddSlot(0, "") },
			[]string{"2 no-credit [2]", "3 name-spelling [2 Hoà Hòa]", "0 year-uncertain [31/10]"}},
		{"removed", func(s Story) (Story, error) { return s.RemoveSlot(1) },
			[]string{"1 name-spelling [2 Hoà Hòa]", "0 year-uncertain [31/10]"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := tt.op(tale())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, a := range s.Accepted {
				if got = append(got, a.Key); !strings.HasPrefix(a.Key, fmt.Sprint(a.Slot, " ")) {
					t.Errorf("the acceptance in slot %d has the key %s", a.Slot, a.Key)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("accepted %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSetsToAreFew(t *testing.T) {
	for _, tt := range []struct {
		name string
		op   func(Story) (Story, error)
		want []string
	}{
		{"nothing", func(s Story) (Story, error) { return s, nil }, nil},
		{"one paragraph", func(s Story) (Story, error) { return s.WithText(3, "Bốn.") }, []string{"block.4"}},
		{"many paragraphs", func(s Story) (Story, error) {
			s.Article.Blocks = slices.Clone(s.Article.Blocks)
			for i := range s.Article.Blocks {
				s.Article.Blocks[i].Text += "!"
			}
			return s, nil
		}, []string{"block.1", "block.2", "block.3", "block.4", "block.5"}},
		{"the lead", func(s Story) (Story, error) { return s.WithText(InLead, "x") }, []string{"lead"}},
		{"another block", func(s Story) (Story, error) { return s.Split(0, 4) }, []string{"blocks"}},
		{"a moved slot", func(s Story) (Story, error) { return s.MoveSlot(2, 0) }, []string{"blocks", "accepted"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			now, err := tt.op(tale())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, set := range tale().SetsTo(now) {
				got = append(got, set.Field)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("SetsTo sets %q, want %q", got, tt.want)
			}
		})
	}
}

func TestStanding(t *testing.T) {
	for _, tt := range []struct {
		name, field, value, want string
	}{
		{"a story begins as a draft", FieldState, "", "draft"},
		{"a draft again", FieldState, "draft", "draft"},
		{"ready", FieldState, "ready", "ready"},
		{"published", FieldState, "published", "published"},
		{"nothing else", FieldState, "done", ""},
		{"by somebody", FieldStateWho, "lan", "lan"},
		{"at a time", FieldStateWhen, "2024-03-05T09:00:00+07:00", "2024-03-05T02:00:00Z"},
		{"at no time", FieldStateWhen, "", ""},
		{"not at noon", FieldStateWhen, "noon", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var s Story
			err := s.Put(0, tt.field, TextValue(tt.value))
			v, _ := s.Value(0, tt.field)
			if tt.want == "" && tt.value != "" {
				if !errors.Is(err, ErrUsage) {
					t.Errorf("Put() = %v, want ErrUsage", err)
				}
			} else if err != nil || v.Text != tt.want {
				t.Errorf("holds %q, %v; want %q", v.Text, err, tt.want)
			}
		})
	}
}

func FuzzWithText(f *testing.F) {
	f.Add("a\nb", 0)
	f.Add("\xf9\n0", 0)
	f.Fuzz(func(t *testing.T, text string, i int) {
		before := tale()
		now, err := before.WithText(i, text)
		if err != nil {
			return
		}
		setsLeadThere(t, before, now)
		if now2, err := now.Split(0, 0); err == nil {
			if back, err := now2.Join(1); err != nil || sketch(back) != sketch(now) {
				t.Errorf("split and joined again: %s, want %s", sketch(back), sketch(now))
			}
		}
	})
}
