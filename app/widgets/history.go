package widgets

// moment is what a text box held: text, and the caret in runes.
type moment struct {
	text  string
	caret int
}

// history is the undo of one text box, by words: what is typed from the
// beginning of a word to the next one is one step, as is a run of deletions.
type history struct {
	past, future []moment
	last         changeKind
	at           moment // after the last change; another state means that the caret was moved
	bytes        int    // of the texts in past
}

type changeKind int

const (
	noChange changeKind = iota
	wordKey             // a letter or digit
	otherKey            // a space or sign
	deletion
	wholeChange // paste, cut: always a step
)

// historyBytes bounds the texts kept for undo.
const historyBytes = 1 << 20

// begin is told before a change, of what is there.
func (h *history) begin(now moment, kind changeKind) {
	goesOn := now == h.at && h.last != noChange
	sameStep := goesOn && (kind == h.last && kind != wholeChange || h.last == wordKey && kind == otherKey)
	h.future = nil
	h.last = kind
	if sameStep {
		return
	}
	h.past = append(h.past, now)
	h.bytes += len(now.text)
	for h.bytes > historyBytes && len(h.past) > 1 {
		h.bytes -= len(h.past[0].text)
		h.past = h.past[1:]
	}
}

// end is told after a change.
func (h *history) end(now moment) { h.at = now }

// undo gives the state to go back to.
func (h *history) undo(now moment) (moment, bool) { return h.step(&h.past, &h.future, now) }

// redo gives the state that was undone.
func (h *history) redo(now moment) (moment, bool) { return h.step(&h.future, &h.past, now) }

func (h *history) step(from, to *[]moment, now moment) (moment, bool) {
	for n := len(*from); n > 0; n = len(*from) {
		m := (*from)[n-1]
		*from = (*from)[:n-1]
		if m.text == now.text {
			continue // a key that changed nothing
		}
		*to = append(*to, now)
		h.last = noChange
		h.bytes = 0
		for _, p := range h.past {
			h.bytes += len(p.text)
		}
		return m, true
	}
	return moment{}, false
}
