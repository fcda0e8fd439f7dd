package widgets

// Spot puts a tip on a place that is no control of its own, as a cell of the
// grid; it takes the place of the tip before. "" takes it away, which must be
// said when the pointer leaves the place or what stands there moves.
func (t *Tips) Spot(text string, at Place) {
	if text == "" {
		if t.over != nil && t.over.spot != nil {
			t.leave(t.over)
		}
		return
	}
	t.enter(&Tip{tips: t, text: text, spot: &at})
}

// place is where the tip's control is.
func (t *Tip) place() Place {
	if t.spot != nil {
		return *t.spot
	}
	return PlaceOf(t)
}
