package catalog_test

import (
	"testing"
	"time"

	"cutline/catalog"
	"cutline/catalog/query"
)

func TestWhatMarksAloneRefuse(t *testing.T) {
	for _, tt := range []struct {
		query string
		marks catalog.Marks
		want  bool
	}{
		{"", catalog.Marks{Rating: 3}, false},
		{"tag:no", catalog.Marks{Tagged: true}, true},
		{"tag:no", catalog.Marks{}, false},
		{"tag:yes", catalog.Marks{}, true},
		{"rating:0", catalog.Marks{Rating: 1}, true},
		{"rating:0", catalog.Marks{Rating: 0}, false},
		{"rating:>=3", catalog.Marks{Rating: 2}, true},
		{"rating:>=3", catalog.Marks{Rating: 3}, false},
		{"rating:<3", catalog.Marks{Rating: 3}, true},
		{"rating:1..2", catalog.Marks{Rating: 3}, true},
		{"color:1", catalog.Marks{Color: 2}, true},
		{"reject:no", catalog.Marks{Rejected: true}, true},
		{"-reject:yes", catalog.Marks{Rejected: true}, true},
		{"-reject:yes", catalog.Marks{}, false},
		{"lang son rating:0", catalog.Marks{Rating: 4}, true},
		{"lang son", catalog.Marks{Rating: 4}, false},
		{"-lang", catalog.Marks{Rating: 4}, false},
		{"rating:0 | son", catalog.Marks{Rating: 4}, false},
		{"rating:0 | tag:no", catalog.Marks{Rating: 4, Tagged: true}, true},
		{"-(rating:4 | son)", catalog.Marks{Rating: 4}, true},
		{"-(rating:4 son)", catalog.Marks{Rating: 4}, false},
		{"caption:none", catalog.Marks{Rating: 4}, false},
	} {
		q, _ := query.Parse(tt.query, time.Now())
		if got := q.Refuses(tt.marks); got != tt.want {
			t.Errorf("%q refuses %+v: %t", tt.query, tt.marks, got)
		}
	}
}
