// Package platform is what differs between systems: whether there is a
// display, the file manager, and the folders people keep their things in.
package platform
