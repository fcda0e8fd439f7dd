package catalog

import "testing"

func TestTypedDay(t *testing.T) {
	for _, tt := range []struct {
		typed       string
		first, last string
	}{
		{"31/10/2018", "2018-10-31", "2018-10-31"},
		{" 1.2.2019 ", "2019-02-01", "2019-02-01"},
		{"2018-10-31", "2018-10-31", "2018-10-31"},
		{"10/2018", "2018-10-01", "2018-10-31"},
		{"2/2020", "2020-02-01", "2020-02-29"},
		{"12/2018", "2018-12-01", "2018-12-31"},
		{"2018", "2018-01-01", "2018-12-31"},
		{"13/2018", "", ""}, {"tháng Mười", "", ""}, {"", "", ""}, {"18", "", ""}, {"1/2/3/2018", "", ""},
	} {
		for last, want := range map[bool]string{false: tt.first, true: tt.last} {
			if got, _ := TypedDay(tt.typed, last); got.String() != want {
				t.Errorf("%q, last %v, is %q, want %q", tt.typed, last, got, want)
			}
		}
	}
	if d, _ := TypedDay("31/2/2018", false); d.Valid() {
		t.Errorf("31/2/2018 is taken as the day %v", d)
	}
}
