package platform

import (
	"fmt"
	"os"
	"strings"
)

// ExitDisplayLost is the exit code of a program whose display went away.
const ExitDisplayLost = 3

// displayLostLine is what a crash log says of a display that went away.
const displayLostLine = "the display went away"

// DisplayLost reports whether a crash log is of a run whose display went
// away, and not of a fault in the program.
func DisplayLost(log string) bool {
	data, err := ReadFile(log)
	return err == nil && strings.Contains(string(data), headEnd+displayLostLine)
}

// lost saves what can be saved, says in the log and on standard error what
// happened, and ends the program: the toolkit cannot go on without a display.
// save must not wait for long: nobody can see that the program is there.
func lost(log *CrashLog, save func() error) {
	err := log.Note(displayLostLine + "; what was being typed is being saved")
	saved := "what was being typed is saved"
	if saveErr := save(); saveErr != nil {
		saved = "not all that was being typed could be saved: " + saveErr.Error()
	}
	if noteErr := log.Note(saved); err == nil {
		err = noteErr
	}
	fmt.Fprintln(os.Stderr, "cutline: "+displayLostLine+"; "+saved)
	if err != nil {
		fmt.Fprintln(os.Stderr, "cutline:", err)
	}
	os.Exit(ExitDisplayLost)
}
