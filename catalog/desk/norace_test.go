//go:build !race

package desk_test

import "time"

// slower is how much slower the race detector makes a test.
const slower time.Duration = 1
