package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/fold"
)

var noon = time.Date(2018, 11, 1, 12, 0, 0, 0, time.FixedZone("", 7*3600))

// show writes a query so that a table can hold it: words folded, * after a
// beginning, field=low..high.
func show(q catalog.Query) string {
	var parts []string
	for _, n := range q.Nodes {
		parts = append(parts, show(n))
	}
	switch q.Op {
	case catalog.QueryAll:
		return "all"
	case catalog.QueryAnd:
		return "(" + strings.Join(parts, " & ") + ")"
	case catalog.QueryOr:
		return "(" + strings.Join(parts, " | ") + ")"
	case catalog.QueryNot:
		return "-" + parts[0]
	case catalog.QueryCmp:
		return q.Field + "=" + q.Low + ".." + q.High
	}
	s := strings.Join(q.Words, "_")
	if q.Whole {
		s = "=" + s
	}
	if q.Prefix {
		s += "*"
	}
	if q.Field != "" {
		s = q.Field + ":" + s
	}
	return s
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ name, text, want, notes string }{
		{"nothing finds all", "", "all", ""},
		{"spaces find all", " \t\u00a0", "all", ""},
		{"a finished word", "chợ ", "cho", ""},
		{"a word being typed", "chợ", "cho*", ""},
		{"only the last word is being typed", "chợ phiê", "(cho & phie*)", ""},
		{"NFD is the same", "chơ\u0323 ", "cho", ""},
		{"old and new tone marks are the same", "hòa hoà ", "(hoa & hoa)", ""},
		{"y may become another vowel", "ky", "(ki* | ky*)", ""},
		{"an abbreviation is its words", "UBND ", "uy_ban_nhan_dan", ""},
		{"an abbreviation being typed", "UBND", "(ubnd* | uy_ban_nhan_dan)", ""},
		{"a phrase", `"Chợ phiên"`, "cho_phien", ""},
		{"typographic quotes", `“Chợ phiên”`, "cho_phien", ""},
		{"a phrase being typed", `"Chợ phi`, "cho_phi*", ""},
		{"a phrase that waits for a word", `"Chợ `, "cho", ""},
		{"not", "chợ -hoa ", "(cho & -hoa)", ""},
		{"not of a word being typed is of the whole word", "chợ -ho", "(cho & -ho)", ""},
		{"not of a phrase", `-"chợ hoa"`, "-cho_hoa", ""},
		{"not of a group", "-(a | b)", "-(a | b)", ""},
		{"a minus in a word is none", "2018-10 ", "2018_10", ""},
		{"a minus in a sentence", "Lạng Sơn - Hà Nội ", "(lang & son & ha & noi)", "syntax -"},
		{"two minuses", "--chợ ", "cho", "syntax --"},
		{"a minus and no more", "chợ -", "cho", "syntax -"},
		{"a minus before a bar", "chợ -|hoa ", "(cho | hoa)", "syntax -"},
		{"or", "a | b ", "(a | b)", ""},
		{"or binds weaker than and", "a b | c d ", "((a & b) | (c & d))", ""},
		{"a group", "a (b | c) d ", "(a & (b | c) & d)", ""},
		{"no spaces are needed", "a(b|c)", "(a & (b | c))", ""},
		{"a bar too many", "| a || b |", "(a | b)", "syntax |"},
		{"an open parenthesis", "(a | b ", "(a | b)", "syntax ("},
		{"a closing parenthesis", "a) b ", "(a & b)", "syntax )"},
		{"an empty group", "a () ", "a", "syntax ()"},
		{"an empty phrase", `a "" `, "a", "syntax "},
		{"only signs", "!!! ", "all", "syntax !!!"},
		{"a field", "city:Huế ", "city:hue", ""},
		{"a field being typed", "people:Trầ", "people:tra*", ""},
		{"a field of a phrase", `people:"Hoàng Thị" `, "people:hoang_thi", ""},
		{"a field of several words", `in:(Chợ phiên) x `, "(in:cho_phien & x)", ""},
		{"not of a field of several words", `-in:(Chợ phiên)`, "-in:cho_phien", ""},
		{"a value in parentheses", `rating:(>=3)`, "rating=3..", ""},
		{"a field of nothing", `in:() `, "all", "syntax in:|syntax ()"},
		{"a field of a group waits for later", `in:(a|b) `, "(a | b)", "syntax in:"},
		{"a field in capitals", "City:x ", "city:x", ""},
		{"not of a field", "-city:x ", "-city:x", ""},
		{"a field without a value", "city: x ", "x", "syntax city:"},
		{"no such field", "sunny:x ", "sunny_x", "field sunny"},
		{"a time of day is no field", "9:12 ", "9_12", ""},
		{"a colon first", ":x ", "x", ""},
		{"a value with a colon", "file:a:b ", "file:a_b", ""},
		{"a file name", "IMG_12.jpg ", "img_12_jpg", ""},
		{"a day", "date:2018-10-31", "date=2018-10-31..2018-10-31", ""},
		{"a month", "date:2018-02", "date=2018-02-01..2018-02-28", ""},
		{"a leap month", "date:2020-02", "date=2020-02-01..2020-02-29", ""},
		{"a year", "date:2018", "date=2018-01-01..2018-12-31", ""},
		{"months", "date:2018-10..2018-11", "date=2018-10-01..2018-11-30", ""},
		{"until", "date:..2018", "date=..2018-12-31", ""},
		{"since", "date:2018-10..", "date=2018-10-01..", ""},
		{"after a month", "date:>2018-10", "date=2018-11-01..", ""},
		{"before a year", "date:<2018", "date=..2017-12-31", ""},
		{"from a month", "date:>=2018-10", "date=2018-10-01..", ""},
		{"today in the user's zone", "date:today", "date=2018-11-01..2018-11-01", ""},
		{"yesterday, of the month before", "date:Yesterday", "date=2018-10-31..2018-10-31", ""},
		{"no date", "date:none", "-date=0001-01-01..", ""},
		{"any date", "-date:None", "--date=0001-01-01..", ""},
		{"no such day", "date:2018-02-30 ", "2018_02_30", "value 2018-02-30"},
		{"no range", "date:.. ", "all", "value ..|syntax .."},
		{"half a range is wrong", "date:2018..x ", "2018_x", "value 2018..x"},
		{"rating", "rating:>=3", "rating=3..", ""},
		{"rating of nothing", "rating:0", "rating=0..0", ""},
		{"rating too high", "rating:6 ", "6", "value 6"},
		{"rating between", "rating:2..4", "rating=2..4", ""},
		{"less than nothing", "rating:<0", "rating=..-1", ""},
		{"colour", "color:1", "color=1..1", ""},
		{"iso", "iso:>1600", "iso=1601..", ""},
		{"iso below", "iso:<=400", "iso=..400", ""},
		{"width", "width:>=3000", "width=3000..", ""},
		{"height", "height:=3000", "height=3000..3000", ""},
		{"a number too long", "iso:99999999999999999999 ", "99999999999999999999", "value 99999999999999999999"},
		{"a negative number", "iso:>-5 ", "5", "value >-5"},
		{"tag", "tag:yes", "tag=yes..yes", ""},
		{"tag in Vietnamese", "tag:có", "tag=yes..yes", ""},
		{"no reject", "reject:no", "reject=no..no", ""},
		{"reject of something", "reject:perhaps ", "perhaps", "value perhaps"},
		{"used", "used:no", "used=no..no", ""},
		{"used these days", "used:07d", "used=7d..7d", ""},
		{"no caption", "caption:none", "caption=none..none", ""},
		{"a caption", "caption:yes", "caption=yes..yes", ""},
		{"credit", "-credit:none", "-credit=none..none", ""},
		{"kind", "kind:JPG", "kind=jpeg..jpeg", ""},
		{"every kind of raw file", "kind:raw", "kind=raw..raw", ""},
		{"one kind of raw file, by an extension", "kind:NRW", "kind=nef..nef", ""},
		{"no such kind", "kind:mp3 ", "mp3", "value mp3"},
		{"dup", "dup:yes", "dup=yes..yes", ""},
		{"offline", "offline:no", "offline=no..no", ""},
		{"damaged", "damaged:yes", "damaged=yes..yes", ""},
		{"pending", "pending:yes", "pending=yes..yes", ""},
		{"code", "code:ab", "code:ab*", ""},
		{"story", "story:chợ-phiên ", "story:cho_phien", ""},
		{"a whole field", `event:="Khai mạc" x `, "(event:=khai_mac & x)", ""},
		{"a whole field of one word is no beginning", `city:=Huế`, "city:=hue", ""},
		{"a whole field in parentheses", `people:=(Hoàng Thị) `, "people:=hoang_thi", ""},
		{"a whole field whose quote is not closed", `event:="Khai mạc`, "event:=khai_mac", ""},
		{"not of a whole field", `-event:="Khai mạc"`, "-event:=khai_mac", ""},
		{"a whole field of nothing", "city:= x ", "x", "syntax city:="},
		{"a whole field of signs", `city:="!!!" x `, "x", "syntax !!!"},
		{"equals of a number", `height:="3000"`, "height=3000..3000", ""},
		{"equals of a day", "date:=2018-10", "date=2018-10-01..2018-10-31", ""},
		{"equals of no value", "tag:=perhaps ", "perhaps", "value perhaps"},
		{"equals of no field", "sunny:=x ", "sunny_x", "field sunny"},
		{"a collection", `collection:"Chợ hoa" `, "collection:cho_hoa", ""},
		{"a collection being typed", `collection:ch`, "collection:ch*", ""},
		{"a collection by its number", `collection:#12`, "collection:12", ""},
		{"bytes that are no text", "a\xffb ", "(a & b)", ""},
		{"all of it", `"sáng nay" -city:huế (rating:>=3 | tag:yes) ph`,
			"(sang_nay & -city:hue & (rating=3.. | tag=yes..yes) & ph*)", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, notes := Parse(tt.text, noon)
			if got := show(q); got != tt.want {
				t.Errorf("Parse(%q) = %s, want %s", tt.text, got, tt.want)
			}
			var said []string
			for _, n := range notes {
				said = append(said, n.Code+" "+n.Word)
			}
			if got := strings.Join(said, "|"); got != tt.notes {
				t.Errorf("notes = %q, want %q", got, tt.notes)
			}
		})
	}
}

