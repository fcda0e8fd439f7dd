package export

import (
	"fmt"
	"strings"

	"cutline/catalog"
)

// A text is a file of the package that is no picture.
type text struct {
	name string
	data []byte
}

// texts makes everything of a package that people and programs read.
func (p Plan) texts(pics []made) ([]text, error) {
	v := p.view(pics)
	html, err := page(v)
	if err != nil {
		return nil, fmt.Errorf("make the page: %w", err)
	}
	ninjs, err := p.ninjs(v)
	if err != nil {
		return nil, fmt.Errorf("make story.json: %w", err)
	}
	return []text{
		{"index.html", html},
		{"article.txt", []byte(articleText(v))},
		{"captions.txt", []byte(captionsText(v))},
		{"story.json", ninjs},
	}, nil
}

// A view is a story as it is printed: page, texts and data show the same.
type view struct {
	Lang     string // "vi" or "en"
	Headline string
	Date     string // the page's day as a reader writes it, "" if unknown
	Place    string
	Lead     string
	Byline   string
	Blocks   []viewBlock
	words    words
}

// A viewBlock is a paragraph, a subhead or a figure.
type viewBlock struct {
	Subhead bool
	Text    string // "" for a figure
	Figure  *figure
}

// A figure is a picture as the page shows it.
type figure struct {
	N             int // its number in reading order, from 1
	Src           string
	Width, Height int
	Alt           string
	Caption       string
	Credit        string // "" if nobody is named
	CreditLabel   string // "Ảnh: "
	made          made
}

// words are the few the package says itself, in the article's language.
type words struct {
	credit, picture string
	weekdays        [7]string // from Sunday
}

func wordsOf(lang string) words {
	if lang == "en" {
		return words{"Photo", "Picture", [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}}
	}
	return words{"Ảnh", "Ảnh", [7]string{"Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"}}
}

func (p Plan) view(pics []made) view {
	a := p.story.Story.Article
	lang := a.Language
	if lang != "en" {
		lang = "vi"
	}
	v := view{Lang: lang, Headline: a.Headline, Place: a.Dateline.Place, Lead: a.Lead, Byline: a.Byline, words: wordsOf(lang)}
	v.Date = v.words.day(a.PageDate, lang)
	bySlot := map[int]made{}
	for _, m := range pics {
		bySlot[m.Slot] = m
	}
	n := 0
	for _, b := range a.Blocks {
		switch b.Type {
		case catalog.SlotBlock:
			m, ok := bySlot[b.Slot]
			if !ok {
				continue
			}
			n++
			v.Blocks = append(v.Blocks, viewBlock{Figure: v.figure(n, m)})
		default:
			if b.Text == "" { // somebody left a paragraph empty
				continue
			}
			v.Blocks = append(v.Blocks, viewBlock{Subhead: b.Type == catalog.Subhead, Text: b.Text})
		}
	}
	return v
}

func (v view) figure(n int, m made) *figure {
	shown := screen(m.out)
	f := &figure{
		N: n, Src: shown.Path, Width: shown.Width, Height: shown.Height,
		Caption: m.Caption.Text(catalog.Description),
		Credit:  m.Caption.Text(catalog.Credit), CreditLabel: v.words.credit + ": ",
		Alt: m.Caption.Text(catalog.AltText), made: m,
	}
	if f.Credit == "" {
		f.Credit = m.Caption.Text(catalog.Creator)
	}
	if f.Alt == "" {
		f.Alt = f.Caption
	}
	return f
}

// screen is the rendition a page shows: web if it was made, else the largest
// that no screen outgrows, else the first.
func screen(files []catalog.PackageFile) catalog.PackageFile {
	best := files[0]
	for _, f := range files {
		if f.Preset == "web" {
			return f
		}
		if f.Width <= 2400 && (best.Width > 2400 || f.Width > best.Width) {
			best = f
		}
	}
	return best
}

// day is a date as a reader writes it.
func (w words) day(d catalog.Date, lang string) string {
	if d.IsZero() || !d.Valid() || d.Year == 0 {
		return ""
	}
	weekday := w.weekdays[weekdayOf(d)]
	if lang == "en" {
		return fmt.Sprintf("%s, %d %s %d", weekday, d.Day, d.Month, d.Year)
	}
	return fmt.Sprintf("%s, %02d/%02d/%d", weekday, d.Day, int(d.Month), d.Year)
}

// articleText is the story for whoever pastes it: parts apart by empty lines,
// pictures where they stand.
func articleText(v view) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	add(v.Date)
	add(v.Headline)
	add(v.Lead)
	for _, b := range v.Blocks {
		if b.Figure == nil {
			add(b.Text)
			continue
		}
		add(fmt.Sprintf("[%s %d: %s]\n%s", v.words.picture, b.Figure.N, b.Figure.Src, b.Figure.lines()))
	}
	add(v.Byline)
	return strings.Join(parts, "\n\n") + "\n"
}

// captionsText lists the captions in reading order, with the files each
// belongs to.
func captionsText(v view) string {
	var b strings.Builder
	for _, bl := range v.Blocks {
		f := bl.Figure
		if f == nil {
			continue
		}
		if b.Len() > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%d.", f.N)
		for _, file := range f.made.out {
			fmt.Fprintf(&b, " %s", file.Path)
		}
		fmt.Fprintf(&b, "\n%s\n", f.lines())
	}
	return b.String()
}

// lines are the caption and, below it, the credit.
func (f *figure) lines() string {
	s := f.Caption
	if f.Credit != "" {
		if s != "" {
			s += "\n"
		}
		s += f.CreditLabel + f.Credit
	}
	return s
}
