// Package chooser asks for a folder, a file or a catalog: a path that can be
// typed and the list of what is there. It is the keyboard's first: Enter
// accepts, Tab completes, the arrows go through the list, Esc gives up.
package chooser
