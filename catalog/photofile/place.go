package photofile

import "strconv"

// at is an offset as it is read best: "at 4,212".
func at(off int64) string {
	s := strconv.FormatInt(off, 10)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return "at " + s
}
