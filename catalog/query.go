package catalog

import (
	"fmt"
	"time"
)

// QueryOp is what a node of a query does.
type QueryOp int

const (
	QueryAll  QueryOp = iota // every photo: the empty query
	QueryAnd                 // all of Nodes
	QueryOr                  // one of Nodes
	QueryNot                 // not Nodes[0]
	QueryText                // Words in the caption, the file name or (Field) one field
	QueryCmp                 // Field compared with Low and High
)

// A Query is what the search language means: a tree. The zero Query finds
// every photo.
type Query struct {
	Op    QueryOp
	Nodes []Query
	// Field: of QueryText, "" (anywhere) or people, creator, event, city,
	// keyword, headline, file, in, camera, lens, story, collection, code; of QueryCmp, date, rating,
	// color, iso, width, height, tag, reject, used, caption, credit, kind,
	// dup, offline, damaged, pending, clash, collection (an id; of one put
	// together by hand).
	Field string
	// Whole: the words are all that the field (or one item of a list) holds:
	// event:="…", as the sidebar asks.
	Whole bool
	// Words are folded (package fold); they must stand together, in order. The
	// last is the beginning of a word if Prefix is set.
	Words  []string
	Exact  string // what was typed: sorts exact accents first
	Prefix bool
	// Of QueryCmp: the value lies in Low..High, both included; an empty bound
	// is open. Flags and words (tag:yes, kind:raw, caption:none) have both alike.
	Low, High string
}

// A QueryNote says what of a search could not be read as an operator and was
// searched as words.
type QueryNote struct {
	// Code: "field": no such field; "value": not a value of the field;
	// "syntax": left-over sign; "cycle": a smart collection leads back to
	// itself; "many": too many collections stand for one word.
	Code string
	Word string // exactly as typed; of "cycle" and "many" the collection's name
}

// Text is the note as a sentence.
func (n QueryNote) Text(lang Language) string {
	t := map[string][2]string{
		"field":  {"Không có trường “%s”; tìm như chữ thường.", "There is no field “%s”; it was searched as words."},
		"value":  {"“%s” không phải là giá trị hợp lệ; tìm như chữ thường.", "“%s” is not a value that can be compared; it was searched as words."},
		"syntax": {"Dấu “%s” lẻ loi được bỏ qua.", "The lone “%s” was left out."},
		"cycle":  {"Bộ sưu tập “%s” dẫn về chính nó; chỗ đó không tìm thêm được ảnh nào.", "The collection “%s” leads back to itself; it finds nothing more there."},
		"many":   {"Phép tìm gồm quá nhiều bộ sưu tập; từ “%s” trở đi được bỏ qua.", "The search stands for too many collections; from “%s” on they were left out."},
	}[n.Code]
	if lang == Vietnamese {
		return fmt.Sprintf(t[0], n.Word)
	}
	return fmt.Sprintf(t[1], n.Word)
}

// A Sort is the order of a listing. The zero Sort is newest capture first,
// then file name.
type Sort string

const (
	SortNewest Sort = ""
	SortOldest Sort = "oldest"
	SortFile   Sort = "file"
	SortRating Sort = "rating"
	SortAdded  Sort = "added"
	SortBest   Sort = "best" // exact accents first, then newest
)

// A Root is a folder of photos the catalog knows.
type Root struct {
	ID     int64     `json:"id"`
	Path   string    `json:"path"`
	Marker string    `json:"-"` // what its marker file must say, so that an empty mount is not taken for it
	Online bool      `json:"online"`
	Photos int       `json:"photos"`
	Added  time.Time `json:"added"`
}
