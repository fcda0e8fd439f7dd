package batch

import (
	"strconv"
	"strings"
	"testing"

	"cutline/catalog"
)

func TestEveryChangeOfAPlanIsListedOnce(t *testing.T) {
	var plan catalog.BatchPlan
	var want []string
	for i, n := range []int{2, 1, 3, 1} {
		row := catalog.TableRow{Path: strconv.Itoa(i)}
		for j := range n {
			row.Changes = append(row.Changes, catalog.TableChange{Field: strconv.Itoa(j)})
			want = append(want, strconv.Itoa(i)+"/"+strconv.Itoa(j))
		}
		plan.Rows = append(plan.Rows, row)
	}
	c := &Changes{plan: plan, before: []int{0, 2, 3, 6, 7}}
	if c.len() != len(want) {
		t.Fatalf("%d are listed, want %d", c.len(), len(want))
	}
	for i, w := range want {
		row, change := c.at(i)
		if got := row.Path + "/" + change.Field; got != w {
			t.Errorf("at %d stands %s, want %s", i, got, w)
		}
	}
}

func TestALineOfThePreviewShowsTheChangeHoweverLongTheText(t *testing.T) {
	long := strings.Repeat("chữ ", 200)
	same, gone, come := catalog.SpanSame, catalog.SpanRemoved, catalog.SpanAdded
	got := Brief([]catalog.Span{{Op: same, Text: long}, {Op: gone, Text: "Tan"}, {Op: come, Text: "Tân"}, {Op: same, Text: long}, {Op: come, Text: "x\ny"}, {Op: same, Text: long}})
	all := ""
	for _, s := range got {
		all += s.Text
	}
	if n := len([]rune(all)); n > 240 {
		t.Errorf("the line has %d characters: %s", n, all)
	}
	for _, w := range []string{"…", "Tan Tân", "x ¶ y"} {
		if !strings.Contains(all, w) {
			t.Errorf("%q is not in the line: %s", w, all)
		}
	}
}
