package catalog

import "fmt"

// A VariableError says which variable of a text cannot be read.
type VariableError struct {
	Code string // "unknown": no such variable; "form": what follows its name is not understood; "conversion": no such conversion
	Word string // the variable with its braces, as typed
	At   int    // characters before it
}

func (e *VariableError) Error() string { return e.Text(English) }

// Is makes it a matter of wrong usage.
func (e *VariableError) Is(target error) bool { return target == ErrUsage }

// Text is the error as a sentence.
func (e *VariableError) Text(lang Language) string {
	t := map[string][2]string{
		"unknown":    {"không có biến %s (ký tự thứ %d)", "there is no variable %s (character %d)"},
		"form":       {"không hiểu %s (ký tự thứ %d): viết {biến:vị trí,số chữ:kiểu}, ví dụ {filenamebase:-4,4} hay {city:0:UC}", "%s (character %d) is not understood: write {variable:index,count:conversion}, such as {filenamebase:-4,4} or {city:0:UC}"},
		"conversion": {"%s (ký tự thứ %d): kiểu chữ là lc, UC, PC hoặc tr", "%s (character %d): a conversion is lc, UC, PC or tr"},
	}[e.Code]
	if lang == Vietnamese {
		return fmt.Sprintf(t[0], e.Word, e.At+1)
	}
	return fmt.Sprintf(t[1], e.Word, e.At+1)
}
