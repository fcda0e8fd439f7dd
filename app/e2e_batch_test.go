package app_test

import (
	"path/filepath"
	"strings"
	"testing"

	"cutline/catalog"
)

// batchDesk is a catalog of three photos with headlines, and what becomes of
// them.
func batchDesk(t *testing.T) (cat string, headlines func() string) {
	t.Helper()
	cat, ids := smallDesk(t, 3)
	d, ctx := look(t, cat)
	for i, text := range []string{"Tan Lap họp chợ phiên", "Bản Tan Lap, xã Tan Lap", "Không nhắc tới"} {
		e := catalog.Edit{Title: "caption", Sets: []catalog.Set{{Field: string(catalog.Headline), Value: catalog.TextValue(text)}}}
		if _, err := d.Edit(ctx, ids[i:i+1], e); err != nil {
			t.Fatal(err)
		}
	}
	return cat, func() string {
		t.Helper()
		ps, err := d.Photos(ctx, ids)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range ps {
			out = append(out, p.Caption.Text(catalog.Headline))
		}
		return strings.Join(out, "|")
	}
}

// TestATemplateIsAppliedInTheWindow writes a template with the keyboard, keeps
// it, applies it with a preview and undoes it; it goes out as a file and comes
// in again.
func TestATemplateIsAppliedInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, headlines := batchDesk(t)
	w := s.open(binary, "--lang", "vi", cat)
	w.at("form", "count", 1)
	w.keys("ctrl+a")
	w.at("form", "count", 3)
	w.keys("ctrl+i")
	w.at("templates", "n", 0)
	w.typed("Mau {filenamebase}")
	w.keys("Down") // the next value
	w.at("focus", "box", "template.headline")
	w.typed("{cty}")
	w.shoot("template-unknown")
	w.keys("Return") // is refused: the keyboard stays at the value
	w.keys("BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace")
	w.typed("{filenamebase}:")
	w.keys("shift+Tab", "Right") // the box of ways: before
	w.shoot("template-form")
	w.click("template.value.headline")
	w.keys("Return")
	w.at("templateplan", "photos", 3, "fields", 6, "failed", 0)
	w.keys("Down")
	w.shoot("template-preview")
	w.keys("Escape") // back to the form
	w.click("template.saveas")
	w.at("focus", "box", "template.name")
	w.typed("Cho phien")
	w.shoot("template-name")
	w.keys("Return")
	w.at("templatesaved", "name", "Cho phien")
	w.click("template.words.headline")
	w.shoot("template-words")
	w.keys("Down", "Return") // takes the value into the list of words
	w.click("template.words.headline")
	w.keys("Down", "Down", "Down", "Return")
	w.shoot("template-wordlist")
	w.click("template.save")
	w.at("templatesaved", "name", "Cho phien")
	w.click("template.value.headline")
	w.keys("ctrl+Return") // at once
	w.at("template", "changed", 3, "failed", 0)
	w.shoot("template-done")
	if got, want := headlines(), "1: Tan Lap họp chợ phiên|2: Bản Tan Lap, xã Tan Lap|3: Không nhắc tới"; got != want {
		t.Errorf("the headlines are %q, want %q", got, want)
	}
	d, ctx := look(t, cat)
	all, _, err := d.Templates(ctx)
	if err != nil || len(all) != 1 || len(all[0].Words[catalog.Headline]) != 1 || all[0].Fields[1].Op != catalog.Prepend {
		t.Errorf("kept are %+v, %v", all, err)
	}
	w.keys("ctrl+z")
	w.at("undone", "title", "template")
	if got := headlines(); !strings.HasPrefix(got, "Tan Lap họp") {
		t.Errorf("after undo the headlines are %q", got)
	}

	w.keys("ctrl+i") // the template used last shows
	w.at("templates", "n", 1, "name", "Cho phien")
	file := filepath.Join(t.TempDir(), "mau.xmp")
	w.click("template.export")
	w.chooses("templateout", file)
	w.at("templateout")
	w.click("template.remove")
	w.click("template.strip.yes")
	w.at("templateremoved", "name", "Cho phien")
	w.click("template.import")
	w.chooses("templatein", file)
	w.at("templatein", "name", "Cho phien", "left", 0)
	w.shoot("template-imported")
	w.keys("Escape")
	w.at("dialog", "name", "template", "shown", false)
}

// TestTextsAreFoundAndReplacedInTheWindow finds and replaces with a preview,
// with an expression that cannot be read and one that can, and undoes it.
func TestTextsAreFoundAndReplacedInTheWindow(t *testing.T) {
	if testing.Short() {
		t.Skip("the window is not driven in a short test")
	}
	s := newScreen(t)
	binary := buildWindow(t)
	cat, headlines := batchDesk(t)
	before := headlines()
	w := s.open(binary, "--lang", "vi", "--light", cat)
	w.at("form", "count", 1)
	w.keys("ctrl+h")
	w.at("dialog", "name", "replace", "shown", true)
	w.shoot("replace-empty")
	w.typed("tan lap")
	w.at("replaceplan", "photos", 2, "fields", 2)
	w.keys("Tab")
	w.at("focus", "box", "replace.with")
	w.typed("Tan Laap")
	w.at("replaceplan", "photos", 2, "fields", 2)
	w.shoot("replace-preview")
	w.keys("Tab", "space") // capitals matter
	w.at("replaceplan", "photos", 0)
	w.keys("space", "Tab", "Tab", "space") // an expression
	w.keys("shift+Tab", "shift+Tab", "shift+Tab", "shift+Tab")
	w.at("focus", "box", "replace.find")
	w.keys("ctrl+a")
	w.typed("tan (l")
	if l := w.await("an error", func(l line) bool { return l.str("at") == "replaceplan" && l.str("error") != "" }); !strings.Contains(l.str("error"), "thiếu dấu )") {
		t.Errorf("the error is %q", l.str("error"))
	}
	w.shoot("replace-error")
	w.typed("ap)")
	w.at("replaceplan", "photos", 2, "fields", 2)
	w.keys("Tab")
	w.keys("ctrl+a")
	w.typed("$1 {filenamebase}")
	w.at("replaceplan", "photos", 2, "fields", 2)
	w.shoot("replace-expression")
	w.keys("ctrl+Return")
	w.at("replace", "changed", 2, "failed", 0)
	if got, want := headlines(), "Lap 1 họp chợ phiên|Bản Lap 2, xã Lap 2|Không nhắc tới"; got != want {
		t.Errorf("the headlines are %q, want %q", got, want)
	}
	w.keys("ctrl+z")
	w.at("undone", "title", "replace")
	if got := headlines(); got != before {
		t.Errorf("after undo the headlines are %q", got)
	}

	w.keys("ctrl+h") // what was asked last is asked again
	w.at("replaceplan", "photos", 2)
	w.keys("Tab", "ctrl+a")
	w.typed("{cty}")
	if l := w.await("an error", func(l line) bool { return l.str("at") == "replaceplan" && l.str("error") != "" }); !strings.Contains(l.str("error"), "{cty}") {
		t.Errorf("the error is %q", l.str("error"))
	}
	w.keys("Tab", "Tab", "Tab", "Tab", "Tab", "Right") // chosen fields: none yet
	w.shoot("replace-fields")
	w.keys("Escape")
	w.at("dialog", "name", "replace", "shown", false)
}
