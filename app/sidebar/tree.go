package sidebar

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"cutline/app/i18n"
	"cutline/catalog"
)

// A Section is a part of the sidebar.
type Section int

// The sections, from top to bottom.
const (
	Folders Section = iota
	Events
	Collections
	Stories
	People
	Dates
)

// A Row is a line that photos can be found by.
type Row struct {
	Section Section
	ID      int64  // of a root, a collection, an event, a story; 0 for what is known by its name
	Value   string // what the search language calls it: a path, a name, a slug, 2018, 2018-10, 2018-10-31; "" = no day
	Text    string // as it is shown
	N       int    // photos
	Off     bool   // a folder whose drive is not there now

	Kind  catalog.CollectionKind // of a collection
	Query string                 // of a smart one
}

// Lists is what the sidebar shows. Folders are in the order of InOrder, the
// others as a desk counts them.
type Lists struct {
	Counts      catalog.Counts
	Collections []catalog.Collection // kinds and searches of those counted
	Headlines   map[int64]string     // of the stories counted
}

// A node is a line of the whole list, open or not.
type node struct {
	Row
	key   string // names it among all others, whatever comes and goes
	depth int    // 0: the head of a section
	end   int    // the place after its last descendant
	fresh bool   // open unless somebody closed it
	maker bool   // no row, but "New collection…" or "New event…"
}

func (n node) head() bool { return n.depth == 0 }

// A builder makes the list, parents before children.
type builder struct {
	words *i18n.Words
	nodes []node
}

// build lists everything, section by section.
func build(in Lists, w *i18n.Words) []node {
	b := &builder{words: w}
	c := in.Counts
	b.section(Folders, w.T("side.folders"), func() { b.folders(c.Folders) })
	b.section(Events, w.T("side.events"), func() { b.events(c.Events) })
	b.section(Collections, w.T("side.collections"), func() { b.collections(in) })
	b.section(Stories, w.T("side.stories"), func() {
		b.flat(Stories, c.Stories, func(t catalog.Tally) string { return cmp.Or(in.Headlines[t.ID], t.Name) })
	})
	b.section(People, w.T("side.people"), func() { b.flat(People, c.People, func(t catalog.Tally) string { return t.Name }) })
	b.section(Dates, w.T("side.dates"), func() { b.dates(c.Days) })
	return b.nodes
}

// section adds a head and what inside adds below it; a section of nothing is
// left out.
func (b *builder) section(s Section, title string, inside func()) {
	at := b.begin(node{Row: Row{Section: s, Text: title}, key: strconv.Itoa(int(s)), fresh: true})
	inside()
	if len(b.nodes) == at+1 {
		b.nodes = b.nodes[:at]
		return
	}
	b.finish(at)
}

// begin adds a node whose descendants follow, until finish.
func (b *builder) begin(n node) int {
	n.end = len(b.nodes) + 1
	b.nodes = append(b.nodes, n)
	return n.end - 1
}

func (b *builder) finish(at int) { b.nodes[at].end = len(b.nodes) }

// row adds a line below a head or another line.
func (b *builder) row(r Row, depth int, fresh bool) int {
	id := r.Value
	if r.Section == Collections {
		id = strconv.FormatInt(r.ID, 10)
	}
	return b.begin(node{Row: r, key: strconv.Itoa(int(r.Section)) + ":" + id, depth: depth, fresh: fresh})
}

func (b *builder) flat(s Section, all []catalog.Tally, text func(catalog.Tally) string) {
	for _, t := range all {
		if t.Name != "" {
			b.row(Row{Section: s, ID: t.ID, Value: t.Name, Text: text(t), N: t.N, Off: t.Off}, 1, false)
		}
	}
}

func (b *builder) events(all []catalog.Tally) {
	b.flat(Events, all, func(t catalog.Tally) string { return t.Name })
	b.maker(Events, "side.newevent")
}

// maker adds the line that makes a new row of a section.
func (b *builder) maker(s Section, text i18n.Key) {
	b.begin(node{Row: Row{Section: s, Text: b.words.T(text)}, key: strconv.Itoa(int(s)) + "+", depth: 1, maker: true})
}

func (b *builder) collections(in Lists) {
	known := map[int64]catalog.Collection{}
	for _, c := range in.Collections {
		known[int64(c.ID)] = c
	}
	for _, t := range in.Counts.Collections {
		c := known[t.ID]
		b.row(Row{Section: Collections, ID: t.ID, Value: t.Name, Text: t.Name, N: t.N, Kind: cmp.Or(c.Kind, catalog.ByHand), Query: c.Query}, 1, false)
	}
	b.maker(Collections, "side.new")
}

// InOrder sorts folders as the sidebar lists them: as people look for them,
// without accents, and each before what lies in it. It may be called on any
// goroutine, since many folders take a while.
func InOrder(folders []catalog.Tally) []catalog.Tally {
	keys, order := make([]string, len(folders)), make([]int, len(folders))
	for i, t := range folders {
		keys[i], order[i] = pathKey(t.Name), i
	}
	slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(keys[i], keys[j]) })
	out := make([]catalog.Tally, len(folders))
	for i, at := range order {
		out[i] = folders[at]
	}
	return out
}

