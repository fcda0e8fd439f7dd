// Package i18n is the program's words in Vietnamese and English. The window
// owns one *[Words] and hands it to its parts; nothing here is global. A
// change of language takes effect when the window builds its parts anew.
//
// Places in a text are {0}, {1} …; {n} is the number that chooses the plural.
// Words lie in assets/translations; a test fails for a word that one language
// lacks and for a key used in the sources that neither has.
package i18n
