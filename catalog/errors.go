package catalog

import (
	"errors"
	"fmt"
	"strings"
)

// Errors a caller may act on. They are wrapped with what was being done, to
// what; test with errors.Is.
var (
	// ErrNotFound: no photo, story or folder of that name.
	ErrNotFound = errors.New("not found")
	// ErrChanged: somebody else changed the same field since it was read.
	ErrChanged = errors.New("changed meanwhile")
	// ErrNotCatalog: the folder exists but is no Cutline catalog.
	ErrNotCatalog = errors.New("not a Cutline catalog")
	// ErrNewer: the catalog was made by a newer version of Cutline.
	ErrNewer = errors.New("made by a newer version of Cutline")
	// ErrExists: what was to be made is already there.
	ErrExists = errors.New("already there")
	// ErrRefused: a check refused it; see the findings.
	ErrRefused = errors.New("refused by a check")
	// ErrUsage: the request makes no sense as given (wrong field, bad value).
	ErrUsage = errors.New("wrong usage")
	// ErrNothing: there is nothing to undo or redo.
	ErrNothing = errors.New("nothing to undo or redo")
	// ErrOffline: the master's folder or drive is not there now.
	ErrOffline = errors.New("offline")
)

// Ambiguous is the error for a name that several photos or people bear.
type Ambiguous struct {
	Name       string
	Candidates []string // "id path" of each photo of that name, or each person with code and offices
	People     bool     // it is a name of people
}

func (e *Ambiguous) Error() string {
	if e.People {
		return fmt.Sprintf("%q is the name of %d people; give a code: %s", e.Name, len(e.Candidates), strings.Join(e.Candidates, "; "))
	}
	return fmt.Sprintf("%q is the name of %d photos; give an id or a path: %s",
		e.Name, len(e.Candidates), strings.Join(e.Candidates, "; "))
}

// Is makes an ambiguous name a matter of wrong usage.
func (e *Ambiguous) Is(target error) bool { return target == ErrUsage }

// A Clash is the error for a field that somebody else changed since the edit
// was begun. Both values are kept so that a person can choose.
type Clash struct {
	Target       Target
	Field        string
	Theirs, Ours Value
}

func (e *Clash) Error() string {
	switch e.Field {
	case FieldBlocks, FieldPeople, FieldAccepted, FieldParsed: // not for people to read
		return fmt.Sprintf("%s of %s changed meanwhile; look at it again", e.Field, e.Target)
	}
	return fmt.Sprintf("%s of %s was changed meanwhile to %q; yours: %q", e.Field, e.Target, e.Theirs, e.Ours)
}

// Is makes a clash an ErrChanged.
func (e *Clash) Is(target error) bool { return target == ErrChanged }

// Refused is the error for an export that findings of level error forbid.
type Refused struct {
	Findings []Finding
}

func (e *Refused) Error() string {
	var s []string
	for _, f := range e.Findings {
		s = append(s, f.Message(English))
	}
	return "refused by a check: " + strings.Join(s, "; ")
}

// Is makes it an ErrRefused.
func (e *Refused) Is(target error) bool { return target == ErrRefused }
