// Package settings is what a person has chosen and the window remembers
// ([Prefs]), the file it is kept in ([File]), and the screen it is changed on
// ([Screen]). What is the house's (its creator, credit, signs) and the folders
// of photos are kept by the catalog; the screen shows them and reports wishes.
//
// Sizes are in layout pixels, a text size in percent of the normal one.
package settings
