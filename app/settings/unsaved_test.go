package settings

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestUnsavedTextsAreKeptWithinBounds(t *testing.T) {
	var p Prefs
	for i := range maxUnsaved + 5 {
		p.Keep(Unsaved{ID: strconv.Itoa(i), Catalog: "/a", Text: strings.Repeat("ữ", maxUnsavedText)})
	}
	p.Keep(Unsaved{ID: "24", Catalog: "/b", Text: "mới"})
	if len(p.Unsaved) != maxUnsaved || len(p.Of("/b")) != 1 || p.Of("/b")[0].Text != "mới" {
		t.Fatalf("%d texts are kept, of b %d", len(p.Unsaved), len(p.Of("/b")))
	}
	if text := p.Of("/a")[0].Text; len(text) > maxUnsavedText || !utf8.ValidString(text) {
		t.Errorf("a text of %d bytes is kept; valid: %v", len(text), utf8.ValidString(text))
	}
	held := p.Clone()
	p.LetGo("24", "23")
	if len(p.Unsaved) != maxUnsaved-2 || len(held.Unsaved) != maxUnsaved || held.Unsaved[maxUnsaved-1].ID != "24" {
		t.Errorf("%d are left, %d in the copy", len(p.Unsaved), len(held.Unsaved))
	}
}
