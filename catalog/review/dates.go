package review

import (
	"fmt"
	"strings"
	"time"

	"cutline/catalog"
	"cutline/catalog/names"
)

// dateDisagrees: the photo was taken on another day than the one the date
// line gives. A year that was guessed proves nothing, so then only day and
// month are compared; and a day that caption or article name is none to
// wonder about.
func dateDisagrees(p place) []catalog.Finding {
	d, taken := p.story.Article.Dateline, p.photo.Captured.Day()
	if !p.known || d.Day == 0 || d.Month == 0 || taken.IsZero() {
		return nil
	}
	want := catalog.Date{Day: d.Day, Month: time.Month(d.Month)}
	if d.YearCertain {
		want.Year = d.Year
	}
	if agrees(taken, want) {
		return nil
	}
	for _, t := range append([]string{p.Caption}, p.text.texts...) {
		for _, day := range names.Days(t) {
			if same := agrees(taken, day.Date); same && (day.Date.Year != 0 || !d.YearCertain || taken.Year == d.Year) {
				return nil
			}
		}
	}
	f := found(p.N, catalog.RuleDateDisagrees, taken, want)
	f.Quotes = []catalog.Quote{quote("photo", p.photo.Captured.String()), quote("article", datelineWords(d, want.In(catalog.Vietnamese)))}
	return []catalog.Finding{f}
}

// yearUncertain: the date line says no year. A placed photo taken on its day
// settles it.
func yearUncertain(in Input) []catalog.Finding {
	d := in.Story.Article.Dateline
	if d.Day == 0 || d.Month == 0 || d.YearCertain {
		return nil
	}
	day := datelineWords(d, catalog.Date{Day: d.Day, Month: time.Month(d.Month)}.In(catalog.Vietnamese))
	f := found(0, catalog.RuleYearUncertain, day, strings.TrimSuffix(d.Why, ".")+".")
	if d.Why == "" {
		f.Args[1] = "–"
	}
	f.Quotes = []catalog.Quote{quote("article", day)}
	year, slots, split := 0, "", false
	for _, sl := range in.Story.Slots {
		taken := in.Photos[sl.Photo].Captured.Day()
		if taken.IsZero() || !agrees(taken, catalog.Date{Day: d.Day, Month: time.Month(d.Month)}) {
			continue
		}
		split = split || year != 0 && year != taken.Year
		year = taken.Year
		if slots != "" {
			slots += ", "
		}
		slots += fmt.Sprint(sl.N)
		f.Quotes = append(f.Quotes, quote("photo", in.Photos[sl.Photo].Captured.String()))
	}
	switch {
	case split:
		f.AddVI = fmt.Sprintf("Ảnh ở các ô %s chụp đúng ngày đó nhưng khác năm.", slots)
		f.AddEN = fmt.Sprintf("The photos in slots %s were taken on that day of different years.", slots)
	case year != 0:
		f.AddVI = fmt.Sprintf("Ảnh ở ô %s chụp ngày %02d/%02d/%d: năm là %d.", slots, d.Day, d.Month, year, year)
		subject := "The photo in slot " + slots + " was"
		if strings.Contains(slots, ",") {
			subject = "The photos in slots " + slots + " were"
		}
		f.AddEN = fmt.Sprintf("%s taken on %s, which settles it: the year is %d.", subject, catalog.Date{Year: year, Month: time.Month(d.Month), Day: d.Day}.In(catalog.English), year)
	}
	return []catalog.Finding{f}
}

// agrees reports whether day is the date, whose year may be unsaid.
func agrees(day, date catalog.Date) bool {
	return day.Day == date.Day && day.Month == date.Month && (date.Year == 0 || day.Year == date.Year)
}

// datelineWords are the date line's own words, if it kept them.
func datelineWords(d catalog.Dateline, otherwise string) string {
	if d.Text != "" {
		return d.Text
	}
	return otherwise
}
