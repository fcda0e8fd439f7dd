// Package batch shows what changes the captions of many photos at once: the
// templates of a catalog, and finding and replacing. Both show every change
// before it is made; neither makes one: they tell their owner what is wanted.
package batch
