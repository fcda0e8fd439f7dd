package export

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"time"

	"cutline/catalog"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// page is index.html: captions are text in it, whatever they hold, and its
// policy lets a browser load nothing but the pictures beside it.
func page(v view) ([]byte, error) {
	t, err := template.New("page").Parse(pageHTML)
	if err != nil {
		return nil, err
	}
	hash := sha256.Sum256([]byte(pageCSS))
	var b bytes.Buffer
	err = t.Execute(&b, struct {
		view
		CSS   template.CSS
		Style string // the hash that lets this style sheet, and no other, apply
	}{v, template.CSS(pageCSS), base64.StdEncoding.EncodeToString(hash[:])})
	return b.Bytes(), err
}

func weekdayOf(d catalog.Date) time.Weekday {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC).Weekday()
}
