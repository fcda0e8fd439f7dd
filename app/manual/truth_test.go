package manual

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"cutline/app/command"
	"cutline/assets"
	"cutline/catalog"
	"cutline/catalog/sample"
)

var (
	bold   = regexp.MustCompile(`\*\*([^*]+)\*\*`)
	italic = regexp.MustCompile(`(?:^|[^*])\*([^*\n]+)\*(?:[^*]|$)`)
	code   = regexp.MustCompile("`([^`]+)`")
)

// each runs f on every page of both languages.
func each(t *testing.T, f func(t *testing.T, language string, p assets.ManualPage)) {
	t.Helper()
	for _, language := range []string{"en", "vi"} {
		pages, err := assets.Manual(language)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pages {
			t.Run(language+"/"+p.ID, func(t *testing.T) { f(t, language, p) })
		}
	}
}

func all(re *regexp.Regexp, text string) []string {
	var out []string
	for _, m := range re.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// What stands in bold is a key.
func TestKeysAreThoseOfTheTable(t *testing.T) {
	// Keys of lists and text boxes, which no command of the table is.
	known := []string{"↑", "↓", "Home", "End", "PgUp", "PgDn", "Delete", "Insert", "Tab", "Alt+↓", "Alt+↑", "Ctrl", "Shift", "Ctrl+Shift", "Alt+Backspace"}
	for _, o := range []command.Options{{}, {Preset: command.Lightroom}} {
		for _, c := range command.New(o).Commands() {
			for _, k := range c.Keys {
				known = append(known, k.String())
			}
		}
	}
	each(t, func(t *testing.T, _ string, p assets.ManualPage) {
		for _, k := range all(bold, p.Text) {
			if !slices.Contains(known, k) {
				t.Errorf("there is no key %q", k)
			}
		}
	})
}

// What stands in italics are words of the window.
func TestWordsAreThoseOfTheWindow(t *testing.T) {
	words := map[string][]string{}
	for _, language := range []string{"en", "vi"} {
		files, err := assets.Translations(language)
		if err != nil {
			t.Fatal(err)
		}
		for name, data := range files {
			var texts map[string]any
			if err := json.Unmarshal(data, &texts); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			for _, v := range texts {
				if s, ok := v.(string); ok {
					words[language] = append(words[language], s)
				}
			}
		}
	}
	each(t, func(t *testing.T, language string, p assets.ManualPage) {
		text := code.ReplaceAllString(bold.ReplaceAllString(p.Text, ""), "")
		for _, said := range all(italic, text) {
			for _, w := range strings.Split(said, " > ") {
				if !slices.Contains(words[language], w) {
					t.Errorf("the window nowhere says %q", w)
				}
			}
		}
	})
}

// A ctl is the real cutlinectl with a catalog of the sample event.
type ctl struct {
	t      *testing.T
	binary string
	env    []string
	dir    string
	help   string              // of all verbs
	verbs  map[string]string   // help by verb: "story place"
	keys   map[string][]string // of the JSON each verb printed
}

func newCtl(t *testing.T) *ctl {
	t.Helper()
	dir := t.TempDir()
	c := &ctl{t: t, dir: dir, binary: filepath.Join(dir, "cutlinectl"), verbs: map[string]string{}, keys: map[string][]string{}}
	if out, err := exec.Command("go", "build", "-o", c.binary, "cutline/cmd/cutlinectl").CombinedOutput(); err != nil {
		t.Fatalf("build cutlinectl: %v\n%s", err, out)
	}
	c.env = append(os.Environ(), "CUTLINE_CATALOG="+filepath.Join(dir, "Desk.cutline"))
	c.learn("")
	return c
}

// learn reads the help of a verb and of those below it.
func (c *ctl) learn(verb string) {
	c.t.Helper()
	help, _ := c.run(append(strings.Fields(verb), "--help")...)
	c.verbs[verb] = help
	c.help += help
	_, list, ok := strings.Cut(help, "Available Commands:\n")
	if !ok {
		return
	}
	list, _, _ = strings.Cut(list, "\n\n")
	for line := range strings.Lines(list) {
		if f := strings.Fields(line); len(f) > 0 && verb != "completion" {
			c.learn(strings.TrimSpace(verb + " " + f[0]))
		}
	}
}

// run runs cutlinectl and gives both its outputs.
func (c *ctl) run(args ...string) (stdout, stderr string) {
	c.t.Helper()
	var out, errs strings.Builder
	cmd := exec.Command(c.binary, args...)
	cmd.Env, cmd.Stdout, cmd.Stderr = c.env, &out, &errs
	if err := cmd.Run(); err != nil && cmd.ProcessState == nil {
		c.t.Fatal(err)
	}
	return out.String(), errs.String()
}

// say runs a verb and keeps the keys of the JSON it prints.
func (c *ctl) say(verb string, args ...string) {
	c.t.Helper()
	out, errs := c.run(append(append(strings.Fields(verb), "--json"), args...)...)
	var v any
	if err := json.Unmarshal([]byte(out), &v); err != nil || strings.HasPrefix(out, `{"error"`) {
		c.t.Fatalf("%s %v: %v %s%s", verb, args, err, out, errs)
	}
	c.collect(verb, v)
}

// mayPrint keeps the keys of JSON that a verb prints only of rare files.
func (c *ctl) mayPrint(verb string, what any) {
	c.t.Helper()
	b, err := json.Marshal(what)
	if err != nil {
		c.t.Fatal(err)
	}
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		c.t.Fatal(err)
	}
	c.collect(verb, v)
}

