package table_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"cutline/catalog"
	"cutline/catalog/catalogtest"
	"cutline/catalog/table"
)

func full() catalog.Photo {
	p := catalog.Photo{ID: 7, Path: "/photos/=a, b.jpg", Caption: catalogtest.FullCaption()}
	p.Captured = catalog.Moment{Time: time.Date(2018, 10, 31, 9, 12, 4, 0, time.UTC)}
	p.Rating, p.Color, p.Tagged = 4, 2, true
	return p
}

// written is a table of photos; nil columns are all.
func written(t *testing.T, columns []string, bom bool, photos ...catalog.Photo) string {
	t.Helper()
	langs := table.Languages{}
	for _, p := range photos {
		langs.Add(p.Caption)
	}
	var b bytes.Buffer
	w, err := table.NewWriter(&b, table.Columns(columns, langs), bom)
	if err != nil {
		t.Fatal(err)
	}
	for i := range photos {
		if err := w.Photo(&photos[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t *testing.T, text string) []table.Row {
	t.Helper()
	r, err := table.NewReader(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	var rows []table.Row
	for {
		row, err := r.Next()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

func TestEveryFieldGoesOutAndComesBack(t *testing.T) {
	p := full()
	for _, bom := range []bool{false, true} {
		rows := read(t, written(t, nil, bom, p))
		if len(rows) != 1 || rows[0].Path != p.Path || rows[0].File != "=a, b.jpg" || rows[0].Line != 2 {
			t.Fatalf("read %+v", rows)
		}
		if _, changes, err := rows[0].Changes(p, catalog.TableOptions{}); err != nil || len(changes) != 0 {
			t.Errorf("taken by the photo it is of, it changes %v (%v)", changes, err)
		}
		bare := catalog.Photo{ID: p.ID, Path: p.Path}
		sets, changes, err := rows[0].Changes(bare, catalog.TableOptions{})
		if err != nil || len(sets) != len(changes) {
			t.Fatalf("%d sets, %d changes, %v", len(sets), len(changes), err)
		}
		for _, s := range sets {
			if _, _, err := bare.Change(s); err != nil {
				t.Fatal(err)
			}
		}
		for _, f := range catalog.Fields {
			if got, want := bare.Caption[f.Name], p.Caption[f.Name]; !got.Equal(want) {
				t.Errorf("%s came back as %v, not %v", f.Name, got, want)
			}
		}
		if bare.Marks != p.Marks {
			t.Errorf("the marks came back as %+v", bare.Marks)
		}
	}
}

// nasty are texts that tables and spreadsheets get wrong.
var nasty = []string{"=1+2", "+84 90", "-5", "@here", "'=1", "''+", "'quoted'", "'", "\t=x", "＝full", "a;b", `"a"`, `say "x"; y`, "hai\ndòng", ",", " blank ", "a,b\tc", "Ảnh: Nguyễn Văn Á", "\u202e", `a"b`, `"`, `""`, ";", "'"}

func TestTextsComeBackAsTheyWere(t *testing.T) {
	for _, text := range nasty {
		for _, items := range [][]string{{text}, {text, "x"}, {"x", text, text + "2"}} {
			p := catalog.Photo{ID: 1, Path: "/a.jpg", Caption: catalog.Caption{catalog.Headline: catalog.TextValue(text), catalog.Keywords: catalog.ListValue(items...)}}
			out := written(t, []string{"headline", "keywords"}, false, p)
			rows := read(t, out)
			bare := catalog.Photo{ID: 1, Path: "/a.jpg"}
			sets, _, err := rows[0].Changes(bare, catalog.TableOptions{})
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range sets {
				if _, _, err := bare.Change(s); err != nil {
					t.Fatal(err)
				}
			}
			if !bare.Caption.Equal(p.Caption) {
				t.Errorf("%q came back as %v from %q", items, bare.Caption, out)
			}
		}
	}
}

// No cell of a table may begin as a formula does.
func TestNoCellIsAFormula(t *testing.T) {
	for _, text := range nasty {
		p := catalog.Photo{Path: "/a.jpg", Caption: catalog.Caption{catalog.Headline: catalog.TextValue(text)}}
		_, cell, _ := strings.Cut(written(t, []string{"headline"}, false, p), "/a.jpg,")
		if begin := strings.TrimLeft(cell, `"`); begin == "" || strings.ContainsAny(begin[:1], "=+-@\t") {
			t.Errorf("%q stands as %q", text, cell)
		}
	}
}

// utf16Of is a text as Excel saves “Unicode text”.
func utf16Of(text string, order binary.ByteOrder) string {
	var b bytes.Buffer
	for _, u := range utf16.Encode([]rune(text)) {
		binary.Write(&b, order, u)
	}
	return b.String()
}

func TestTablesOfSpreadsheetsAreRead(t *testing.T) {
	const plain = "path,headline,keywords\r\n/a.jpg,\"Lạng Sơn, 31/10\",chợ; sáng\r\n"
	const semi = "path;headline;keywords\r\n/a.jpg;Lạng Sơn, 31/10;\"chợ; sáng\"\r\n"
	tabs := strings.NewReplacer("path,headline,", "path\theadline\t", ".jpg,", ".jpg\t", `",`, "\"\t").Replace(plain)
	for _, tt := range []struct{ name, text string }{
		{"commas", plain},
		{"a byte order mark", "\uFEFF" + plain},
		{"semicolons", semi},
		{"tabs", tabs},
		{"Excel's first line", "sep=;\r\n" + semi},
		{"UTF-16, little end first, with its mark", utf16Of("\uFEFF"+tabs, binary.LittleEndian)},
		{"UTF-16, big end first, with its mark", utf16Of("\uFEFF"+tabs, binary.BigEndian)},
		{"UTF-16 without a mark", utf16Of(tabs, binary.LittleEndian)},
		{"line ends of Unix", strings.ReplaceAll(plain, "\r", "")},
		{"names in capitals with spaces", strings.Replace(plain, "path,headline", "Path, Headline ", 1)},
		{"empty columns and rows at the end", strings.ReplaceAll(plain, "\r\n", ",,\r\n") + ",,,,\r\n\r\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rows := read(t, tt.text)
			if len(rows) != 1 || rows[0].Err != nil {
				t.Fatalf("%d rows: %+v", len(rows), rows)
			}
			p := catalog.Photo{Path: "/a.jpg"}
			sets, _, err := rows[0].Changes(p, catalog.TableOptions{})
			if err != nil || len(sets) != 2 || sets[0].Value.Text != "Lạng Sơn, 31/10" || strings.Join(sets[1].Value.List, "|") != "chợ|sáng" {
				t.Errorf("%+v, %v", sets, err)
			}
		})
	}
}

func TestAnEmptyCellLeavesOrEmpties(t *testing.T) {
	p := full()
	row := read(t, "path,headline,description,description@en,tagged,rating,people_details,city\n/a.jpg,,,,,,,\n")
	if len(row) != 1 {
		t.Fatal(row)
	}
	if sets, _, err := row[0].Changes(p, catalog.TableOptions{}); err != nil || len(sets) != 0 {
		t.Errorf("empty cells wish %v, %v", sets, err)
	}
	_, changes, err := row[0].Changes(p, catalog.TableOptions{Empty: true})
	if err != nil || len(changes) != 7 {
		t.Errorf("they empty %v, %v", changes, err)
	}
	for _, c := range changes {
		if c.New != "" && c.New != "no" && c.New != "0" {
			t.Errorf("%s is left as %q", c.Field, c.New)
		}
	}
}

func TestATableCanAdd(t *testing.T) {
	p := catalog.Photo{Caption: catalog.Caption{catalog.Headline: catalog.TextValue("Cửa khẩu"), catalog.Keywords: catalog.ListValue("a")}}
	p.Rating = 3
	row := read(t, "id,headline,keywords,rating\n1,hôm nay,b; a,5\n")[0]
	for op, want := range map[catalog.Op]string{catalog.Append: "Cửa khẩu hôm nay|a; b|5", catalog.Prepend: "hôm nay Cửa khẩu|b; a|5"} {
		_, changes, err := row.Changes(p, catalog.TableOptions{Op: op})
		if err != nil || len(changes) != 3 {
			t.Fatal(changes, err)
		}
		if got := changes[0].New + "|" + changes[1].New + "|" + changes[2].New; got != want {
			t.Errorf("%v makes %q, want %q", op, got, want)
		}
	}
}

func TestWhatIsNoTableIsRefused(t *testing.T) {
	for _, tt := range []struct{ name, text, says string }{
		{"nothing", "", "empty"},
		{"unknown columns", "path,headlin,title,foo\n", `"headlin", "foo"`},
		{"a language of a field without", "path,city@en\n", "city@en"},
		{"a bad language", "path,description@\n", "description@"},
		{"a column twice", "path,city,City\n", "City"},
		{"no photo", "headline,city\n", "path, id or file"},
		{"nothing to set", "path,file,captured\n", "no column"},
		{"a workbook", "PK\x03\x04rest", "workbook"},
		{"another encoding", "path,city\n/a.jpg,L\xE0o Cai\n", "UTF-8"},
		{"an open quote in the names", "path,\"city\n", "cannot be read"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r, err := table.NewReader(strings.NewReader(tt.text))
			for err == nil {
				_, err = r.Next()
			}
			if !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), tt.says) {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestABadRowDoesNotHideTheOthers(t *testing.T) {
	rows := read(t, "path,city\n/a.jpg,A\n/b.jpg,\"B\"x\n/c.jpg,C\n/d.jpg,D,more\n\"/e\n.jpg\",E\n/f.jpg,\"F\n/g.jpg,G\n")
	var got []string
	for _, r := range rows {
		s := r.Path
		if r.Err != nil {
			s = "bad"
		}
		got = append(got, s)
	}
	if strings.Join(got, " ") != "/a.jpg bad /c.jpg bad /e\n.jpg bad" {
		t.Errorf("read %q", got)
	}
	if rows[1].Line != 3 || rows[3].Line != 5 || rows[4].Line != 6 || rows[5].Line != 8 {
		t.Errorf("the lines are %d %d %d %d", rows[1].Line, rows[3].Line, rows[4].Line, rows[5].Line)
	}
}

// endless is a table that never ends.
type endless struct{ n int }

func (e *endless) Read(p []byte) (int, error) {
	e.n++
	if e.n == 1 {
		return copy(p, "path,city\n\""), nil
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestATableWithoutEndIsRefused(t *testing.T) {
	if testing.Short() {
		t.Skip("it reads as much as a table may have")
	}
	r, err := table.NewReader(&endless{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err = r.Next(); !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), "256 MB") {
		t.Errorf("%v", err)
	}
}

func FuzzReader(f *testing.F) {
	p := full()
	f.Add([]byte("path,headline\n/a.jpg,x\n"))
	f.Add([]byte("\uFEFFid;description@en;keywords;people_details\r\n1;a;\"a;b\";{}\r\n"))
	f.Add([]byte(utf16Of("\uFEFFfile\tcity\na\tb", binary.LittleEndian)))
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := table.NewReader(bytes.NewReader(data))
		for err == nil {
			var row table.Row
			if row, err = r.Next(); err == nil && row.Err == nil {
				sets, _, wrong := row.Changes(p, catalog.TableOptions{})
				q := p
				for _, s := range sets {
					if _, _, err := q.Change(s); err != nil {
						t.Fatal(err)
					}
				}
				if sets, _, _ := row.Changes(q, catalog.TableOptions{}); wrong == nil && len(sets) != 0 {
					t.Fatalf("taken twice it changes %v again", sets)
				}
			}
		}
	})
}
