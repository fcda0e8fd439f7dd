// Package captions shows the caption of one photo, or of many at once. Its
// Form is plain Go and knows what the user may not lose: which fields differ
// between the photos, which were typed in, and what a save would change. The
// Panel puts a Form on the screen and says what the user wishes.
//
// Units: lengths against a limit are bytes of UTF-8, as IPTC IIM counts.
package captions
