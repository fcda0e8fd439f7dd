package i18n

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"

	"cutline/assets"
)

// The languages.
const (
	Vietnamese = "vi"
	English    = "en"
)

// A Key names a text. Constants that are kept for later are written
// i18n.Key("…"), so that the test of this package finds them.
type Key string

// text is one text; one is set when it has a form for a single thing.
type text struct{ one, other string }

func (t *text) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '"' {
		return json.Unmarshal(b, &t.other)
	}
	var forms struct{ One, Other string }
	err := json.Unmarshal(b, &forms)
	t.one, t.other = forms.One, forms.Other
	return err
}

// Words is the texts of the language in use. It is used on the window's
// goroutine. Make it with New.
type Words struct {
	language string
	texts    map[Key]text
}

// New is the words of a language, Vietnamese or English.
func New(language string) (*Words, error) {
	w := &Words{}
	return w, w.Use(language)
}

// Use changes the language. On error the old one stays.
func (w *Words) Use(language string) error {
	texts, err := load(language)
	if err != nil {
		return err
	}
	w.language, w.texts = language, texts
	return nil
}

func load(language string) (map[Key]text, error) {
	files, err := assets.Translations(language)
	if err != nil {
		return nil, err
	}
	all := map[Key]text{}
	for name, data := range files {
		var part map[Key]text
		if err := json.Unmarshal(data, &part); err != nil {
			return nil, fmt.Errorf("read words of %s/%s: %w", language, name, err)
		}
		for k, t := range part {
			if _, twice := all[k]; twice {
				return nil, fmt.Errorf("read words of %s/%s: %q stands in two files", language, name, k)
			}
			all[k] = t
		}
	}
	return all, nil
}

// TellToolkit gives the window toolkit its own words ("OK", "Cancel") in the
// language in use. Call it before the window's parts are built.
func (w *Words) TellToolkit() error {
	data, err := assets.ToolkitWords(w.language)
	if err != nil {
		return err
	}
	// The toolkit knows only the system's language: ours goes by its name.
	if err := lang.AddTranslationsForLocale(data, lang.SystemLocale()); err != nil {
		return fmt.Errorf("give the toolkit its words in %q: %w", w.language, err)
	}
	return nil
}

// Language is the language in use.
func (w *Words) Language() string { return w.language }

// T is the text of key with its places filled; numbers among args are
// written as the language writes them. A key without a text is returned
// itself.
func (w *Words) T(key Key, args ...any) string {
	t, ok := w.texts[key]
	if !ok {
		return string(key)
	}
	return w.fill(t.other, args)
}

// N is T for n things: {n} in the text is n, and English has another text
// for one.
func (w *Words) N(key Key, n int, args ...any) string {
	t, ok := w.texts[key]
	if !ok {
		return string(key)
	}
	s := t.other
	if n == 1 && w.language == English && t.one != "" {
		s = t.one
	}
	return w.fill(strings.ReplaceAll(s, "{n}", w.Number(n)), args)
}

func (w *Words) fill(s string, args []any) string {
	if len(args) == 0 {
		return s
	}
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		v := fmt.Sprint(a)
		if n, ok := a.(int); ok {
			v = w.Number(n)
		}
		pairs = append(pairs, "{"+strconv.Itoa(i)+"}", v)
	}
	return strings.NewReplacer(pairs...).Replace(s)
}

// Number is n with its thousands set apart: 1.234 or 1,234.
func (w *Words) Number(n int) string {
	sep := ","
	if w.language == Vietnamese {
		sep = "."
	}
	s := strconv.Itoa(n)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + sep + s[i:]
	}
	return sign + s
}

// Bytes is a file's size as people read it: 312 kB, 1,4 MB or 1.4 MB.
func (w *Words) Bytes(n int) string {
	if n < 1_000_000 {
		return w.Number((n+500)/1000) + " kB"
	}
	return w.Number(n/1_000_000) + map[bool]string{true: ",", false: "."}[w.language == Vietnamese] + strconv.Itoa(n/100_000%10) + " MB"
}

// Degrees is an angle as people read it, with a proper minus: −1.5° or −1,5°.
func (w *Words) Degrees(a float64) string {
	s := strconv.FormatFloat(a, 'f', -1, 64)
	if w.language == Vietnamese {
		s = strings.Replace(s, ".", ",", 1)
	}
	return strings.Replace(s, "-", "−", 1) + "°"
}

// ISODate is a day that a person typed, in one of the forms of either
// language, as 2018-10-31; a text that is none is returned itself.
func (w *Words) ISODate(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	for _, form := range []string{"2006-1-2", "2/1/2006", "2-1-2006", "2.1.2006", "2 Jan 2006", "2 January 2006"} {
		if t, err := time.Parse(form, text); err == nil {
			return t.Format(time.DateOnly)
		}
	}
	return text
}

// Date is a day as the language writes it: 31/10/2018 or 31 Oct 2018.
func (w *Words) Date(t time.Time) string {
	if w.language == Vietnamese {
		return t.Format("02/01/2006")
	}
	return t.Format("2 Jan 2006")
}

// Month is a month as the language names it: Tháng 10 or October.
func (w *Words) Month(t time.Time) string {
	if w.language == Vietnamese {
		return "Tháng " + strconv.Itoa(int(t.Month()))
	}
	return t.Month().String()
}

// DayText is a day, a month or a year that is written 2018-10-31, 2018-10 or
// 2018; a text that is none is returned itself.
func (w *Words) DayText(text string) string {
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return w.Date(t)
	}
	if t, err := time.Parse("2006-01", text); err == nil {
		if w.language == Vietnamese {
			return strings.ToLower(w.Month(t)) + "/" + t.Format("2006")
		}
		return w.Month(t) + t.Format(" 2006")
	}
	return text
}
