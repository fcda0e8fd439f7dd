package telex

import "unicode"

// Typing is a word being typed, with the keys that made it. The zero Typing
// is the state before a word.
type Typing struct {
	Text string // what stands before the caret
	Keys string // the keys typed; "" when they are not known
	// doubled is what was typed when two tone keys side by side undid each
	// other. It was an English double letter if the word goes on ("office").
	doubled string
}

// IsLetter reports whether r can be part of a word.
func IsLetter(r rune) bool { return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r) }

// Type is Apply for a whole word: word stands before the caret, t is what
// the last Type returned. It gives what word becomes, key included, and the
// next state. A word that cannot be Vietnamese gets back the keys it was
// typed with: at once when no syllable can come of it, or at its end when it
// is none ("dât " = "data ").
func (t Typing) Type(word string, key rune, st Style) (string, Typing) {
	if st.Method == Off {
		return word + string(key), Typing{}
	}
	if t.Text != word || word == "" {
		t = Typing{Text: word}
	}
	if t.doubled != "" && unicode.IsLetter(key) && !lastIs(t.doubled, key) {
		all := t.doubled + string(key)
		return all, Typing{Text: all, Keys: all}
	}
	known := t.Keys != "" || word == ""
	if !IsLetter(key) && st.action(key).kind == plainKey {
		return t.finished(st) + string(key), Typing{}
	}
	out, what := apply(word, key, st)
	switch {
	case what == undone:
		next := Typing{}
		if known && lastIs(t.Keys, key) {
			out = t.Keys
			if st.Method == Telex && st.action(key).kind == setTone {
				next.doubled = t.Keys + string(key)
			}
		}
		next.Text, next.Keys = out, out
		return out, next
	case !known:
		return out, Typing{Text: out}
	}
	keys := t.Keys + string(key)
	if what == appended && t.foreign(out, st) {
		out = keys
	}
	return out, Typing{Text: out, Keys: keys}
}

// finished is the word as it stands when something else is typed after it.
func (t Typing) finished(st Style) string {
	if t.Keys == "" || t.Keys == t.Text || st.AnySpelling {
		return t.Text
	}
	letters := split(t.Text)
	if s := parse(bases(letters)); !s.hasVowel() || complete(letters) || abbreviation(letters) {
		return t.Text
	}
	return t.Keys
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

func lastIs(keys string, key rune) bool {
	r := []rune(keys)
	return len(r) > 0 && unicode.ToLower(r[len(r)-1]) == unicode.ToLower(key)
}
