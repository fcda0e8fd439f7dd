package articles

import (
	"strings"
	"unicode"

	"cutline/catalog"
	"cutline/catalog/names"
)

// arrange gives each block its part in the article.
func arrange(blocks []block) catalog.Article {
	var w writer
	blocks = w.tail(w.head(blocks))
	leads := false // the lead is a sentence: the text has some
	for _, b := range blocks {
		leads = leads || ended(b.text())
	}
	w.gaps = gapsMark(blocks)
	for i, b := range blocks {
		w.last = i > 0 && i == len(blocks)-1
		w.body(b, leads)
	}
	for i := range w.a.Blocks {
		if b := &w.a.Blocks[i]; b.Type == catalog.SlotBlock && b.Credit == "" {
			b.Credit = w.credit
		}
	}
	return w.a
}

// A writer puts an article together.
type writer struct {
	a      catalog.Article
	credit string // of every picture that names none: "Bài, ảnh: …"
	slots  int
	lead   bool // the lead was read
	gaps   bool // a wider gap stands above captions and nothing else
	last   bool // the block is the last of the text
	list   bool // a text that ends with a colon announced what follows
}

// head reads what stands above the lead, and returns the rest.
func (w *writer) head(blocks []block) []block {
	for len(blocks) > 0 {
		text := blocks[0].text()
		switch {
		case w.date(text):
		case w.a.Headline == "" && isKicker(text) && headlineFirst(blocks[1:]):
		case w.a.Headline == "":
			w.a.Headline = text
		case len(blocks) > 1 && w.a.Byline == "" && isByline(text) && (isLabelled(text) || names.IsName(text)):
			w.byline(text)
		default:
			return blocks
		}
		blocks = blocks[1:]
	}
	return nil
}

// date takes a line that holds the page's date, and perhaps the writer.
func (w *writer) date(text string) bool {
	date, rest, ok := pageDate(text)
	if !ok {
		return false
	}
	if rest != "" {
		if w.a.Byline != "" || !isByline(rest) {
			return false
		}
		w.byline(rest)
	}
	if w.a.PageDate.IsZero() {
		w.a.PageDate = date
	}
	return true
}

// tail takes the writer and the date off the end.
func (w *writer) tail(blocks []block) []block {
	for n := 0; n < 3 && len(blocks) > 1; n++ {
		last := blocks[len(blocks)-1]
		text := last.text()
		switch {
		case w.date(text):
		case isCreditLine(text) && !isCaption(blocks[len(blocks)-2]):
			if w.credit == "" {
				_, w.credit, _ = cutCredit(text)
			}
		case w.a.Byline == "" && isByline(text):
			w.byline(text)
		default:
			return blocks
		}
		blocks = blocks[:len(blocks)-1]
	}
	return blocks
}

func (w *writer) byline(text string) {
	label, name := cutLabel(withoutDuty(text))
	w.a.Byline = name
	if strings.Contains(label, "ảnh") || strings.Contains(label, "photo") {
		w.credit = name
	}
}

// body puts a block into the article. With leads, some block is a sentence,
// and the lead will be one.
func (w *writer) body(b block, leads bool) {
	text := b.text()
	above := !w.lead && leads && !ended(text)
	switch {
	case w.lead && w.inList(b):
		w.a.Blocks = append(w.a.Blocks, catalog.Block{Type: catalog.Paragraph, Text: text})
	case isCaption(b), above && len(names.Find(text)) > 0, w.lead && w.captionByPlace(b):
		w.caption(b)
	case above && isSubhead(b):
		w.a.Blocks = append(w.a.Blocks, catalog.Block{Type: catalog.Subhead, Text: text})
	case !w.lead:
		w.a.Lead, w.lead = text, true
	case isSubhead(b) && !w.last: // at the end it would head nothing
		w.a.Blocks = append(w.a.Blocks, catalog.Block{Type: catalog.Subhead, Text: text})
	default:
		w.a.Blocks = append(w.a.Blocks, catalog.Block{Type: catalog.Paragraph, Text: text})
	}
}

// inList reports whether b is one of several things listed: it begins with a
// dash or a number, or it ends without a full stop below a text that ends
// with a colon, and neither credit nor gap makes it a caption.
func (w *writer) inList(b block) bool {
	text := b.text()
	before := w.a.Lead
	if n := len(w.a.Blocks); n > 0 {
		before = w.a.Blocks[n-1].Text
		w.list = w.list && w.a.Blocks[n-1].Type == catalog.Paragraph
	}
	w.list = strings.HasSuffix(before, ":") || w.list && !ended(before)
	if _, _, credited := cutCredit(text); credited || b.gap > b.wide {
		return false
	}
	return isItem(text) || w.list && (!ended(text) || strings.HasSuffix(text, ";")) && !w.last
}

// isItem reports whether s begins as an item of a list does.
func isItem(s string) bool {
	for _, mark := range []string{"- ", "– ", "— ", "+ ", "* ", "• ", "· ", "▪ ", "✔ ", "> "} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}

