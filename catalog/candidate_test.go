package catalog

import (
	"testing"
	"time"
)

func TestReasonsSayTimesAsPeopleDo(t *testing.T) {
	for _, tt := range []struct {
		name   string
		apart  time.Duration
		vi, en string
	}{
		{"at once", 0, "chụp cách IMG_2.jpg chưa đầy một phút", "taken less than a minute from IMG_2.jpg"},
		{"minutes", 25 * time.Minute, "chụp cách IMG_2.jpg 25 phút", "taken 25 min from IMG_2.jpg"},
		{"hours", 2 * time.Hour, "chụp cách IMG_2.jpg 2 giờ", "taken 2 h from IMG_2.jpg"},
		{"both", 151 * time.Minute, "chụp cách IMG_2.jpg 2 giờ 31 phút", "taken 2 h 31 min from IMG_2.jpg"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := Reason{Kind: ReasonHour, Args: []any{tt.apart, "IMG_2.jpg"}}
			if vi, en := r.Text(Vietnamese), r.Text(English); vi != tt.vi || en != tt.en {
				t.Errorf("%q and %q, want %q and %q", vi, en, tt.vi, tt.en)
			}
		})
	}
}
