package telex

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Typing is a word being typed, with the keys that made it. The zero Typing
// is the state before a word.
type Typing struct {
	Text string // the word as it stands before the caret
	Keys string // the keys typed; "" when they are not known

	// given: the word keeps the letters it is given, since a mark was undone.
	given bool
	// doubled is what was typed when two keys side by side undid each other.
	// It was an English double letter if the word goes on ("office").
	doubled string
	past    *Typing // before the last key, for Backspace
}

// IsLetter reports whether r can be part of a word.
func IsLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

// LastWord is the run of letters at the end of a text.
func LastWord(before string) string {
	at := len(before)
	for at > 0 {
		r, n := utf8.DecodeLastRuneInString(before[:at])
		if !IsLetter(r) {
			break
		}
		at -= n
	}
	return before[at:]
}

// Type is Apply in a text: before is the line as far as the caret, t is what
// the last Type returned. It gives what the last word of before becomes, key
// included, and the next state. A word that cannot be Vietnamese gets back
// the keys it was typed with: at once when no syllable can come of it, or at
// its end when it is none ("dât " = "data "), or an English word ("mỏe " =
// "more "; see [Typing.End]). Codes, variables and addresses are left alone.
func (t Typing) Type(before string, key rune, st Style) (string, Typing) {
	word := LastWord(before)
	if st.Method == Off || st.spares(before) {
		return word + string(key), Typing{}
	}
	t = t.at(word)
	if !IsLetter(key) && st.action(key).kind == plainKey {
		if key == '@' && t.Keys != "" {
			return t.Keys + "@", Typing{} // an address begins
		}
		return t.End(before, st) + string(key), Typing{}
	}
	next := t.typed(key, st)
	next.past = &t
	return next.Text, next
}

// at is t if it is of word; else, as after Backspace, what it was when word
// stood there, or a word of which no keys are known.
func (t Typing) at(word string) Typing {
	if word == "" {
		return Typing{}
	}
	for p := &t; p != nil; p = p.past {
		if p.Text == word {
			return *p
		}
	}
	return Typing{Text: word}
}

// typed is the word after one more key.
func (t Typing) typed(key rune, st Style) Typing {
	known := t.Keys != "" || t.Text == ""
	keys := t.Keys + string(key)
	if t.given {
		return t.goesOn(key)
	}
	out, what := apply(t.Text, key, st)
	switch {
	case what == undone:
		return t.undo(out, key, st)
	case !known:
		return Typing{Text: out}
	case what == appended && t.foreign(out, st):
		out = keys
	}
	return Typing{Text: out, Keys: keys}
}

// undo is the word after a key that took off the mark it had made, which left
// out. Keys side by side mean it ("hiss" = "his"); if others stand between
// them ("basis") it is a word like any other.
func (t Typing) undo(out string, key rune, st Style) Typing {
	keys := t.Keys + string(key)
	next := Typing{Text: out, Keys: out, given: !canGrow(split(out))} // boong may become boòng
	switch {
	case t.Keys == "":
	case !lastIs(t.Keys, key):
		if !canGrow(split(out)) && !st.AnySpelling {
			next.Text, next.Keys = keys, keys
		}
	default:
		if !marked(split(out)) {
			next.Text, next.Keys = t.Keys, t.Keys
		} else { // other marks stay
			next.Keys = t.Keys
		}
		if k := st.action(key).kind; st.Method == Telex && k != addHorn && !endsTwice(t.Keys) {
			next.doubled = keys
		}
	}
	return next
}

// goesOn types a letter into a word that keeps what it is given.
func (t Typing) goesOn(key rune) Typing {
	next := Typing{Text: t.Text + string(key), Keys: t.Keys + string(key), given: true}
	if t.doubled != "" && unicode.IsLetter(key) && !lastIs(t.doubled, key) {
		next.Text = t.doubled + string(key)
		next.Keys = next.Text
	}
	return next
}

// End is the word as it stands when something else comes after it; before
// is the line as far as the caret, with the word.
func (t Typing) End(before string, st Style) string {
	word := LastWord(before)
	t = t.at(word)
	english := func() bool { return inEnglish(strings.TrimSuffix(before, word), t.Keys) }
	switch letters := split(t.Text); {
	case t.doubled != "":
		if isEnglish(t.doubled) || isEither(t.doubled) && english() {
			return t.doubled
		}
	case t.given, t.Keys == "", t.Keys == t.Text, st.AnySpelling, abbreviation(letters):
	case !parse(bases(letters)).hasVowel():
	case !complete(letters), isEnglish(t.Keys) && !inName(before, word), isEither(t.Keys) && english():
		return t.Keys
	}
	return t.Text
}

// Other is the word as the keys were typed if it was composed, or as they
// compose if it was not; ok is false if nothing is known of it or both are
// the same. The word then stays as it is.
func (t Typing) Other(before string, st Style) (out string, next Typing, ok bool) {
	word := LastWord(before)
	t = t.at(word)
	if t.Keys == "" {
		return "", Typing{}, false
	}
	all := t.Keys
	if t.doubled != "" {
		all = t.doubled
	}
	if out = all; out == word {
		out = ""
		for _, k := range all {
			out, _ = apply(out, k, st)
		}
	}
	return out, Typing{Text: out, Keys: all, given: true}, out != word
}

// foreign reports whether the word, composed so far, stopped being
// Vietnamese with the key that made out.
func (t Typing) foreign(out string, st Style) bool {
	if t.Keys == t.Text || st.AnySpelling {
		return false
	}
	letters := split(out)
	return parse(bases(letters)).hasVowel() && !canGrow(letters) && !abbreviation(letters)
}

// abbreviation reports whether the word is capitals with no mark but đ, as
// BCĐUB: that is meant.
func abbreviation(letters []letter) bool {
	for _, l := range letters {
		if !l.upper || l.tone != level || l.base != plain(l.base) && l.base != 'đ' {
			return false
		}
	}
	return true
}

// endsTwice reports whether the last two keys are the same: ddd and aaa mean
// the letters, not English.
func endsTwice(keys string) bool {
	last, n := utf8.DecodeLastRuneInString(keys)
	return lastIs(keys[:len(keys)-n], last)
}

func lastIs(keys string, key rune) bool {
	r, _ := utf8.DecodeLastRuneInString(keys)
	return keys != "" && unicode.ToLower(r) == unicode.ToLower(key)
}
