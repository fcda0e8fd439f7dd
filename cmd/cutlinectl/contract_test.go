package main

import (
	"bytes"
	"context"
	"encoding/json"
	"path/filepath"
	"testing"
)

func TestWrongUsageIsOneJSONValue(t *testing.T) {
	s := newScript(t)
	for _, tt := range []struct {
		name string
		args []string
	}{
		{"no verb", nil},
		{"no such verb", []string{"sing"}},
		{"a verb that only holds others", []string{"story"}},
		{"no such verb of a story", []string{"story", "sing"}},
		{"a verb of roots is missing", []string{"root"}},
		{"no such verb of roots", []string{"root", "sing"}},
		{"no such flag", []string{"find", "--sing"}},
		{"a limit below nothing", []string{"find", "--limit", "-1"}},
		{"a limit that is no number", []string{"find", "--limit", "x"}},
		{"no such order", []string{"find", "--sort", "size"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var e struct{ Error string }
			s.exits(2, &e, tt.args...)
			if e.Error == "" {
				t.Error("no error told")
			}
		})
	}
}

func TestASearchMayBeginWithAMinus(t *testing.T) {
	s, e := newScript(t), event(t)
	s.ok(nil, "add", filepath.Dir(e.Photos[0]))
	s.ok(nil, "mark", filepath.Base(e.Photos[0]), "rating=4")
	var all, some, asked struct{ Count int }
	s.ok(&all, "find", "--count")
	s.ok(&some, "find", "--count", "-rating:4")
	s.ok(&asked, "find", "--count", "--", "-rating:4")
	if some.Count != all.Count-1 || asked != some {
		t.Errorf("-rating:4 finds %d and, after --, %d of %d", some.Count, asked.Count, all.Count)
	}
	var photos []photo
	s.ok(&photos, "find", "--limit", "2", "-rating:4 -reject:yes")
	if len(photos) != 2 {
		t.Errorf("%d photos", len(photos))
	}
	var out, errs bytes.Buffer
	if status := run(context.Background(), []string{"--catalog", s.dir, "--json", "find", "-q", "--count", "-rating:4"}, &out, &errs); status != 0 {
		t.Errorf("exit %d: %s", status, out.String())
	}
	if err := json.Unmarshal(out.Bytes(), &asked); err != nil || asked != some {
		t.Errorf("after a flag of one letter: %+v, %v", asked, err)
	}
}
