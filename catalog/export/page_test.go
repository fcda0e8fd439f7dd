package export

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"cutline/catalog"
)

func exportedPage(t *testing.T, s StoryInput) (dir, page string) {
	t.Helper()
	pkg := export(t, s, catalog.ExportOptions{To: t.TempDir(), Presets: []string{"web"}})
	data, err := os.ReadFile(filepath.Join(pkg.Path, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return pkg.Path, string(data)
}

func TestThePageLoadsNothingFromElsewhere(t *testing.T) {
	s := story(t)
	evil := `"><script src=https://evil.example/x.js></script><img src=x onerror=alert(1)> {{.}} javascript:alert(1)`
	s.Story.Article.Headline, s.Story.Article.Byline, s.Story.Article.Lead = evil, evil, evil
	s.Story.Article.Dateline.Place = evil
	s.Story.Article.Blocks[0].Text = evil
	s.Story.Slots[0].Caption, s.Story.Slots[0].Credit, s.Story.Slots[0].Alt = evil, evil, evil
	s.Findings = []catalog.Finding{{Slot: 1, Level: catalog.LevelError, Rule: catalog.RuleUnresolved, Args: []any{"{.}"}, Accepted: &catalog.Acceptance{Reason: "a test"}}}
	_, page := exportedPage(t, s)
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		tok := z.Token()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		switch tok.Data {
		case "script", "iframe", "object", "embed", "link", "base", "form", "a", "svg":
			t.Errorf("the page has a <%s>", tok.Data)
		}
		for _, a := range tok.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("<%s> has %s", tok.Data, a.Key)
			}
			if a.Key == "src" && !strings.HasPrefix(a.Val, "images/") {
				t.Errorf("<%s> loads %s", tok.Data, a.Val)
			}
		}
	}
	if strings.Contains(pageCSS, "url(") || strings.Contains(pageCSS, "@import") {
		t.Error("the style sheet loads something")
	}
}

func TestThePageShowsCreditAndAltTextOfEveryPicture(t *testing.T) {
	_, page := exportedPage(t, story(t))
	captions := regexp.MustCompile(`(?s)<figcaption>.*?</figcaption>`).FindAllString(page, -1)
	if len(captions) != 2 || !strings.Contains(captions[0], "Ảnh: Đinh Thử") || !strings.Contains(captions[1], "Ảnh: Báo Thử") {
		t.Errorf("the captions are %q", captions)
	}
	for _, want := range []string{`alt="Chợ phiên đông người"`, `alt="Một chiếc thuyền"`, `lang="vi"`, `width="1600" height="1067"`,
		"Chợ phiên Bản Thử &lt;đông&gt; &amp; vui", "<h2>Đường xuống chợ</h2>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
	if i, j := strings.Index(page, "<h2>"), strings.Index(page, "<figure>"); i < j {
		t.Error("the first picture does not stand before the subhead")
	}
}

func TestAnEnglishPageSpeaksEnglish(t *testing.T) {
	s := storyOf(t, 10)
	s.Story.Article.Language = "en"
	_, page := exportedPage(t, s)
	for _, want := range []string{`<html lang="en">`, "Photo: Báo Thử", "Sunday, 4 May 2031"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %s", want)
		}
	}
}

func TestThePolicyLetsTheStyleApply(t *testing.T) {
	_, page := exportedPage(t, story(t))
	if !strings.Contains(page, "<style>"+pageCSS+"</style>") {
		t.Error("the style sheet in the page is not the one whose hash the policy names")
	}
}

// A browser opens the page from the disk, shows both pictures, applies the
// style and runs nothing. CUTLINE_SHOTS keeps the pictures of it.
func TestABrowserOpensThePage(t *testing.T) {
	browser := tool(t, "chromium", "chromium-browser", "google-chrome")
	dir, page := exportedPage(t, story(t))
	shots := os.Getenv("CUTLINE_SHOTS")
	if shots == "" {
		shots = t.TempDir()
	}
	for _, look := range []struct{ name, flag string }{{"light", "--blink-settings=preferredColorScheme=1"}, {"dark", "--blink-settings=preferredColorScheme=0"}} {
		shot := filepath.Join(shots, look.name+".png")
		chromium(t, browser, look.flag, "--window-size=1200,2600", "--screenshot="+shot, "file://"+filepath.Join(dir, "index.html"))
		if st, err := os.Stat(shot); err != nil || st.Size() < 20_000 {
			t.Errorf("%s: no picture of the page: %v", look.name, err)
		}
	}
	if log := chromium(t, browser, "--enable-logging=stderr", "--v=0", "--dump-dom", "file://"+filepath.Join(dir, "index.html")); bytes.Contains(log, []byte("Content Security Policy")) {
		t.Errorf("the browser complains:\n%s", log)
	}
	// The page must look at its own state without a script of ours, so a copy
	// of it with one tells what the original shows.
	probe := strings.Replace(page, "default-src 'none';", "default-src 'none'; script-src 'unsafe-inline';", 1)
	probe = strings.Replace(probe, "</body>", `<script>onload=()=>{document.title=[...document.images].map(i=>i.complete&&i.naturalWidth).join()+"|"+getComputedStyle(document.querySelector(".lead")).fontWeight}</script></body>`, 1)
	if err := os.WriteFile(filepath.Join(dir, "probe.html"), []byte(probe), 0o644); err != nil {
		t.Fatal(err)
	}
	dom := chromium(t, browser, "--dump-dom", "file://"+filepath.Join(dir, "probe.html"))
	if !bytes.Contains(dom, []byte("<title>1600,800|600</title>")) {
		t.Errorf("the browser does not show both pictures with the style: %s", regexp.MustCompile(`<title>.*</title>`).Find(dom))
	}
}

func chromium(t *testing.T, browser string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--no-first-run", "--hide-scrollbars", "--user-data-dir=" + t.TempDir()}, args...)
	cmd := exec.CommandContext(ctx, browser, args...)
	cmd.WaitDelay = 5 * time.Second
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", browser, err, out)
	}
	return out
}