// captionByPlace reports whether b, which does not read as a caption, stands
// where only one can: below the gap of captions, or, without a full stop, at
// the end, where a subhead would head nothing.
func (w *writer) captionByPlace(b block) bool {
	text := b.text()
	if len(text) > 600 || strings.HasSuffix(text, ":") {
		return false
	}
	return w.gaps && b.gap > b.wide || w.last && !ended(text) && wordCount(text) >= 6 && !strings.Contains(text, ". ")
}

// gapsMark reports whether two blocks and more stand below a wider gap, and
// all of those are as short as captions are: the gap is how this text sets its
// captions apart.
func gapsMark(blocks []block) bool {
	n := 0
	for i, b := range blocks {
		if i == 0 || b.gap <= b.wide {
			continue
		}
		body, _, _ := cutCredit(b.text())
		if len(body) > 600 || wordCount(body) > 45 || strings.Contains(strings.TrimRight(body, ". "), ". ") || !isCaption(b) && wordCount(body) < 6 {
			return false
		}
		n++
	}
	return n >= 2
}

// caption makes a slot of b; a line that is a credit alone goes to the slot
// before it.
func (w *writer) caption(b block) {
	text, credit, _ := cutCredit(b.text())
	if last := len(w.a.Blocks) - 1; text == "" && last >= 0 && w.a.Blocks[last].Type == catalog.SlotBlock && w.a.Blocks[last].Credit == "" {
		w.a.Blocks[last].Credit = credit
		return
	}
	w.slots++
	w.a.Blocks = append(w.a.Blocks, catalog.Block{Type: catalog.SlotBlock, Text: text, Slot: w.slots, Credit: credit})
}

// isByline reports whether s, alone at an end of the text, names its writer.
func isByline(s string) bool {
	s = withoutDuty(s)
	if len(s) > 120 || wordCount(s) > 9 || ended(strings.TrimSuffix(s, ")")) && !isLabelled(s) {
		return false
	}
	if isLabelled(s) {
		return true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,-–—/&()|", r) })
	if len(words) == 0 || len(words) > 8 {
		return false
	}
	capitals := 0
	for _, word := range words {
		switch first := []rune(word)[0]; {
		case word == "và" || word == "and" || word == "theo" || word == "of":
		case !unicode.IsUpper(first):
			return false
		default:
			capitals++
		}
	}
	return capitals > 0 && !isTitle(s)
}

// withoutDuty cuts "(thực hiện)" and the like off a writer's name.
func withoutDuty(s string) string {
	for _, duty := range []string{"(thực hiện)", "(tổng hợp)", "(ghi)", "(thực hiện, ảnh)", "(biên dịch)", "(lược dịch)", "(sưu tầm)", "(T/h)", "(t/h)"} {
		if name, ok := strings.CutSuffix(s, duty); ok && strings.TrimSpace(name) != "" {
			return strings.TrimSpace(name)
		}
	}
	return s
}

// isTitle reports whether capitalised words are more likely a subhead than a
// name: one word with small letters alone.
func isTitle(s string) bool {
	return !strings.ContainsAny(s, " ") && strings.ToUpper(s) != s
}

// labels stand before a writer's name, small and in full.
var labels = []string{
	"bài và ảnh", "bài, ảnh", "bài - ảnh", "bài – ảnh", "bài-ảnh", "bài, ảnh, video", "bài và ảnh, clip", "tin, ảnh", "tin và ảnh", "tin - ảnh", "tin - bài", "tin, bài",
	"tin, bài, ảnh", "ảnh và bài", "bài viết", "bài", "tin", "thực hiện", "tác giả", "phóng viên", "nguồn", "người viết", "biên dịch",
	"text and photos", "story and photos", "words and photos", "story and photo", "text and photo", "story", "text", "words", "reported by", "written by", "author", "source", "reporter",
}

// cutLabel parts "Bài, ảnh: Tên" into the label, in small letters, and the
// name. "By" needs no colon. "Theo …" stays whole.
func cutLabel(s string) (label, name string) {
	lower := strings.ToLower(s)
	for _, by := range []string{"story and photos by ", "text and photos by ", "words and photos by ", "reported by ", "written by ", "story by ", "text by ", "by "} {
		if strings.HasPrefix(lower, by) && len(s) > len(by) {
			return strings.TrimSpace(lower[:len(by)]), strings.TrimSpace(s[len(by):])
		}
	}
	before, after, ok := strings.Cut(s, ":")
	if !ok || strings.TrimSpace(after) == "" {
		return "", s
	}
	before = strings.ToLower(strings.TrimSpace(before))
	for _, l := range labels {
		if before == l {
			return before, strings.TrimSpace(after)
		}
	}
	return "", s
}

// isLabelled reports whether s is a writer's line by its first words.
func isLabelled(s string) bool {
	if len(s) > 120 || wordCount(s) > 10 {
		return false
	}
	label, _ := cutLabel(s)
	return label != "" || strings.HasPrefix(s, "Theo ") && wordCount(s) <= 5 && !ended(s)
}