func TestParseKeepsWhatWasTyped(t *testing.T) {
	q, _ := Parse("city:Huế ", noon)
	if q.Exact != "Huế" {
		t.Errorf("Exact = %q, want it as typed", q.Exact)
	}
	q, _ = Parse(`in:"/ảnh/2018/lễ hội"`, noon)
	if q.Exact != "/ảnh/2018/lễ hội" {
		t.Errorf("Exact = %q, want the path", q.Exact)
	}
}

func TestParseIsBounded(t *testing.T) {
	for _, tt := range []struct{ name, text string }{
		{"deep groups", strings.Repeat("(", 5000) + "a" + strings.Repeat(")", 5000)},
		{"deep nots", strings.Repeat("-(", 5000) + "a"},
		{"many minuses", strings.Repeat("-\"", 5000) + "a"},
		{"many words", strings.Repeat("a ", 50000)},
		{"a long phrase", `"` + strings.Repeat("a ", 50000)},
		{"many bars", strings.Repeat("a|", 50000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, notes := Parse(tt.text, noon)
			if d, n := size(q); d > 2*maxDepth+4 || n > 4*maxTerms {
				t.Errorf("%d deep, %d nodes", d, n)
			}
			if len(notes) > maxNotes {
				t.Errorf("%d notes", len(notes))
			}
		})
	}
}

