package sqlite

import "testing"

func TestVersionLess(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same", "3.51.3", "3.51.3", false},
		{"older patch", "3.51.2", "3.51.3", true},
		{"older minor of more digits", "3.9.12", "3.51.3", true},
		{"newer minor", "3.54.1", "3.51.3", false},
		{"no patch", "3.51", "3.51.3", true},
		{"newer major", "4.0.0", "3.51.3", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := versionLess(tt.a, tt.b); got != tt.want {
				t.Errorf("versionLess(%q, %q) = %v", tt.a, tt.b, got)
			}
		})
	}
}