// folders makes a tree of paths that are in order: a folder lies in the
// nearest one above it that is listed.
func (b *builder) folders(all []catalog.Tally) {
	var above []int // places of the folders that the next may lie in
	for _, t := range all {
		for len(above) > 0 && !lies(t.Name, b.nodes[above[len(above)-1]].Value) {
			b.finish(above[len(above)-1])
			above = above[:len(above)-1]
		}
		depth, text := 1, base(t.Name)
		if n := len(above); n > 0 {
			parent := b.nodes[above[n-1]]
			depth, text = parent.depth+1, strings.Trim(t.Name[len(parent.Value):], `/\`)
		}
		above = append(above, b.row(Row{Section: Folders, ID: t.ID, Value: t.Name, Text: text, N: t.N, Off: t.Off}, depth, depth == 1))
	}
	for _, at := range slices.Backward(above) {
		b.finish(at)
	}
}

// pathKey orders paths by their steps: without accents first, then as they are.
func pathKey(path string) string {
	var key strings.Builder
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return r == '/' || r == '\\' }) {
		key.WriteString(plain(step) + "\x01" + step + "\x00")
	}
	return key.String()
}

// plain is a name in lower case and without accents.
func plain(name string) string {
	ascii := true
	for i := range len(name) {
		ascii = ascii && name[i] < 0x80
	}
	if ascii {
		return strings.ToLower(name)
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r):
			return -1
		case r == 'đ':
			return 'd'
		}
		return r
	}, norm.NFD.String(strings.ToLower(name)))
}

// lies reports whether a path is below a folder.
func lies(path, folder string) bool {
	rest, ok := strings.CutPrefix(path, strings.TrimRight(folder, `/\`))
	return ok && rest != "" && strings.ContainsRune(`/\`, rune(rest[0]))
}

// base is a folder's own name.
func base(path string) string {
	short := strings.TrimRight(path, `/\`)
	if i := strings.LastIndexAny(short, `/\`); i >= 0 {
		short = short[i+1:]
	}
	return cmp.Or(short, path)
}

// dates makes a tree of days, which come newest first: years, months, days.
// The newest year is open.
func (b *builder) dates(days []catalog.Tally) {
	year, month := -1, -1
	end := func(at *int) {
		if *at >= 0 {
			b.finish(*at)
			*at = -1
		}
	}
	for _, t := range days {
		day, err := time.Parse(time.DateOnly, t.Name)
		if err != nil {
			continue
		}
		if y := t.Name[:4]; year < 0 || b.nodes[year].Value != y {
			end(&month)
			end(&year)
			newest := b.nodes[len(b.nodes)-1].head()
			year = b.row(Row{Section: Dates, Value: y, Text: y}, 1, newest)
		}
		if m := t.Name[:7]; month < 0 || b.nodes[month].Value != m {
			end(&month)
			month = b.row(Row{Section: Dates, Value: m, Text: b.words.Month(day)}, 2, false)
		}
		b.nodes[year].N += t.N
		b.nodes[month].N += t.N
		b.row(Row{Section: Dates, Value: t.Name, Text: b.words.Date(day), N: t.N}, 3, false)
	}
	end(&month)
	end(&year)
	for _, t := range days {
		if t.Name == "" {
			b.row(Row{Section: Dates, Text: b.words.T("side.nodate"), N: t.N}, 1, false)
		}
	}
}

// shown is the places of the nodes that are not inside a closed one.
func shown(nodes []node, open func(node) bool) []int {
	var out []int
	for i := 0; i < len(nodes); {
		out = append(out, i)
		if nodes[i].end > i+1 && !open(nodes[i]) {
			i = nodes[i].end
			continue
		}
		i++
	}
	return out
}

// matching is the places of the nodes whose words begin with all of words,
// with what they lie in. Folded gives a node's words.
func matching(nodes []node, folded func(i int) string, words []string) []int {
	keep := make([]bool, len(nodes))
	var above []int
	for i, n := range nodes {
		for len(above) > 0 && nodes[above[len(above)-1]].end <= i {
			above = above[:len(above)-1]
		}
		if !n.head() && !n.maker && begins(folded(i), words) {
			keep[i] = true
			for _, at := range above {
				keep[at] = true
			}
		}
		if n.end > i+1 {
			above = append(above, i)
		}
	}
	var out []int
	for i, k := range keep {
		if k {
			out = append(out, i)
		}
	}
	return out
}

// begins reports whether each of the words begins a word of the text.
func begins(text string, words []string) bool {
	for _, w := range words {
		if !strings.HasPrefix(text, w) && !strings.Contains(text, " "+w) {
			return false
		}
	}
	return true
}

// parent is the place of what a node lies in; -1 for a head.
func parent(nodes []node, at int) int {
	for i := at - 1; i >= 0; i-- {
		if nodes[i].depth < nodes[at].depth {
			return i
		}
	}
	return -1
}
