// Package command is the one table of what a person can do with keys: what
// it is called, which keys do it in each preset, and where those keys act.
// Menus, toolbar, context menus and the sheet of keys are made from it. What
// a command does is bound by the window.
//
// Digits and letters never act while a text box has the focus: there only
// commands that say so ([InText]) have keys, and none of those types a sign.
package command
