package roster

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"cutline/app/i18n"
	"cutline/app/widgets"
	"cutline/catalog"
)

// A Preview shows what a list of people would change. Make it with NewPreview.
type Preview struct {
	Content fyne.CanvasObject
	Replace *widgets.CheckBox
	Page    *widgets.Select // the code page of a list that is not Unicode
	List    *widgets.List

	w       *i18n.Words
	plan    catalog.RosterPlan
	lines   []planLine
	summary *widget.Label
	pages   *fyne.Container
}

type planLine struct {
	text string
	how  widget.Importance
}

// NewPreview is a preview; again asks for the plan with other options.
func NewPreview(w *i18n.Words, again func(catalog.RosterOptions)) *Preview {
	v := &Preview{w: w, summary: widget.NewLabel("")}
	v.summary.Wrapping = fyne.TextWrapWord
	options := func() catalog.RosterOptions {
		return catalog.RosterOptions{CodePage: v.Page.Selected, Replace: v.Replace.Checked}
	}
	v.Replace = widgets.NewCheckBox(w.T("roster.plan.replace"), func(bool) { again(options()) })
	v.Page = widgets.NewSelect(catalog.CodePages(), func(string) { again(options()) })
	v.Page.PlaceHolder = w.T("roster.plan.page.choose")
	v.pages = container.NewHBox(widget.NewLabel(w.T("roster.plan.page")), v.Page)
	v.pages.Hide()
	v.List = widgets.NewList(func() int { return len(v.lines) }, func() fyne.CanvasObject {
		l := widget.NewLabel("")
		l.Truncation = fyne.TextTruncateEllipsis
		return l
	}, func(i widget.ListItemID, o fyne.CanvasObject) {
		l := o.(*widget.Label)
		l.Importance = v.lines[i].how
		l.SetText(v.lines[i].text)
	})
	head := container.NewVBox(v.summary, v.pages)
	v.Content = inOrder(container.NewBorder(head, v.Replace, nil, nil, v.List), head, v.List, v.Replace)
	return v
}

// mostLines is how many lines a preview lists.
const mostLines = 5000

// Show shows a plan and reports whether it can be taken.
func (v *Preview) Show(plan catalog.RosterPlan) bool {
	w := v.w
	v.plan, v.lines = plan, nil
	say := func(how widget.Importance, text string) {
		if len(v.lines) < mostLines {
			v.lines = append(v.lines, planLine{strings.Join(strings.Fields(text), " "), how})
		}
	}
	problems := func(level catalog.Level, how widget.Importance) {
		for _, p := range plan.Problems {
			if p.Level() == level {
				say(how, v.problem(p))
			}
			if p.Rule == catalog.ListNotUnicode {
				v.pages.Show()
			}
		}
	}
	problems(catalog.LevelError, widget.DangerImportance)
	for _, c := range plan.People {
		how, what := widget.SuccessImportance, i18n.Key("roster.plan.new")
		if !c.Added {
			how, what = widget.MediumImportance, "roster.plan.change"
		}
		say(how, w.T(what, c.Person.Polite(), v.offices(c)))
	}
	problems(catalog.LevelNote, widget.WarningImportance)
	if plan.More > 0 {
		say(widget.WarningImportance, w.N("roster.plan.more", plan.More))
	}
	text := w.N("roster.plan.added", plan.Added()) + " " + w.N("roster.plan.changed", plan.Changed()) + " " + w.N("roster.plan.same", plan.Unchanged)
	bad := len(plan.Errors())
	if bad > 0 {
		text = w.N("roster.plan.bad", bad) + " " + text
	}
	v.summary.SetText(text)
	v.List.Refresh()
	v.List.ScrollToTop()
	return bad == 0 && len(plan.People) > 0
}

func (v *Preview) problem(p catalog.RosterProblem) string {
	text := p.Message(catalog.Language(v.w.Language()))
	if p.Line == 0 {
		return text
	}
	return v.w.T("roster.plan.line", p.Line, text)
}

// offices is what a line of the preview says beside a name.
func (v *Preview) offices(c catalog.PersonChange) string {
	var out []string
	for _, o := range c.Person.Offices {
		out = append(out, o.Full()+" ("+spanText(v.w, o)+")")
	}
	if !c.Added {
		var fields []string
		for _, ch := range c.Changes {
			fields = append(fields, v.w.T(i18n.Key("roster.field."+ch.Field)))
		}
		return strings.Join(fields, ", ") + " → " + strings.Join(out, "; ")
	}
	if len(out) == 0 {
		return v.w.T("roster.nooffices")
	}
	return strings.Join(out, "; ")
}
