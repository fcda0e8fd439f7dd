package stories

// GoTo shows a slot with the keyboard in its caption; slot 0 is the story's
// own findings, above its text.
func (s *Screen) GoTo(slot int) {
	c := s.cards[slot]
	if c == nil {
		s.scroll.ScrollToTop()
		s.FocusCandidates()
		return
	}
	s.Hand(slot)
	s.reveal(slot)
	s.do.Grab(c.caption)
}