func size(q catalog.Query) (depth, nodes int) {
	nodes = 1
	for _, n := range q.Nodes {
		d, k := size(n)
		depth, nodes = max(depth, d), nodes+k
	}
	return depth + 1, nodes
}

// FuzzParse: every text is a search, and one that a store can compile.
func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "chợ -hoa", `people:"a b" | (x`, "date:2018..2019 rating:>=3", "-\"", "a:b:c", "((|-))", "kỳ\u0323", "--(-", "used:7d \xff",
		`event:="a b" -city:=(x y) lens:=`, "collection:#1 collection:=\"", `rating:="3"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, notes := Parse(s, noon)
		if err := valid(q); err != nil {
			t.Fatalf("Parse(%q): %v", s, err)
		}
		for _, n := range notes {
			if n.Text(catalog.English) == "" {
				t.Fatalf("Parse(%q): a note without words: %v", s, n)
			}
		}
		if len(fold.Words(s)) > 0 && len(fold.Words(s)) <= maxTerms && len(s) < maxBytes/2 {
			term, notes := Parse("a "+Term("event", s)+" b ", noon)
			want := "(a & event:=" + strings.Join(fold.Words(s), "_") + " & b)"
			if got := show(term); got != want || len(notes) > 0 {
				t.Fatalf("Term(%q) is read as %s, %v; want %s", s, got, notes, want)
			}
		}
		if again, _ := Parse(s, noon); show(q) != show(again) {
			t.Fatalf("Parse(%q) twice: %s and %s", s, show(q), show(again))
		}
	})
}

func valid(q catalog.Query) error {
	switch q.Op {
	case catalog.QueryAnd, catalog.QueryOr:
		if len(q.Nodes) < 2 {
			return fmt.Errorf("%s: a joint of %d", show(q), len(q.Nodes))
		}
	case catalog.QueryNot:
		if len(q.Nodes) != 1 {
			return fmt.Errorf("not of %d", len(q.Nodes))
		}
	case catalog.QueryText:
		if len(q.Words) == 0 || slices.Contains(q.Words, "") {
			return fmt.Errorf("text without words: %q", q.Words)
		}
	case catalog.QueryCmp:
		if q.Low == "" && q.High == "" {
			return fmt.Errorf("%s compares with nothing", q.Field)
		}
	}
	if len(q.Nodes) > 0 && (q.Op == catalog.QueryText || q.Op == catalog.QueryCmp) {
		return fmt.Errorf("%s has nodes", show(q))
	}
	for _, n := range q.Nodes {
		if n.Op == catalog.QueryAll {
			return fmt.Errorf("%s holds an empty node", show(q))
		}
		if err := valid(n); err != nil {
			return err
		}
	}
	return nil
}
