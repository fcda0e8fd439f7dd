package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// TestTheCaretStaysBehindWhatIsTyped types a sentence in boxes of many widths:
// somewhere a space falls on the end of a row.
func TestTheCaretStaysBehindWhatIsTyped(t *testing.T) {
	const keys = `Quang canhr buoior toaj ddamf "Chuyener ddoior soos trong nongo nghiepej". Cacs em nhor ruwowcs ddenf oong sao ddeem Trung thu.`
	const want = `Quang cảnh buổi tọa đàm "Chuyển đổi số trong nông nghiệp". Các em nhỏ rước đèn ông sao đêm Trung thu.`
	e := shown(t, NewTextBox(vietnamese))
	for width := float32(150); width < 400; width += 1.5 {
		e.SetText("")
		e.Resize(fyne.NewSize(width, 180))
		typeIn(e, keys)
		if e.Text != want || e.Caret() != len([]rune(want)) {
			t.Errorf("at a width of %v it is typed as %q, with the caret at %d", width, e.Text, e.Caret())
		}
		for range 5 { // words
			e.Undo()
		}
		typeIn(e, "xong")
		if !strings.HasPrefix(want, strings.TrimSuffix(e.Text, "xong")) {
			t.Errorf("at a width of %v, undone and typed further, it is %q", width, e.Text)
		}
		e.SetText("")
		typeIn(e, keys[:60]+" ")
		key(e, fyne.KeyBackspace, fyne.KeyBackspace)
		typeIn(e, "  x")
		if !strings.HasPrefix(want, strings.TrimSuffix(e.Text, "  x")) {
			t.Errorf("at a width of %v, after Backspace, it is %q", width, e.Text)
		}
	}
}
