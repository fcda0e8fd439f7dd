package review

import (
	"strings"
	"unicode/utf8"

	"cutline/catalog"
	"cutline/catalog/caption"
)

func slotEmpty(p place) []catalog.Finding {
	if p.Photo != 0 {
		return nil
	}
	return []catalog.Finding{found(p.N, catalog.RuleSlotEmpty, p.N)}
}

func slotNoCaption(p place) []catalog.Finding {
	if strings.TrimSpace(p.Caption) != "" {
		return nil
	}
	return []catalog.Finding{found(p.N, catalog.RuleSlotNoCaption, p.N)}
}

// photoUnusable: the placed photo's file cannot be read whole, is not there,
// or was taken out of the catalog.
func photoUnusable(p place) []catalog.Finding {
	if p.Photo == 0 {
		return nil
	}
	name, why, vi, en := p.photo.File(), "", "", ""
	switch {
	case !p.known:
		name, why, vi, en = p.Photo.String(), "not in the catalog", "Ảnh không còn trong kho ảnh.", "Choose another photo."
	case p.photo.Forgotten:
		why, vi, en = "taken out of the catalog", "Ảnh đã bị bỏ khỏi kho ảnh.", "Choose another photo."
	case p.photo.State == catalog.Offline:
		why, vi, en = "offline", "Không thấy tệp: ổ đĩa chưa cắm, hoặc tệp đã được dời đi.", "Its file is not there: the drive is not connected, or the file was moved."
	case p.photo.State == catalog.Damaged:
		if why = p.photo.Problem; why == "" {
			why = "damaged"
		}
		vi, en = "Tệp ảnh bị hỏng; hãy chép lại từ máy ảnh hoặc bản sao.", "The file is damaged: copy it again from the camera or a backup."
	default:
		return nil
	}
	f := found(p.N, catalog.RulePhotoUnusable, name, why)
	f.AddVI, f.AddEN = vi, en
	return []catalog.Finding{f}
}

// noCredit: the picture would be printed with nobody named under it.
func noCredit(p place) []catalog.Finding {
	if !p.known {
		return nil
	}
	for _, s := range []string{p.Credit, p.photo.Caption.Text(catalog.Credit), p.photo.Caption.Text(catalog.Creator),
		p.house.Credit, p.house.Creator} {
		if strings.TrimSpace(s) != "" {
			return nil
		}
	}
	return []catalog.Finding{found(p.N, catalog.RuleNoCredit, p.N)}
}

// outgoing are the texts that leave with the slot's picture and that somebody
// wrote, by field: the story's words where it has some, else the photo's.
func (p place) outgoing() []outText {
	own := map[catalog.FieldName]string{
		catalog.Description: p.Caption, catalog.Credit: p.Credit, catalog.AltText: p.Alt,
	}
	var out []outText
	for _, f := range catalog.Fields {
		where, texts := "photo", []string{}
		v := p.photo.Caption[f.Name]
		switch {
		case f.Name == catalog.Description || own[f.Name] != "":
			where, texts = "caption", []string{own[f.Name]}
		case !f.Panel && f.Name != catalog.Title && f.Name != catalog.Source:
			continue // not printed; the gate looks at it when it leaves
		default:
			texts = append(append(texts, v.Text), v.List...)
		}
		for _, t := range texts {
			if t != "" {
				out = append(out, outText{f, where, t})
			}
		}
	}
	return out
}

type outText struct {
	field catalog.Field
	where string
	text  string
}

// unresolved: a code, a variable or TK still stands in what will be printed.
func unresolved(p place) []catalog.Finding {
	var out []catalog.Finding
	for _, o := range p.outgoing() {
		for _, w := range caption.Unresolved(o.text, p.house.CodeDelimiter()) {
			f := found(p.N, catalog.RuleUnresolved, w)
			f.Quotes = []catalog.Quote{quote(o.where, w)}
			out = append(out, f)
		}
	}
	return out
}

// iimCut: a text is longer than its old IPTC twin can hold. XMP keeps it whole.
func iimCut(p place) []catalog.Finding {
	var out []catalog.Finding
	for _, o := range p.outgoing() {
		if o.field.IIM == 0 || len(o.text) <= o.field.IIM {
			continue
		}
		end := o.field.IIM
		for end > 0 && !utf8.RuneStart(o.text[end]) {
			end--
		}
		f := found(p.N, catalog.RuleIIMCut, string(o.field.Name), o.field.IIM)
		f.Quotes = []catalog.Quote{quote(o.where, o.text[end:])}
		out = append(out, f)
	}
	return out
}
