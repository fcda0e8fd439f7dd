// Package roster is the screen of the people a newsroom knows: a list of them,
// a form with the offices of one, and the small parts in which a person is
// chosen or a list is looked at before it is taken. It shows values and
// reports wishes; the owner finds, saves and undoes.
//
// The day that is asked for is written at the top of the screen: offices are
// shown as they were held then. Sizes are in layout pixels.
package roster