func (c *ctl) collect(verb string, v any) {
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			c.collect(verb, e)
		}
	case map[string]any:
		for k, e := range v {
			c.keys[verb] = append(c.keys[verb], k)
			if k != "signs" {
				c.collect(verb, e)
			}
		}
	}
}

// work runs every verb once.
func (c *ctl) work() {
	c.t.Helper()
	event, err := sample.Options{LongEdge: 300}.Event(filepath.Join(c.dir, "photos"))
	if err != nil {
		c.t.Fatal(err)
	}
	photo := filepath.Base(event.Photos[0])
	c.say("init")
	c.say("add", event.Dirs[0])
	c.say("house", "credit=Báo Nhà", "sign.DNG=Đà Nẵng")
	c.say("find", "--limit", "2")
	c.say("find", "--count")
	c.say("counts", "rating:0")
	c.say("show", photo)
	c.say("set", photo, "headline=Thử", "people=A", "people=B")
	c.say("mark", photo, "rating=4", "color=2", "tag=yes", "reject=no")
	c.say("write", "--pending", "--sidecar")
	c.mayPrint("write", catalog.Written{Embedded: 1, Aside: []catalog.Failure{{}}, Beside: []catalog.Failure{{}}, Edit: 1})
	c.clashes(event.Dirs[0], photo)
	c.say("forget", photo)
	c.say("undo")
	c.say("redo")
	c.say("undo")
	c.say("history", photo)
	c.mayPrint("history", catalog.Counted{Changed: 1, Failed: []catalog.Failure{}, Edit: 1})
	c.table(photo)
	c.say("root list")
	c.say("story import", event.ArticleVI)
	c.say("story list")
	c.say("story suggest", "1")
	c.say("story check", "1")
	c.say("story place", "1", "1", photo, "--crop", "0.1,0,0.9,1", "--angle", "1.5")
	c.say("story set", "1", "year=2024")
	c.say("story set", "1", "--slot", "1", "credit=X")
	c.say("roster suggest", "1")
	c.say("story update", "1", event.ArticleVI, "--dry-run")
	c.say("story show", "1")
	c.say("collection new", "Trang nhất")
	c.say("collection new", "Cần nguồn", "--query", "credit:none")
	c.say("collection new", "Chọn sẵn", "--story", "1")
	c.say("collection add", "Trang nhất", photo)
	c.say("collection remove", "Trang nhất", photo)
	c.say("collection rename", "Trang nhất", "Trang bìa")
	c.say("collection set", "Cần nguồn", "query=credit:none")
	c.say("collection list")
	c.say("collection show", "Cần nguồn")
	c.say("collection delete", "Cần nguồn")
	c.roster(photo)
	c.event()
	c.batches(photo)
	c.say("story accept", "1", catalog.RuleSlotEmpty, "--slot", "2", "--reason", "thử")
	c.say("story export", "1", "--to", filepath.Join(c.dir, "out"), "--accept", "thử", "--preset", "thumb")
	c.say("export", photo, "--to", filepath.Join(c.dir, "out2"), "--preset", "thumb")
	c.say("version")
}

