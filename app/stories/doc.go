// Package stories shows a story: the article with its slots in reading
// order, what a check found beside each slot, and the photos that might fill
// the slot in hand, with the reasons for them. It decides nothing: it shows
// values and reports wishes.
package stories
