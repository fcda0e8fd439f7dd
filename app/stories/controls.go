package stories

import "fyne.io/fyne/v2"

// Controls names what a test may want to point at.
func (s *Screen) Controls() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"story.choose": s.choose, "story.import": s.imports, "story.paste": s.paste,
		"story.export": s.export, "story.candidates": s.picker, "story.place": s.place, "story.all": s.all}
	out["story.update"] = s.update
	for _, b := range s.boxes() {
		out[b.name] = b.Entry
	}
	if s.head != nil {
		out["story.confirm"] = s.head.confirm
		for st, c := range s.head.states {
			out["story.state."+string(st)] = c
		}
	}
	if k := s.cropping; k != nil {
		out["crop.pane"], out["crop.keep"], out["crop.leave"] = k.editor.Pane, k.keep, k.leave
		out["crop.ruler"] = k.editor.Ruler()
		for i, c := range k.editor.Chips() {
			out["crop.shape"+string(rune('0'+i%10))] = c
		}
	}
	for n, c := range s.cards {
		key := "story.slot" + string(rune('0'+n%10))
		out[key], out[key+".caption"] = c.frame, c.caption.Entry
		out[key+".crop"], out[key+".up"], out[key+".down"], out[key+".remove"] = c.crop, c.up, c.down, c.gone
		out[key+".compare"], out[key+".take"], out[key+".get"] = c.differ, c.take, c.get
		for i, b := range c.quoted {
			out[key+".quote"+string(rune('0'+i%10))] = b
		}
		for i, b := range c.accepts {
			out[key+".accept"+string(rune('0'+i%10))] = b
		}
		for i, b := range c.fixes {
			out[key+".fix"+string(rune('0'+i%10))] = b
		}
	}
	return out
}
