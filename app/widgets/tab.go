package widgets

// AcceptsTab is false also for a box of several lines: Tab goes to the next
// field, and no caption wants a tab in it.
func (e *Entry) AcceptsTab() bool { return false }
