package lrtemplate

import (
	"reflect"
	"strings"
	"testing"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct {
		name, in string
		want     map[string]any
	}{
		{"names with and without brackets", `s = { value = { a = "x", ["b.c"] = 'y' } }`, map[string]any{"a": "x", "b.c": "y"}},
		{"numbers, yes and no", `s = { value = { a = -1.5, b = true, c = false, d = nil } }`, map[string]any{"a": -1.5, "b": true, "c": false}},
		{"a list", `s = { value = { a = { "x", "y"; "z", } } }`, map[string]any{"a": []any{"x", "y", "z"}}},
		{"a list with places", `s = { value = { a = { [1] = "x", [2] = "y" } } }`, map[string]any{"a": []any{"x", "y"}}},
		{"escapes", `s = { value = { a = "1\n2\t\"\\\226\130\172" } }`, map[string]any{"a": "1\n2\t\"\\€"}},
		{"long texts", "s = { value = { a = [[\nx]y]], b = [==[z]]]==] } }", map[string]any{"a": "x]y", "b": "z]]"}},
		{"comments", "-- one\ns = { --[[ two\n ]] value = { a = 1 } } -- end", map[string]any{"a": 1.0}},
		{"a text to be translated", `s = { value = { a = LOC "$$$/Ag/Key=Text" } }`, map[string]any{"a": "Text"}},
		{"a return", `return { value = { a = "x" } }`, map[string]any{"a": "x"}},
		{"a byte order mark", "\uFEFFs = { value = { a = 'x' } }", map[string]any{"a": "x"}},
		{"nothing", `s = {}`, map[string]any{}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Parse([]byte(tt.in))
			if err != nil || !reflect.DeepEqual(got.Values, tt.want) {
				t.Errorf("Parse = %#v, %v, want %#v", got.Values, err, tt.want)
			}
		})
	}
}

func TestWhatIsNoPresetIsToldWithItsLine(t *testing.T) {
	for in, line := range map[string]string{
		"":                               "line 1:",
		"local x":                        "line 1:",
		"s = 5":                          "line 1:",
		"s = {\n a = \"x\n}":             "line 2:",
		"s = {\n\n a = \"x":              "line 3:",
		"s = {\n a = os.exit(1) }":       "line 2:",
		"s = {\n a = function() end }":   "line 2:",
		"s = {\n a = \"\\999\" }":        "line 2:",
		"s = {\n a = [[x }":              "line 2:",
		"s = {\n a = 1 b = 2 }":          "line 2:",
		"s = {\n a = 1 }\n s = {}":       "line 3:",
		"s = {\n a = \"\xff\" }":         "line 2:",
		"s = {\n a = \"\\255\" }":        "line 2:",
		"s = {\n [{}] = 1 }":             "line 2:",
		"s = " + strings.Repeat("{", 99): "line 1:",
		strings.Repeat("\n", MaxBytes+1): "line 1:",
	} {
		if got, err := Parse([]byte(in)); err == nil || !strings.HasPrefix(err.Error(), line) {
			t.Errorf("Parse(%.40q) = %v, %v, want %s", in, got, err, line)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{`s = { a = "x", ["b"] = { 1, 2 } }`, "s = [==[", `s={a=LOC "$$$/x=y"}`, "--[[", `s = {["`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if _, err := Parse(data); err != nil && !strings.HasPrefix(err.Error(), "line ") {
			t.Fatalf("an error without its line: %v", err)
		}
	})
}
