package metadata

import (
	"strconv"
	"strings"

	"cutline/catalog"
	"cutline/catalog/metadata/iim"
	"cutline/catalog/metadata/xmp"
)

var (
	pmColor     = mechanic("ColorClass")
	pmTagged    = mechanic("Tagged")
	pmPrefs     = mechanic("Prefs")
	digiKamTags = xmp.Name{Space: "http://www.digikam.org/ns/1.0/", Prefix: "digiKam", Local: "TagsList"}
)

// rejectedStars keeps the stars of a rejected photo, for which xmp:Rating has
// no room.
var rejectedStars = xmp.Name{Space: whole.Space, Prefix: whole.Prefix, Local: "Stars"}

// iimPrefs is the dataset where Photo Mechanic keeps its marks.
const iimPrefs = 221

// labels are the colour classes by the labels programs write: Photo
// Mechanic's names, Lightroom's colours in each of its languages, since it
// writes the word on its screen, and Bridge's names.
var labels = map[string]int{
	"winner": 1, "winner alt": 2, "superior": 3, "superior alt": 4, "typical": 5, "typical alt": 6, "extras": 7, "trash": 8,
	"purple": 1, "red": 2, "orange": 3, "yellow": 4, "green": 5, "cyan": 6, "blue": 7, "gray": 8, "grey": 8,
	"to do": 1, "select": 2, "second": 4, "approved": 5, "review": 7,
	"lila": 1, "rot": 2, "gelb": 4, "grün": 5, "blau": 7, // German
	"violet": 1, "pourpre": 1, "rouge": 2, "jaune": 4, "vert": 5, "bleu": 7, // French
	"morado": 1, "púrpura": 1, "rojo": 2, "amarillo": 4, "verde": 5, "azul": 7, // Spanish
	"roxo": 1, "vermelho": 2, "amarelo": 4, // Portuguese; green and blue as in Spanish
	"viola": 1, "rosso": 2, "giallo": 4, "blu": 7, // Italian
	"paars": 1, "rood": 2, "geel": 4, "groen": 5, "blauw": 7, // Dutch
	"röd": 2, "gul": 4, "grön": 5, "blå": 7, // Swedish; purple as in German
	"パープル": 1, "レッド": 2, "イエロー": 4, "グリーン": 5, "ブルー": 7, // Japanese
	"자주": 1, "빨강": 2, "노랑": 4, "녹색": 5, "파랑": 7, // Korean
	"紫色": 1, "红色": 2, "黄色": 4, "绿色": 5, "蓝色": 7, // Chinese
	"紅色": 2, "黃色": 4, "綠色": 5, "藍色": 7, // as written in Taiwan
}

// labelOf are the labels we write, by colour class: Lightroom's words where it
// has one, since it shows no others in colour.
var labelOf = [9]string{"", "Purple", "Red", "Orange", "Yellow", "Green", "Cyan", "Blue", "Gray"}

// readMarks reads marks from XMP, or else from Photo Mechanic's dataset.
func (r *Read) readMarks(p packets, block iim.Block) {
	prefs := p.text(pmPrefs)
	if prefs == "" {
		if t := block.Texts(iimPrefs); len(t) > 0 {
			prefs = t[0]
		}
	}
	if f := strings.SplitN(prefs, ":", 4); len(f) >= 3 { // tagged:class:rating:frame
		r.Marks.Tagged = strings.TrimSpace(f[0]) == "1"
		r.Marks.Color = within(f[1], 8)
		r.Marks.Rating = within(f[2], 5)
		r.HasMarks = true
	}
	if s := p.text(xmpLabel); s != "" {
		if class, ok := labels[strings.ToLower(s)]; ok && r.Marks.Color == 0 {
			r.Marks.Color = class
		}
		r.HasMarks = true
	}
	if s := p.text(pmColor); s != "" {
		r.Marks.Color, r.HasMarks = within(s, 8), true
	}
	if s := p.text(pmTagged); s != "" {
		r.Marks.Tagged, r.HasMarks = strings.EqualFold(s, "true") || s == "1", true
	}
	if n, err := strconv.ParseFloat(p.text(xmpRating), 64); err == nil {
		r.Marks.Rejected = n < 0
		r.Marks.Rating = within(strconv.Itoa(int(min(max(n, 0), 5))), 5)
		if r.Marks.Rejected {
			r.Marks.Rating = within(p.text(rejectedStars), 5)
		}
		r.HasMarks = true
	}
}

// within reads a number from 0 to most; anything else is 0.
func within(s string, most int) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 || n > most {
		return 0
	}
	return n
}

// writeMarks makes the packet say m, touching only what says otherwise. It
// reports whether anything had to change.
func writeMarks(d *xmp.Doc, m catalog.Marks) bool {
	var now Read
	now.readMarks(packets{d}, iim.Block{})
	if now.Marks == m && (!d.Has(ps("Urgency")) || d.Has(xmpRating)) {
		return false // digiKam takes an urgency for a rating where there is none
	}
	rating, stars := m.Rating, ""
	if m.Rejected {
		if rating = -1; m.Rating > 0 {
			stars = strconv.Itoa(m.Rating)
		}
	}
	changed := setText(d, xmpRating, strconv.Itoa(rating))
	changed = setText(d, rejectedStars, stars) || changed
	if now.Marks.Color != m.Color {
		changed = setText(d, xmpLabel, labelOf[within(strconv.Itoa(m.Color), 8)]) || changed
	}
	if now.Marks.Color != m.Color || d.Has(pmColor) {
		changed = setText(d, pmColor, strconv.Itoa(m.Color)) || changed
	}
	if now.Marks.Tagged != m.Tagged || d.Has(pmTagged) {
		tagged := "False"
		if m.Tagged {
			tagged = "True"
		}
		changed = setText(d, pmTagged, tagged) || changed
	}
	if d.Has(pmPrefs) { // it would contradict the others
		d.Remove(pmPrefs)
		changed = true
	}
	return changed
}

// setText sets or, for "", removes a property whose text differs.
func setText(d *xmp.Doc, name xmp.Name, s string) bool {
	switch {
	case s == "" && !d.Has(name), s != "" && d.Text(name) == s:
		return false
	case s == "":
		d.Remove(name)
	default:
		d.SetText(name, s)
	}
	return true
}
