package app

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"cutline/app/chooser"
	"cutline/app/widgets"
	"cutline/catalog"
	"cutline/catalog/desk"
)

// makePeople makes the box of the people, and the list of what is read there.
func (f *eventForm) makePeople() {
	a := f.a
	f.summary, f.problem = widget.NewLabel(""), widget.NewLabel("")
	f.summary.Truncation = fyne.TextTruncateEllipsis
	f.problem.Wrapping, f.problem.Importance = fyne.TextWrapWord, widget.DangerImportance
	f.problem.Hide()
	f.people = a.newText()
	f.people.SetPlaceHolder(a.words.T("event.people.hint"))
	f.people.OnChanged = func(text string) {
		if strings.TrimSpace(text) == "" {
			f.take(catalog.InvitedList{}, true)
			return
		}
		f.take(f.parse(text), true)
	}
	f.people.OnPaste = func(text string) bool {
		if len(text) <= mostSeen {
			return false
		}
		if len(text) > mostRead {
			f.say(a.words.T("paste.toolong", len(strings.Fields(text))))
		} else {
			f.fill(desk.InvitedText(text))
		}
		return true
	}
	f.preview = widgets.NewList(func() int { return len(f.list.Problems) + len(f.list.People) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) { f.row(i, o.(*widget.Label)) })
	f.show(listOf(f.ev.People))
	f.take(f.list, false)
}

// listOf is people as if they had been read from a list.
func listOf(people []catalog.Invited) catalog.InvitedList {
	list := catalog.InvitedList{People: people}
	for i := range people {
		list.Lines = append(list.Lines, i+1)
	}
	return list
}

// row is a line of what was read: problems first.
func (f *eventForm) row(i int, l *widget.Label) {
	l.Importance, l.TextStyle = widget.MediumImportance, fyne.TextStyle{}
	if i < len(f.list.Problems) {
		p := f.list.Problems[i]
		text := p.Message(catalog.Language(f.a.words.Language()))
		if p.Line > 0 {
			text = f.a.words.T("event.line", p.Line, text)
		}
		if l.Importance = widget.LowImportance; p.Level() == catalog.LevelError {
			l.Importance = widget.DangerImportance
		}
		l.SetText(text)
		return
	}
	if i -= len(f.list.Problems); i < len(f.list.People) {
		l.SetText(f.a.words.T("event.person", i+1, f.list.People[i].Line()))
	}
}

// take shows what was read.
func (f *eventForm) take(list catalog.InvitedList, touched bool) {
	f.list, f.touched = list, f.touched || touched
	text := ""
	switch bad := len(list.Errors()); {
	case bad > 0:
		text = f.a.words.N("event.unread", bad)
	case len(list.People) > 0:
		text = f.a.words.N("event.read", len(list.People))
	}
	f.summary.SetText(text)
	f.preview.Refresh()
	f.a.report.say("people", "read", len(list.People), "problems", len(list.Errors()))
}

// fill puts a list that came from elsewhere in place of what the box had. What
// could not be read is there too, to be put right.
func (f *eventForm) fill(list catalog.InvitedList) {
	f.show(list)
	if !f.long && len(list.Errors()) > 0 {
		list = f.parse(f.people.Text)
	}
	f.take(list, true)
}

// show shows a list in the box; one that is too long for it cannot be changed
// there.
func (f *eventForm) show(list catalog.InvitedList) {
	texts := map[int][]string{}
	for i, p := range list.People {
		f.known[p.Line()] = p
		at := list.Lines[i]
		texts[at] = append(texts[at], p.Line())
	}
	for _, p := range list.Errors() {
		if len(p.Args) > 0 && p.Rule == catalog.PersonUnread {
			texts[p.Line] = append(texts[p.Line], fmt.Sprint(p.Args[0]))
		}
	}
	var lines []string
	size := 0
	for _, at := range slices.Sorted(maps.Keys(texts)) {
		for _, text := range texts[at] {
			size += len(text) + 1
			lines = append(lines, text)
		}
	}
	if f.long = size > mostSeen; f.long {
		f.people.SetText(clipped(strings.Join(lines, "\n"), 300))
		f.people.Disable()
		return
	}
	f.people.Enable()
	f.people.SetText(strings.Join(lines, "\n"))
}

// parse reads the box. Lines that stand as they were filled in are who they
// were then, bound to the roster too.
func (f *eventForm) parse(text string) catalog.InvitedList {
	mine := map[int]catalog.Invited{}
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if p, ok := f.known[strings.TrimSpace(line)]; ok {
			mine[i+1], lines[i] = p, ""
		}
	}
	read := desk.InvitedText(strings.Join(lines, "\n"))
	if len(mine) == 0 {
		return read
	}
	out := catalog.InvitedList{Problems: slices.DeleteFunc(read.Problems, func(p catalog.RosterProblem) bool { return p.Rule == catalog.ListNobody })}
	at := 0
	for i := range lines {
		if p, ok := mine[i+1]; ok {
			out.People, out.Lines = append(out.People, p), append(out.Lines, i+1)
		}
		for ; at < len(read.People) && read.Lines[at] == i+1; at++ {
			out.People, out.Lines = append(out.People, read.People[at]), append(out.Lines, i+1)
		}
	}
	return out
}

// choose asks for a file with a list.
func (f *eventForm) choose() {
	a := f.a
	a.chooseFrom("people", chooser.Options{Kind: chooser.File, Ends: listEnds, Title: a.words.T("event.file.title"),
		Accept: a.words.T("event.file.do"), Start: a.prefs.LastFolder}, func(path string) { f.read([]string{path}) })
}

// read reads a file with a list; of several, the first.
func (f *eventForm) read(paths []string) {
	if len(paths) == 0 {
		return
	}
	var list catalog.InvitedList
	var err error
	f.a.queue.do(func(ctx context.Context) { list, err = f.desk.ReadInvited(ctx, paths[0]) }, func() {
		switch {
		case f.a.eventForm != f:
		case err != nil:
			f.say(f.a.explain(err))
		default:
			f.say("")
			f.fill(list)
			f.summary.SetText(filepath.Base(paths[0]) + ": " + f.summary.Text)
			f.a.win.Canvas().Focus(f.people)
		}
	})
}
