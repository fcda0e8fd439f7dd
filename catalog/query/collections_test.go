package query

import (
	"fmt"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestTerm(t *testing.T) {
	for _, tt := range []struct{ name, value, want string }{
		{"a text", "Lễ khai mạc", `event:="Lễ khai mạc"`},
		{"quotes are left out", `Phim “Mùa” và "Gió"`, `event:="Phim  Mùa  và  Gió "`},
		{"signs are no operators", `a | (b) -c`, `event:="a | (b) -c"`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := Term("event", tt.value)
			if got != tt.want {
				t.Errorf("Term(%q) = %s, want %s", tt.value, got, tt.want)
			}
			q, notes := Parse(got, noon)
			if q.Op != catalog.QueryText || !q.Whole || q.Prefix || len(notes) > 0 {
				t.Errorf("%s is read as %+v, %v", got, q, notes)
			}
		})
	}
}

func TestCollections(t *testing.T) {
	list := []catalog.Collection{
		{ID: 1, Kind: catalog.ByHand, Name: "Chợ hoa"},
		{ID: 2, Kind: catalog.Shortlist, Name: "Chợ phiên", Story: 7},
		{ID: 3, Kind: catalog.Smart, Name: "Thiếu nguồn", Query: "credit:none x "},
		{ID: 4, Kind: catalog.Smart, Name: "Cả hai", Query: `collection:="thieu nguon" | collection:#1`},
		{ID: 5, Kind: catalog.Smart, Name: "Vòng", Query: `tag:yes | collection:="tròn"`},
		{ID: 6, Kind: catalog.Smart, Name: "Tròn", Query: `reject:yes | collection:="vòng"`},
		{ID: 7, Kind: catalog.Smart, Name: "Mình", Query: `a -collection:#7`},
		{ID: 8, Kind: catalog.Smart, Name: "Tất cả", Query: `!!!`},
	}
	for _, tt := range []struct{ name, text, want, notes string }{
		{"none is asked for", "chợ ", "cho", ""},
		{"by its name", `collection:="cho hoa"`, "collection=1..1", ""},
		{"by a part of the name", `collection:"cho"`, "(collection=1..1 | collection=2..2)", ""},
		{"by the beginning of a word", `collection:ho`, "collection=1..1", ""},
		{"a part is not the whole", `collection:=chợ`, "-all", ""},
		{"the beginning of a word is not the word", `collection:"ho"`, "-all", ""},
		{"by its number", "collection:#2", "collection=2..2", ""},
		{"by a number that is none", "collection:#99", "-all", ""},
		{"a saved search", `x collection:thiếu `, "(x & (credit=none..none & x))", ""},
		{"not a saved search", `-collection:"thiếu nguồn"`, "-(credit=none..none & x)", ""},
		{"a saved search within another", `collection:#4`, "((credit=none..none & x) | collection=1..1)", ""},
		{"a circle", `collection:#5`, "(tag=yes..yes | (reject=yes..yes | -all))", "cycle Vòng"},
		{"itself", `collection:#7 `, "(a & --all)", "cycle Mình"},
		{"one that finds all", `collection:#8`, "all", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			q, _ := Parse(tt.text, noon)
			before := show(q)
			got, notes := Collections(q, list, noon)
			if show(got) != tt.want {
				t.Errorf("%s = %s, want %s", tt.text, show(got), tt.want)
			}
			var said []string
			for _, n := range notes {
				said = append(said, n.Code+" "+n.Word)
				if n.Text(catalog.Vietnamese) == n.Text(catalog.English) {
					t.Errorf("a note in one language: %v", n)
				}
			}
			if strings.Join(said, "|") != tt.notes {
				t.Errorf("notes = %q, want %q", said, tt.notes)
			}
			if show(q) != before {
				t.Errorf("the search was changed to %s", show(q))
			}
		})
	}
}

// Each of these would be 2^30 searches.
func TestCollectionsAreBounded(t *testing.T) {
	var list []catalog.Collection
	for i := 1; i <= 30; i++ {
		list = append(list, catalog.Collection{ID: catalog.CollectionID(i), Kind: catalog.Smart, Name: fmt.Sprintf("s%d", i),
			Query: fmt.Sprintf("a b collection:#%d | c d collection:#%d", i+1, i+1)})
	}
	q, _ := Parse("collection:#1", noon)
	q, notes := Collections(q, list, noon)
	if depth, n := size(q); n > 3*maxNodes || depth > maxNodes {
		t.Errorf("%d deep, %d nodes", depth, n)
	}
	if len(notes) == 0 || notes[0].Code != "many" {
		t.Errorf("notes = %v", notes)
	}
}

func TestAsks(t *testing.T) {
	for text, want := range map[string]bool{"a b": false, "a | -collection:x": true, "story:collection": false} {
		q, _ := Parse(text, noon)
		if got := Asks(q, "collection"); got != want {
			t.Errorf("Asks(%q) = %v", text, got)
		}
	}
}
