package catalog

// FieldFile is the line of history that says that write-back changed the
// photo's file itself. It is no field of a photo.
const FieldFile = "file"

// WriteOptions shapes a write-back. The zero value writes sidecars.
type WriteOptions struct {
	// Embed writes into the files themselves where that is safe. The others
	// get a sidecar, and the report says why.
	Embed bool
	// Insist writes into files, too, that a person is asked about: signed ones,
	// and those with old texts in a code page that nobody names.
	Insist bool
	// KeepTimes leaves files with the time of change that they had.
	KeepTimes bool
	// Auto says that nobody asked for this write: Undo passes it over, since
	// it takes back the edit that was written instead.
	Auto bool
}

// Written is what write-back did.
type Written struct {
	Written   int       `json:"written"`
	Unchanged int       `json:"unchanged"`
	Failed    []Failure `json:"failed"`
	// Embedded counts those of Written whose caption is in the file itself.
	Embedded int `json:"embedded,omitempty"`
	// Aside are photos whose caption went to a sidecar though it was to go
	// into the file, and why. Refused: a person may insist.
	Aside []Failure `json:"aside,omitempty"`
	// Beside are photos whose captions went to sidecars though files were to be
	// written into, since theirs are of a kind that is not, here; and why.
	Beside []Failure `json:"beside,omitempty"`
	// Edit is what Undo takes back to have the files as they were; 0: none was
	// written into, or nobody asked for it.
	Edit EditID `json:"edit,omitempty"`
}

// WritePlan says what a write-back would do.
type WritePlan struct {
	Embed     int `json:"embed"`   // photos whose files would be written into
	Sidecar   int `json:"sidecar"` // photos whose captions would go to sidecars
	Unchanged int `json:"unchanged"`
}

// A WriteStep is a write-back into files that Undo or Redo would turn next.
type WriteStep struct {
	Edit   EditID // 0: the next step is none
	Photos []PhotoID
}
