package catalog

import "errors"

// Progress says how far a job is.
type Progress struct {
	Done, Total int    // Total 0: not known yet
	Item        string // what is in hand, for people
}

// A ProgressFunc hears of progress. It is called by one goroutine at a time
// and must return at once. A nil one may be told.
type ProgressFunc func(Progress)

// Report tells f, if there is one.
func (f ProgressFunc) Report(p Progress) {
	if f != nil {
		f(p)
	}
}

// A Failure is one thing that could not be done: the others went on.
type Failure struct {
	Path  string `json:"path"`
	Error string `json:"error"`
	// Refused says that a check stood in the way, not an accident.
	Refused bool `json:"-"`
}

// NewFailure tells that path could not be done, and whether a check refused it.
func NewFailure(path string, err error) Failure {
	return Failure{Path: path, Error: err.Error(), Refused: errors.Is(err, ErrRefused)}
}

// A Report is what a job did. Its zero value has done nothing.
type Report struct {
	Done   int
	Failed []Failure
}

// Fail records that path could not be done.
func (r *Report) Fail(path string, err error) {
	r.Failed = append(r.Failed, NewFailure(path, err))
}

// Added is what `add` did.
type Added struct {
	Added     int       `json:"added"` // damaged photos among them
	Updated   int       `json:"updated"`
	Unchanged int       `json:"unchanged"`
	Failed    []Failure `json:"failed"` // files not cataloged
	Seconds   float64   `json:"seconds"`
	// Missing counts photos of these folders whose files are gone: they are
	// offline now. Ask is set when they were so many that nothing was marked.
	Missing int `json:"missing"`
	// Clashing counts photos with a field that the desk and another program
	// both changed: it waits for a choice.
	Clashing int    `json:"clashing"`
	Ask      string `json:"ask,omitempty"`
	// Notes say what else the user should know: a folder that took no marker.
	Notes []string `json:"notes,omitempty"`
}

// Counted is what a change of many photos did.
type Counted struct {
	Changed int       `json:"changed"`
	Failed  []Failure `json:"failed"`
	Edit    EditID    `json:"edit,omitempty"`
}
