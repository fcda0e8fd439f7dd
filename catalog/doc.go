// Package catalog is the vocabulary of the picture desk: photos and their
// captions, articles, and the stories that link the two. It performs no I/O.
//
//	photo      one frame: its master file and all the desk knows of it
//	master     the file the camera made; its pixels are never changed
//	caption    the text fields about a photo, as IPTC names them
//	field      one entry of a caption; the table is [Fields]
//	mark       rating, colour class, tag, reject
//	roster     people and the offices they hold, with dates
//	office     a person's post with its first and last day, long and short
//	article    a text: headline, date line, lead, paragraphs, byline
//	story      an article and the pictures chosen for it
//	slot       a place for a picture in a story, with its crop and caption
//	finding    what a check says of a slot: rule, level, the words it means
//	rendition  one resized, encoded picture made from a photo for a use
//	package    the folder a story is exported to
//	edit       any change in the catalog; each can be undone, for ever
//
// Units: a crop is in fractions of the upright photo and its angle in
// degrees, clockwise; sizes are in pixels; file sizes are in bytes; a capture
// time keeps the camera's zone if it gave one. All text inside the catalog is
// NFC with LF line ends.
package catalog
