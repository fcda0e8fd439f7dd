package event

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
)

// shown is a list as a test reads it: "3 đồng chí|Hoàng Văn A|Bí thư|Tỉnh ủy",
// and its problems as "3 person-unread".
func shown(l catalog.InvitedList) string {
	var out []string
	for i, p := range l.People {
		out = append(out, strings.TrimRight(fmt.Sprintf("%d %s|%s|%s|%s", l.Lines[i], p.Honorific, p.Name, p.Office, p.Organisation), "|"))
	}
	for _, p := range l.Problems {
		out = append(out, fmt.Sprintf("%d %s", p.Line, p.Rule))
	}
	return strings.Join(out, "\n")
}

func TestPastedLists(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"a dash", "Hồ Tiến Thiệu – Chủ tịch UBND tỉnh", "1 |Hồ Tiến Thiệu|Chủ tịch UBND tỉnh"},
		{"a hyphen between blanks", "Hồ Tiến Thiệu - Chủ tịch UBND tỉnh", "1 |Hồ Tiến Thiệu|Chủ tịch UBND tỉnh"},
		{"a hyphen in a name is none", "Nguyễn Thị Bích-Hà, phóng viên", "1 |Nguyễn Thị Bích-Hà|phóng viên"},
		{"a comma", "Hồ Tiến Thiệu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh", "1 |Hồ Tiến Thiệu|Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"},
		{"three parts", "Hoàng Văn Nghiệm – Bí thư – Tỉnh ủy Lạng Sơn", "1 |Hoàng Văn Nghiệm|Bí thư|Tỉnh ủy Lạng Sơn"},
		{"numbers and marks", "1. Hoàng Văn Nghiệm\n2) Nông Thị Bình - bác sĩ\n- Lý Văn Cường\n• Trần Thị Dung\n10/ Lò Văn Én", "1 |Hoàng Văn Nghiệm\n2 |Nông Thị Bình|bác sĩ\n3 |Lý Văn Cường\n4 |Trần Thị Dung\n5 |Lò Văn Én"},
		{"honorifics are kept apart", "Đồng chí Hoàng Văn Nghiệm – Bí thư\nĐ/c Nông Thị Bình\nÔng Hồ Tiến Thiệu, Chủ tịch\nTS. Trần Văn An\nMs. Nguyen Thi Lan, editor",
			"1 đồng chí|Hoàng Văn Nghiệm|Bí thư\n2 Đ/c|Nông Thị Bình\n3 ông|Hồ Tiến Thiệu|Chủ tịch\n4 TS|Trần Văn An\n5 Ms|Nguyen Thi Lan|editor"},
		{"the office stands first", "Chủ tịch UBND tỉnh Hồ Tiến Thiệu\nGiám đốc Sở Y tế: Trần Bình\nBí thư – Hoàng Văn Nghiệm", "1 |Hồ Tiến Thiệu|Chủ tịch UBND tỉnh\n2 |Trần Bình|Giám đốc Sở Y tế\n3 |Hoàng Văn Nghiệm|Bí thư"},
		{"in parentheses", "Trần Bình (Giám đốc Sở Y tế)", "1 |Trần Bình|Giám đốc Sở Y tế"},
		{"a foreign name", "Angela Merkel – Chancellor\nDr. Jean-Luc Picard", "1 |Angela Merkel|Chancellor\n2 Dr|Jean-Luc Picard"},
		{"capitals are told", "HỒ TIẾN THIỆU – Chủ tịch", "1 |Hồ Tiến Thiệu|Chủ tịch\n1 name-capitals"},
		{"several on a line", "Hoàng Văn An, Nông Thị Bình; Lý Văn Cường", "1 |Hoàng Văn An\n1 |Nông Thị Bình\n1 |Lý Văn Cường"},
		{"a heading is left out", "Danh sách đại biểu\nThành phần:\n\nHoàng Văn An", "4 |Hoàng Văn An\n1 list-heading\n2 list-heading"},
		{"a line of nobody is told by its number", "Hoàng Văn An\n\nSở Y tế tỉnh\n123", "1 |Hoàng Văn An\n3 person-unread\n4 person-unread"},
		{"tabs and a heading", "STT\tHọ và tên\tChức vụ\tĐơn vị\n1\tHoàng Văn An\tGiám đốc\tSở Y tế\n2\tJoe\tEditor\tBBC", "2 |Hoàng Văn An|Giám đốc|Sở Y tế\n3 |Joe|Editor|BBC"},
		{"tabs without a heading", "1\tGiám đốc\tHoàng Văn An\tSở Y tế\n2\tPhó Giám đốc\tÔng Lý Văn Cường\tSở Y tế", "1 |Hoàng Văn An|Giám đốc|Sở Y tế\n2 ông|Lý Văn Cường|Phó Giám đốc|Sở Y tế"},
		{"accents in two pieces", "Hoa\u0300ng Va\u0306n An, gia\u0301m \u0111o\u0302\u0301c", "1 |Hoàng Văn An|giám đốc"},
		{"line ends of Windows", "Hoàng Văn An\r\nLý Văn Cường\r\n", "1 |Hoàng Văn An\n2 |Lý Văn Cường"},
		{"nothing", " \n", "0 list-nobody"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(Text(tt.in)); got != tt.want {
				t.Errorf("Text() =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestWhatIsShownIsReadAgain(t *testing.T) {
	people := []catalog.Invited{{Name: "Hoàng Văn Nghiệm", Honorific: "đồng chí", Office: "Phó Bí thư, Chủ tịch", Organisation: "UBND tỉnh"}, {Name: "Jean-Luc Picard"}}
	var lines []string
	for _, p := range people {
		lines = append(lines, p.Line())
	}
	if got := Text(strings.Join(lines, "\n")); !slices.Equal(got.People, people) || len(got.Problems) > 0 {
		t.Errorf("read %+v %v", got.People, got.Problems)
	}
}

func read(t *testing.T, data []byte) catalog.InvitedList {
	t.Helper()
	l, err := Read(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTextFiles(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"lines", "\uFEFFHoàng Văn An – giám đốc\n", "1 |Hoàng Văn An|giám đốc"},
		{"CSV", "Name,Title,Company\n\"An, Joe\",\"Head, news\",BBC\nIan Lee,,\n", "2 |An, Joe|Head, news|BBC\n3 |Ian Lee"},
		{"CSV of Excel", "Họ tên;Chức vụ\nHoàng Văn An;Giám đốc\n", "2 |Hoàng Văn An|Giám đốc"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(read(t, []byte(tt.in))); got != tt.want {
				t.Errorf("Read() =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func book(t testing.TB, sheets ...[][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, rows := range sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for n, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", n+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWorkbooks(t *testing.T) {
	for _, tt := range []struct {
		name   string
		sheets [][][]string
		want   string
	}{
		{"a heading below a title", [][][]string{{{"DANH SÁCH ĐẠI BIỂU"}, {}, {"TT", "Họ và tên đại biểu", "Chức vụ", "Cơ quan, đơn vị", "Ghi chú"},
			{"I", "Khối Đảng"}, {"1", "Đ/c Hoàng Văn An", "Trưởng ban", "Ban Tuyên giáo", "vắng"}, {"2", "", "Trưởng ban", "Ban Dân vận"}}},
			"5 Đ/c|Hoàng Văn An|Trưởng ban|Ban Tuyên giáo\n1 list-heading\n4 list-heading\n6 person-unread"},
		{"one without a heading", [][][]string{{{"1", "Hoàng Văn An", "Giám đốc"}, {"2", "Lý Văn Cường", "Kế toán"}}}, "1 |Hoàng Văn An|Giám đốc\n2 |Lý Văn Cường|Kế toán"},
		{"the list stands on another sheet", [][][]string{{{"Chương trình"}}, {{"Name", "Title"}, {"Ian Lee", "Editor"}}}, "2 |Ian Lee|Editor"},
		{"nobody", [][][]string{{{"7", "8"}}}, "0 list-nobody"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(read(t, book(t, tt.sheets...))); got != tt.want {
				t.Errorf("Read() =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// packed is a document with that text.
func packed(t testing.TB, body string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(documentPart)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(body)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func doc(body string) string {
	return `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`
}

func table(rows ...[]string) string {
	var b strings.Builder
	b.WriteString("<w:tbl>")
	for _, row := range rows {
		b.WriteString("<w:tr>")
		for _, cell := range row {
			b.WriteString("<w:tc><w:p>" + runs(cell) + "</w:p></w:tc>")
		}
		b.WriteString("</w:tr>")
	}
	return b.String() + "</w:tbl>"
}

// runs is a text as Word cuts it in pieces.
func runs(text string) string {
	half := len(text) / 2
	for half > 0 && text[half]&0xC0 == 0x80 {
		half--
	}
	return "<w:r><w:t>" + text[:half] + "</w:t></w:r><w:r><w:t>" + text[half:] + "</w:t></w:r>"
}

func TestDocuments(t *testing.T) {
	letterhead := table([]string{"UBND TỈNH LẠNG SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"})
	for _, tt := range []struct{ name, body, want string }{
		{"a table with a heading", letterhead + "<w:p>" + runs("Danh sách") + "</w:p>" + table([]string{"STT", "Họ tên", "Chức vụ"}, []string{"1", "Hoàng Văn An", "Giám đốc"}, []string{"2", "Bà Nông Thị Bình", "Phó Giám đốc"}),
			"2 |Hoàng Văn An|Giám đốc\n3 bà|Nông Thị Bình|Phó Giám đốc"},
		{"a table without one", letterhead + table([]string{"1", "Hoàng Văn An", "Giám đốc"}, []string{"2", "Nông Thị Bình", "Phó Giám đốc"}),
			"1 |Hoàng Văn An|Giám đốc\n2 |Nông Thị Bình|Phó Giám đốc"},
		{"paragraphs", "<w:p>" + runs("Thành phần:") + "</w:p><w:p>" + runs("Hoàng Văn An – Giám đốc") + "</w:p>", "2 |Hoàng Văn An|Giám đốc\n1 list-heading"},
		{"what was taken out, and what is said twice", "<w:p>" + runs("Hoàng Văn An") + "<w:del><w:r><w:t>Cũ</w:t></w:r></w:del><mc:Fallback><w:r><w:t>Hai</w:t></w:r></mc:Fallback></w:p>", "1 |Hoàng Văn An"},
		{"a table in a table", table([]string{"Họ tên", "Chức vụ"}) + "<w:tbl><w:tr><w:tc>" + table([]string{"Họ tên", "Chức vụ"}) + "</w:tc></w:tr></w:tbl>", "0 list-nobody"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := shown(read(t, packed(t, doc(tt.body)))); got != tt.want {
				t.Errorf("Read() =\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

func TestFilesThatAreRefused(t *testing.T) {
	for _, tt := range []struct {
		name string
		data []byte
	}{
		{"an old document", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")},
		{"a picture", []byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00")},
		{"a broken package", []byte("PK\x03\x04rest")},
		{"a DOCTYPE", packed(t, `<!DOCTYPE x [<!ENTITY a "b">]><w:document/>`)},
		{"a document that breaks off", packed(t, `<w:document><w:p>`)},
		{"one that nests too deep", packed(t, strings.Repeat("<w:p>", 100)+strings.Repeat("</w:p>", 100))},
		{"one that unpacks to too much", packed(t, doc(strings.Repeat(" ", 17<<20)))},
		{"one of blanks", packed(t, doc(strings.Repeat(" ", 8<<20)))},
		{"a text that is too long", bytes.Repeat([]byte("Hoàng Văn An\n"), 400_000)},
	} {
		t.Run(tt.name, func(t *testing.T) {
			l, err := Read(bytes.NewReader(tt.data), int64(len(tt.data)))
			if !errors.Is(err, catalog.ErrUsage) || len(l.People) > 0 {
				t.Errorf("Read() = %d people, %v; want it refused", len(l.People), err)
			}
		})
	}
}

func TestTooManyPeopleAreNotTaken(t *testing.T) {
	l := Text(strings.Repeat("Hoàng Văn An\n", catalog.MaxInvited+2))
	if bad := l.Errors(); len(bad) != 1 || bad[0].Rule != catalog.ListTooLong || bad[0].Line != catalog.MaxInvited+1 {
		t.Errorf("%v", bad)
	}
}

// FuzzText: whatever is pasted, an event can take the people read.
func FuzzText(f *testing.F) {
	for _, s := range []string{"1. Đ/c Hoàng Văn An – Giám đốc – Sở Y tế", "A\tB\nC\tD", "Name,Title\nIan Lee,x", "Chủ tịch: Hồ Tiến Thiệu (x)", "\xff–\u00a0–"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { fits(t, Text(s)) })
}

// FuzzRead is FuzzText of files.
func FuzzRead(f *testing.F) {
	f.Add([]byte("Họ tên;Chức vụ\nHoàng Văn An;Giám đốc\n"))
	f.Add(packed(f, doc(table([]string{"Họ tên"}, []string{"Hoàng Văn An"}))))
	f.Add(book(f, [][]string{{"Name"}, {"Ian Lee"}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if l, err := Read(bytes.NewReader(data), int64(len(data))); err == nil {
			fits(t, l)
		}
	})
}

// FuzzDocument reads the text of documents.
func FuzzDocument(f *testing.F) {
	f.Add(doc(table([]string{"Họ tên"}, []string{"Hoàng Văn An"}) + "<w:p>" + runs("x") + "</w:p>"))
	f.Add("<tbl><tr><tc></tbl></tc></tr>")
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := readDocument(strings.NewReader(s)); err == nil {
			var r reader
			r.tables(d)
			fits(t, r.finish())
		}
	})
}

func fits(t *testing.T, l catalog.InvitedList) {
	t.Helper()
	e := catalog.Event{Name: "x", People: l.People}
	if _, err := e.Fit(); err != nil {
		t.Fatalf("%v: %+v", err, l.People)
	}
	if len(l.Lines) != len(l.People) || len(l.People) == 0 && len(l.Errors()) == 0 {
		t.Fatalf("%d people, %d lines, %v", len(l.People), len(l.Lines), l.Problems)
	}
}
