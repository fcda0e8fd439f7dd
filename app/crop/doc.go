// Package crop lets a person choose what is shown of a photo: a frame over
// the picture that is moved and drawn larger or smaller by mouse or keys,
// freely or in a fixed shape. It decides nothing: it shows a crop and reports
// the one a person made.
//
// Units: a [Frame] is in whole pixels of the master (the photo as it will be
// cut), so that shapes are those of pixels and nothing drifts; a
// [catalog.Crop] is in fractions of it. Places on the screen are in layout
// units.
package crop
