package widgets

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"cutline/catalog"
)

func TestTaskList(t *testing.T) {
	now := time.Unix(1000, 0)
	l := NewTaskList(english(t), func() time.Time { return now })
	var cancelled, dismissed []int64
	copied := ""
	l.OnCancel = func(id int64) { cancelled = append(cancelled, id) }
	l.OnDismiss = func(id int64) { dismissed = append(dismissed, id) }
	l.OnCopy = func(s string) { copied = s }
	put(t, l.Content)

	add := TaskItem{ID: 7, TaskView: TaskView{Title: "Adding photos", Item: "IMG_1.JPG", Total: 100}}
	out := TaskItem{ID: 9, TaskView: TaskView{Title: "Exporting", Total: 10}}
	l.Set([]TaskItem{add, out})
	now = now.Add(4 * time.Second)
	add.Done = 10
	l.Set([]TaskItem{add, out})
	if got := l.rows[7].row.count.Text; got != "10 of 100 · about 40 seconds left" {
		t.Errorf("10 of 100 in 4 s: %q", got)
	}
	if got := l.rows[9].row.count.Text; got != "0 of 10" {
		t.Errorf("nothing done: %q", got)
	}
	test.Tap(l.rows[9].row.button)
	if !slices.Equal(cancelled, []int64{9}) || len(l.box.Objects) != 2 {
		t.Errorf("cancelled %v, %d rows", cancelled, len(l.box.Objects))
	}

	if l.rows[7].fails.Visible() {
		t.Error("failures are shown where there are none")
	}
	add.State, add.Failures = TaskDone, failures(3)
	l.Set([]TaskItem{add})
	e := l.rows[7]
	if len(l.rows) != 1 || !e.fails.Visible() || e.scroll.Visible() || e.more.Text != "3 failed" || e.row.item.Text != "Done" {
		t.Errorf("after the end: %d rows, %q, %q", len(l.rows), e.more.Text, e.row.item.Text)
	}
	test.Tap(e.more)
	if !e.scroll.Visible() || e.list.Text != "/card/IMG_0.JPG: truncated\n/card/IMG_1.JPG: truncated\n/card/IMG_2.JPG: truncated" {
		t.Errorf("the list: %q", e.list.Text)
	}
	test.Tap(e.copy)
	if copied != e.list.Text {
		t.Errorf("copied %q", copied)
	}
	test.Tap(e.row.button)
	if !slices.Equal(dismissed, []int64{7}) {
		t.Errorf("dismissed %v", dismissed)
	}
	l.Set(nil)
	if l.Content.MinSize().Height != 0 || len(l.rows) != 0 {
		t.Errorf("an empty list is %v high", l.Content.MinSize().Height)
	}
}

func failures(n int) []catalog.Failure {
	var out []catalog.Failure
	for i := range n {
		out = append(out, catalog.Failure{Path: fmt.Sprintf("/card/IMG_%d.JPG", i), Error: "truncated"})
	}
	return out
}

func TestManyFailuresAreListedInPartAndCopiedWhole(t *testing.T) {
	l := NewTaskList(english(t), time.Now)
	copied := ""
	l.OnCopy = func(s string) { copied = s }
	put(t, l.Content)
	l.Set([]TaskItem{{ID: 1, TaskView: TaskView{State: TaskDone}, Failures: failures(5000)}})
	e := l.rows[1]
	test.Tap(e.more)
	test.Tap(e.copy)
	if n := strings.Count(e.list.Text, "\n"); n != listedFailures || !strings.HasSuffix(e.list.Text, "and 4,800 more") {
		t.Errorf("%d lines are listed, ending %q", n, e.list.Text[len(e.list.Text)-20:])
	}
	if n := strings.Count(copied, "truncated"); n != 5000 {
		t.Errorf("%d are copied", n)
	}
	if h := e.scroll.MinSize().Height; h > failuresHigh {
		t.Errorf("the list is %v high", h)
	}
}

func TestDiffDiffersByForm(t *testing.T) {
	d := NewDiff()
	put(t, d.Content)
	d.Set([]catalog.Span{{Op: catalog.SpanSame, Text: "At "}, {Op: catalog.SpanRemoved, Text: "noon"},
		{Op: catalog.SpanAdded, Text: "ten"}, {Op: catalog.SpanAdded, Text: " \n"}, {Op: catalog.SpanSame, Text: ""}})
	var got []string
	for _, s := range d.text.Segments {
		s := s.(*widget.TextSegment)
		got = append(got, fmt.Sprintf("%s %v %v", s.Text, s.Style.TextStyle.Strikethrough, s.Style.TextStyle.Underline))
	}
	want := []string{"At  false false", "noon true false", "ten false true", "·¶\n false true"}
	if !slices.Equal(got, want) {
		t.Errorf("shows %q, want %q", got, want)
	}
	if Changed([]catalog.Span{{Op: catalog.SpanSame, Text: "a"}, {Op: catalog.SpanAdded}}) {
		t.Error("equal texts are changed")
	}
	if !Changed([]catalog.Span{{Op: catalog.SpanRemoved, Text: " "}}) {
		t.Error("a space that is gone is no change")
	}
	d.Set([]catalog.Span{{Op: catalog.SpanAdded, Text: strings.Repeat("a long caption ", 80)}})
	if d.text.Resize(fyne.NewSize(300, 10)); d.text.MinSize().Width > 300 {
		t.Error("the text is not wrapped")
	}
}
