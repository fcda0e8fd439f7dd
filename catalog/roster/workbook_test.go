package roster

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"cutline/catalog"
)

// book is a workbook of those rows on its second sheet.
func book(t testing.TB, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("People"); err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		if err := f.SetSheetRow("People", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readBytes(data []byte) (List, error) {
	return Read("people.xlsx", bytes.NewReader(data), int64(len(data)), catalog.RosterOptions{})
}

func TestReadWorkbook(t *testing.T) {
	day := time.Date(2018, 10, 31, 0, 0, 0, 0, time.UTC)
	l, err := readBytes(book(t, []any{"DANH SÁCH"}, nil,
		[]any{"Mã", "Họ và tên", "Chức vụ", "Từ ngày", "Đến ngày", "Thứ tự"},
		[]any{"hvn", "HOÀNG VĂN NGHIỆM", "Chủ tịch", day, "nay", 1},
		[]any{nil, nil, "Trưởng ban", 2015, "31/10/2018", 2.0},
		nil,
		[]any{7, "Lê Văn Lương", "Giám đốc", 5, "", ""}))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range l.People {
		got = append(got, told(p.Person))
	}
	want := "hvn|Hoàng Văn Nghiệm\n  Chủ tịch||2018-10-31||1\n  Trưởng ban||2015-01-01|2018-10-31|2\n7|Lê Văn Lương"
	if s := strings.Join(got, "\n"); s != want {
		t.Errorf("people:\n%s\nwant:\n%s", s, want)
	}
	if s := problems(l.Problems); s != "4 name-capitals, 5 day-taken, 7 day-bad" {
		t.Errorf("problems: %s", s)
	}
}

func TestWhatIsNoWorkbookIsRefused(t *testing.T) {
	packed := func(names ...string) []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for _, name := range names {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if strings.HasPrefix(name, "bomb") {
				w.Write(make([]byte, MaxBytes+1))
			}
		}
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.Bytes()
	}
	whole := book(t, []any{"name"}, []any{"Lê Văn Lương"})
	f, err := excelize.OpenReader(bytes.NewReader(whole))
	if err != nil {
		t.Fatal(err)
	}
	f.Pkg.Store("xl/worksheets/sheet2.xml", []byte(`<worksheet><sheetData><row r="1"><c t="inlineStr"><is><t>name</t></is></c></row><row r="2"><c`))
	cut, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"an old workbook":     []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 600)),
		"half a workbook":     whole[:len(whole)/2],
		"a document":          packed("word/document.xml"),
		"a sheet that is cut": cut.Bytes(),
		"a bomb":              packed("bomb"),
		"many files":          packed(make([]string, 2000+1)...),
	} {
		l, err := readBytes(data)
		if name == "a document" { // a package of the same kind, with no sheet
			if err == nil && problems(l.Problems) == "0 list-no-name" {
				continue
			}
		}
		if !errors.Is(err, catalog.ErrUsage) {
			t.Errorf("%s: %v %s, want it refused", name, err, problems(l.Problems))
		}
	}
	if _, err := Read("x.csv", strings.NewReader(""), MaxBytes+1, catalog.RosterOptions{}); !errors.Is(err, catalog.ErrUsage) || !strings.Contains(err.Error(), "64 MB") {
		t.Errorf("a huge file: %v", err)
	}
}

// FuzzSheet has workbooks whose sheet and texts are anything.
func FuzzSheet(f *testing.F) {
	whole := book(f, []any{"name", "office", "from"}, []any{"Lê Văn Lương", "A", 43404})
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		f.Fatal(err)
	}
	const sheet, texts = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"
	files := map[string][]byte{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			f.Fatal(err)
		}
		if files[file.Name], err = io.ReadAll(r); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(files[sheet], files[texts])
	f.Add([]byte(`<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>name</t></is></c></row></sheetData></worksheet>`), files[texts])
	f.Add([]byte(`<worksheet><sheetData><row r="999999999999"><c t="s"><v>-1</v></c></row>`), []byte(`<sst count="999999999"><si>`))
	f.Fuzz(func(t *testing.T, inSheet, inTexts []byte) {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range slices.Sorted(maps.Keys(files)) {
			data := files[name]
			switch name {
			case sheet:
				data = inSheet
			case texts:
				data = inTexts
			}
			one, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := one.Write(data); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		if _, err := readBytes(b.Bytes()); err != nil && !errors.Is(err, catalog.ErrUsage) {
			t.Fatal(err)
		}
		if took := time.Since(start); took > 5*time.Second {
			t.Fatalf("%d bytes took %s", b.Len(), took)
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("code,name,honorific,office,short office,from,to,rank,spellings\nhvn,Hoàng Văn Nghiệm,đồng chí,A,B,1/6/2015,nay,1,x; y\n"))
	f.Add([]byte("hvn\tPhó Bí thư Tỉnh ủy Hoàng Văn Nghiệm\tHoàng Văn Nghiệm\tA, B\n// c\n"))
	f.Add([]byte("sep=;\nHọ tên;Chức vụ;Từ;Đến\nHOÀNG VĂN NGHIỆM;A;10/2018;2020\n"))
	f.Add([]byte("\xff\xfen\x00a\x00m\x00e\x00\n\x00A\x00\n\x00"))
	f.Add(book(f, []any{"name", "office", "from"}, []any{"Lê Văn Lương", "A", 43404}))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, name := range []string{"a.csv", "a.txt"} {
			l, err := Read(name, bytes.NewReader(data), int64(len(data)), catalog.RosterOptions{CodePage: "windows-1258"})
			if err != nil {
				continue
			}
			for _, p := range l.People {
				if len(p.Offices) != len(p.offices) {
					t.Fatalf("%s has %d offices in %d lines", p.Name, len(p.Offices), len(p.offices))
				}
			}
			plan := New(some).Compare(l, catalog.RosterOptions{})
			for _, q := range plan.Problems {
				if s := q.Message(catalog.English); strings.Contains(s, "%!") && !bytes.Contains(data, []byte("%")) {
					t.Fatal(s)
				}
			}
			for _, c := range plan.People {
				if _, err := c.Person.Fit(); err != nil && len(plan.Errors()) == 0 {
					t.Fatalf("a plan without errors has a person that cannot be: %v", err)
				}
			}
		}
	})
}
