package viewer

import (
	"image"
	"math"
)

// A View is how much of a photo is seen, and which part. The zero View is all
// of it, fitted.
type View struct {
	Scale float64 // pixels of the screen to one of the photo; 0: fitted
	X, Y  float64 // what is in the middle of the place, in fractions of the photo
}

// steps are the scales that may be chosen beside fitted.
func steps() []float64 { return []float64{.5, 1, 2, 4} }

// Fitted reports whether all of the photo is seen.
func (v View) Fitted() bool { return v.Scale == 0 }

// fitted is the scale at which the photo just fits into its place.
func fitted(photo, place image.Point) float64 {
	if photo.X < 1 || photo.Y < 1 {
		return 1
	}
	return min(float64(place.X)/float64(photo.X), float64(place.Y)/float64(photo.Y))
}

// scale is the scale at which the photo is seen.
func (v View) scale(photo, place image.Point) float64 {
	if v.Scale == 0 {
		return fitted(photo, place)
	}
	return v.Scale
}

// lies is where the photo lies, from the place's upper left corner: it may
// reach beyond the place. What is smaller than the place is in its middle.
func (v View) lies(photo, place image.Point) image.Rectangle {
	s := v.scale(photo, place)
	size := image.Pt(max(1, round(float64(photo.X)*s)), max(1, round(float64(photo.Y)*s)))
	at := image.Pt(begin(v.X, size.X, place.X), begin(v.Y, size.Y, place.Y))
	return image.Rectangle{Min: at, Max: at.Add(size)}
}

// begin is where a line of that length begins in a room, when that fraction
// of it is in the middle of the room, as far as nothing is left empty.
func begin(fraction float64, length, room int) int {
	if length <= room {
		return (room - length) / 2
	}
	return min(0, max(room-length, round(float64(room)/2-fraction*float64(length))))
}

// seeing is the view in which the photo, that large, lies there.
func seeing(scale float64, lies image.Rectangle, place image.Point) View {
	return View{scale, (float64(place.X)/2 - float64(lies.Min.X)) / float64(lies.Dx()),
		(float64(place.Y)/2 - float64(lies.Min.Y)) / float64(lies.Dy())}
}

// zoomed is the view at another scale; the point of the photo under p stays
// there. A scale that is no larger than fitted, of a photo larger than its
// place, is fitted.
func (v View) zoomed(scale float64, p, photo, place image.Point) View {
	if scale == 0 {
		return View{}
	}
	old := v.lies(photo, place)
	part := func(p, from, length int) float64 { return min(1, max(0, float64(p-from)/float64(length))) }
	fx, fy := part(p.X, old.Min.X, old.Dx()), part(p.Y, old.Min.Y, old.Dy())
	size := image.Pt(max(1, round(float64(photo.X)*scale)), max(1, round(float64(photo.Y)*scale)))
	at := image.Pt(round(float64(p.X)-fx*float64(size.X)), round(float64(p.Y)-fy*float64(size.Y)))
	return seeing(scale, image.Rectangle{Min: at, Max: at.Add(size)}, place).settled(photo, place)
}

// settled is the view with nothing left empty that could be filled.
func (v View) settled(photo, place image.Point) View {
	if v.Scale == 0 {
		return View{}
	}
	return seeing(v.Scale, v.lies(photo, place), place)
}

// moved is the view after the photo was moved by d.
func (v View) moved(d, photo, place image.Point) View {
	if v.Scale == 0 {
		return v
	}
	return seeing(v.Scale, v.lies(photo, place).Add(d), place).settled(photo, place)
}

// step is the next scale that is larger (by = 1) or smaller (-1); 0 is fitted.
func (v View) step(by int, photo, place image.Point) float64 {
	now, all := v.scale(photo, place), steps()
	if by > 0 {
		for _, s := range all {
			if s > now*1.01 {
				return s
			}
		}
		return all[len(all)-1]
	}
	fit := fitted(photo, place)
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] < now*.99 && all[i] > fit*1.01 {
			return all[i]
		}
	}
	return 0
}

// part is what is seen of a photo, in pixels of a picture of it of that size.
func (v View) part(photo, place, picture image.Point) image.Rectangle {
	lies := v.lies(photo, place)
	seen := lies.Intersect(image.Rectangle{Max: place}).Sub(lies.Min)
	k := float64(picture.X) / float64(lies.Dx())
	l := float64(picture.Y) / float64(lies.Dy())
	const slack = 1e-6 // what is whole but for rounding is whole
	r := image.Rect(int(math.Floor(float64(seen.Min.X)*k+slack)), int(math.Floor(float64(seen.Min.Y)*l+slack)),
		int(math.Ceil(float64(seen.Max.X)*k-slack)), int(math.Ceil(float64(seen.Max.Y)*l-slack)))
	return r.Intersect(image.Rectangle{Max: picture})
}

// around is r larger by a part of its sides in every direction, inside size.
func around(r image.Rectangle, by float64, size image.Point) image.Rectangle {
	dx, dy := int(float64(r.Dx())*by), int(float64(r.Dy())*by)
	return image.Rect(r.Min.X-dx, r.Min.Y-dy, r.Max.X+dx, r.Max.Y+dy).Intersect(image.Rectangle{Max: size})
}

// detail is the scale at which a near picture is kept for the view: never
// enlarged.
func (v View) detail() float64 { return min(v.Scale, 1) }

func round(f float64) int { return int(math.Round(f)) }

func scaled(p image.Point, by float64) image.Point {
	return image.Pt(max(1, round(float64(p.X)*by)), max(1, round(float64(p.Y)*by)))
}
