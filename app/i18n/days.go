package i18n

import (
	"fmt"
	"time"
)

// LongDate is a day with its weekday, as a line above photos has it: Thứ tư,
// 31/10/2018 or Wednesday, 31 October 2018.
func (w *Words) LongDate(t time.Time) string {
	if w.language != Vietnamese {
		return t.Format("Monday, 2 January 2006")
	}
	day := [...]string{"Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"}[t.Weekday()]
	return fmt.Sprintf("%s, %s", day, t.Format("02/01/2006"))
}