// table takes a headline from a table, trying it first.
func (c *ctl) table(photo string) {
	c.t.Helper()
	path := filepath.Join(c.dir, "captions.csv")
	if err := os.WriteFile(path, []byte("file,headline\n"+filepath.Base(photo)+",Từ bảng\n"), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.say("set", "--csv", path, "--dry-run")
	c.say("set", "--csv", path)
}

// batches uses a code file and a template, and finds and replaces.
func (c *ctl) batches(photo string) {
	c.t.Helper()
	codes, template := filepath.Join(c.dir, "codes.txt"), filepath.Join(c.dir, "template.xmp")
	if err := os.WriteFile(codes, []byte("hvn\tHoàng\nhvn\tHoàng Văn Nghiệm\n"), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.say("codes add", codes)
	c.say("codes list")
	c.mayPrint("codes", catalog.CodeFile{Error: "not there"})
	c.say("codes expand", "--photo", photo, "=hvn= {date}")
	c.say("template save", template, "--how", "append", "city={folder}")
	c.say("template show", template)
	c.say("template apply", template, photo, "--dry-run")
	c.say("template apply", template, photo)
	c.say("replace", "--dry-run", "từ bảng", "=hvn=", photo, "--field", "headline")
	c.say("replace", "từ bảng", "=hvn=", photo)
	c.say("codes remove", codes)
}

// roster reads a list of people, and does with them what can be done.
func (c *ctl) roster(photo string) {
	c.t.Helper()
	path := filepath.Join(c.dir, "people.csv")
	list := "code,name,office,from\na,Nông Văn Mẫu,Chủ tịch,2015\nb,Nông Văn Mẩu,,\n"
	if err := os.WriteFile(path, []byte(list), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.say("roster import", path, "--dry-run")
	c.say("roster import", path)
	c.say("roster list", "mau", "--on", "2018-10-31")
	c.say("roster show", "a", "--on", "2018-10-31")
	c.say("roster set", "a", "honorific=ông", "spellings=Mẫu Nông", "code=mau")
	c.say("roster bind", "mau", photo)
	c.say("roster likely", photo)
	c.say("roster export", filepath.Join(c.dir, "people.xlsx"))
	c.say("roster remove", "b")
}

// event makes an event with people, and takes the photos of its time.
func (c *ctl) event() {
	c.t.Helper()
	path := filepath.Join(c.dir, "guests.txt")
	if err := os.WriteFile(path, []byte("1. Nông Văn Mẫu – Chủ tịch\nDanh sách:\n"), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.say("event new", "Phiên chợ", "from=2000-01-01", "to=31/12/2040")
	c.say("event people", "Phiên chợ", path, "--dry-run")
	c.say("event people", "Phiên chợ", path, "--add")
	c.say("event offer", "Phiên chợ")
	c.say("event offer", "Phiên chợ", "--join")
	c.say("event set", "Phiên chợ", "name=Chợ phiên", "--in-photos")
	c.say("event show", "Chợ phiên")
	c.say("event list")
	c.say("event remove", "Chợ phiên")
}

// clashes changes a headline here and in the photo's sidecar.
func (c *ctl) clashes(dir, photo string) {
	c.t.Helper()
	sidecar := filepath.Join(dir, strings.TrimSuffix(photo, filepath.Ext(photo))+".xmp")
	text, err := os.ReadFile(sidecar)
	if err != nil {
		c.t.Fatal(err)
	}
	c.say("set", photo, "headline=Của tôi")
	if err := os.WriteFile(sidecar, bytes.ReplaceAll(text, []byte("Thử"), []byte("Của người khác")), 0o600); err != nil {
		c.t.Fatal(err)
	}
	c.say("add", dir)
	c.say("clash")
	c.say("clash", photo, "--take", "mine")
}

var (
	flag  = regexp.MustCompile(`--[a-z-]+`)
	plain = regexp.MustCompile(`^[a-z_]+$`)
	field = regexp.MustCompile(`^([a-z_]+)(\.[A-Z]+)?=`)
	term  = regexp.MustCompile(`^-?[a-z]+:`)
)

// TestTheCommandLineIsAsTheManualSays holds the manual against the real
// program.
func TestTheCommandLineIsAsTheManualSays(t *testing.T) {
	if testing.Short() {
		t.Skip("a short test builds no program")
	}
	c := newCtl(t)
	c.work()
	t.Run("code", c.code)
	t.Run("JSON", c.json)
	t.Run("whole", c.whole)
}

// code looks at all that stands as code.
func (c *ctl) code(t *testing.T) {
	names := c.names()
	each(t, func(t *testing.T, _ string, p assets.ManualPage) {
		c.t = t
		for _, s := range all(code, p.Text) {
			switch {
			case strings.HasPrefix(s, "cutlinectl "):
				c.verb(t, s)
			case strings.HasPrefix(s, "--"):
				if name := flag.FindString(s); !strings.Contains(c.help, name+" ") {
					t.Errorf("no verb has the flag %s", name)
				}
			case term.MatchString(s), strings.Contains(s, " | "), strings.HasPrefix(s, `"`):
				if _, note := c.run("find", "--count", "--", s); note != "" {
					t.Errorf("the search %q: %s", s, note)
				}
			case strings.HasPrefix(s, "{"): // a variable
				if _, note := c.run("codes", "expand", "--", s); note != "" {
					t.Errorf("%s: %s", s, note)
				}
			case plain.MatchString(s), strings.HasPrefix(s, "slot-"), strings.HasPrefix(s, "name-"):
				if !slices.Contains(names, s) && !accentless(s) {
					t.Errorf("nothing is called %q", s)
				}
			}
		}
	})
}

// json holds the keys that an item of the page of the command line names
// against what its verbs print.
func (c *ctl) json(t *testing.T) {
	each(t, func(t *testing.T, _ string, p assets.ManualPage) {
		if p.ID != "command-line" {
			t.Skip("it is about something else")
		}
		n := 0
		for line := range strings.Lines(p.Text) {
			verbs, keys, ok := strings.Cut(line, "JSON")
			if !ok || !strings.HasPrefix(line, "- ") {
				continue
			}
			var printed []string
			for _, s := range all(code, verbs) {
				for verb, k := range c.keys {
					if strings.HasPrefix(s, "cutlinectl "+verb) {
						printed = append(printed, k...)
					}
				}
			}
			for _, k := range all(code, keys) {
				n++
				if !slices.Contains(printed, k) {
					t.Errorf("no %q in what this prints: %s", k, verbs)
				}
			}
		}
		if n < 50 {
			t.Errorf("only %d keys were looked at", n)
		}
	})
}

// accentless tells the words that the page of search shows being found.
func accentless(s string) bool { return s == "kĩ" || s == "kỹ" }

// names are all names that may stand alone: keys of JSON, fields, rules,
// presets, folders of a package.
func (c *ctl) names() []string {
	out := []string{"error", "cutlinectl", "images", "thumbs", catalog.FieldCaption, catalog.FieldSign, catalog.FieldPlace, catalog.FieldDay,
		catalog.FieldMonth, catalog.FieldYear}
	for _, keys := range c.keys {
		out = append(out, keys...)
	}
	for _, f := range catalog.Fields {
		out = append(out, string(f.Name))
	}
	for _, r := range catalog.Rules {
		out = append(out, r.ID)
	}
	for _, k := range catalog.Kinds() {
		out = append(out, string(k))
	}
	for _, p := range catalog.Presets {
		out = append(out, p.Name)
	}
	return out
}

// verb holds a command of the manual against the help.
func (c *ctl) verb(t *testing.T, s string) {
	t.Helper()
	words := strings.Fields(s)[1:]
	name := words[0]
	if _, deeper := c.verbs[name+" "+second(words)]; deeper {
		name += " " + second(words)
	}
	help, ok := c.verbs[name]
	if !ok {
		t.Errorf("%q: there is no verb %q", s, name)
		return
	}
	for _, f := range flag.FindAllString(s, -1) {
		if !strings.Contains(help, f+" ") {
			t.Errorf("%q: %s has no flag %s", s, name, f)
		}
	}
	for _, w := range words[1:] {
		m := field.FindStringSubmatch(w)
		if m == nil {
			continue
		}
		_, known := catalog.FieldByName(catalog.FieldName(m[1]))
		if !known && !slices.Contains([]string{"rating", "color", "tag", "reject", "sign", catalog.FieldCodePage, catalog.FieldCollectionQuery,
			"clientname", "delimiter"}, m[1]) {
			t.Errorf("%q: there is no field %q", s, m[1])
		}
	}
}

func second(words []string) string {
	if len(words) > 1 {
		return words[1]
	}
	return ""
}

// whole finds what the program has and the page of the command line leaves
// out.
func (c *ctl) whole(t *testing.T) {
	each(t, func(t *testing.T, _ string, p assets.ManualPage) {
		if p.ID != "command-line" {
			t.Skip("it is about something else")
		}
		for verb, help := range c.verbs {
			if strings.HasPrefix(verb, "completion ") || verb == "" {
				continue
			}
			if !strings.Contains(help, "Available Commands:") && !strings.Contains(p.Text, "`cutlinectl "+verb) {
				t.Errorf("the verb %q is missing", verb)
			}
			for _, f := range flag.FindAllString(strings.Split(help, "Global Flags:")[0], -1) {
				if f != "--help" && !strings.Contains(p.Text, f) {
					t.Errorf("the flag %s of %q is missing", f, verb)
				}
			}
		}
		for _, f := range catalog.Fields {
			if !strings.Contains(p.Text, "`"+string(f.Name)+"`") {
				t.Errorf("the field %s is missing", f.Name)
			}
		}
		for _, r := range catalog.Rules {
			if !strings.Contains(p.Text, "`"+r.ID+"`") {
				t.Errorf("the rule %s is missing", r.ID)
			}
		}
	})
}
