// Package telex composes Vietnamese text from plain keys, as Telex or VNI
// typists know it: "Hoangf" becomes "Hoàng". It is pure: given the word
// before the caret and the key, it says what the word becomes.
//
// A key composes only where the result can still become a Vietnamese
// syllable; so English words, names and abbreviations are left as typed. A
// word that turns out not to be Vietnamese gets back the keys it was typed
// with ([Typing]).
//
// Texts are NFC; a word is a run of letters.
package telex

// Method is the set of keys that compose.
type Method int

// The methods.
const (
	Off   Method = iota // every key is itself
	Telex               // s f r x j tones, aa ee oo hats, w horn and breve, dd, z clears
	VNI                 // 1–5 tones, 6 hat, 7 horn, 8 breve, 9 đ, 0 clears
)

// Style says how to compose. The zero Style composes nothing.
type Style struct {
	Method Method
	// ModernTone sets the tone of oa, oe, uy on the second vowel (hoà, khoẻ,
	// thuỷ); the zero value is the style of most newspapers (hòa, khỏe, thủy).
	ModernTone bool
	// AnySpelling composes also what is no Vietnamese syllable (Plây, Krêng);
	// English words suffer.
	AnySpelling bool
	// Delimiter is the sign on both sides of a code; 0 is =.
	Delimiter rune
	// LoneW makes w at the start of a word an ư, as some typists expect.
	LoneW bool
}
