package iim

import "bytes"

// Sure reports whether it is known what the dataset says in UTF-8: it is no
// text, or the code page is not guessed, or the bytes mean the same in all.
func (b Block) Sure(d Dataset) bool {
	return !b.Guessed || !isText(d) || isASCII(d.Data)
}

// UTF8 is the dataset as a block in UTF-8 holds it. What is no text stays as
// it is.
func (b Block) UTF8(d Dataset) Dataset {
	if isText(d) && !isASCII(d.Data) && b.page != nil {
		d.Data = []byte(b.decode(d.Data))
	}
	return d
}

// Text is what the dataset says.
func (b Block) Text(d Dataset) string { return b.decode(d.Data) }

func isASCII(data []byte) bool {
	return bytes.IndexFunc(data, func(r rune) bool { return r >= 0x80 }) < 0
}

// Kept are the datasets of record 2 with that number, as a block in UTF-8
// holds them.
func (b Block) Kept(number byte) []Dataset {
	var out []Dataset
	for _, d := range b.Sets {
		if d.Record == 2 && d.Number == number {
			out = append(out, b.UTF8(d))
		}
	}
	return out
}
