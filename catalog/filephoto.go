package catalog

// A KnownFile is what the catalog remembers of a file, so that a second look
// at an unchanged one costs no reading. Times are nanoseconds since 1970.
type KnownFile struct {
	ID        PhotoID
	Size      int64
	ModTime   int64
	Others    int64 // Signature of the files beside it
	Offline   bool  // the file was gone when last looked for
	Forgotten bool
}

// A FilePhoto is what was read from one file: what store and ingest pass to
// each other.
type FilePhoto struct {
	// ID, when not 0, says that this is the known photo of that id, whose file
	// was moved here. Else the path and the content tell whose file it is.
	ID      PhotoID
	Root    int64
	Rel     string // path below the root, with slashes
	ModTime int64  // nanoseconds since 1970
	// Parts are the files beside the master that belong to the photo.
	Parts []Part
	// From says where the caption was read, by whom it was changed and when,
	// as far as the files tell: for people.
	From string
	// Photo is what the file says. Its ID, Path, revisions and Stories are not
	// looked at. Color0 0 keeps the colour that is known.
	Photo    Photo
	HasMarks bool // the file says something about Marks
	Named    bool // the user named the file itself: a forgotten photo comes back
}

// A Stored tells what became of FilePhotos.
type Stored struct {
	IDs                       []PhotoID // in the order given
	Added, Updated, Unchanged int
	Clashing                  int // photos with a field that both sides changed
}
