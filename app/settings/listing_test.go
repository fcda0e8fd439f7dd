package settings

import (
	"reflect"
	"testing"

	"cutline/catalog"
)

func TestHowPhotosAreListedIsRememberedByCatalog(t *testing.T) {
	f := file(t, `{"recent":["/a","/b"],"listings":{"/a":{"sort":"best","group":"week","bursts":true},"/gone":{"sort":"file"}}}`)
	p, err := f.Read()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := p.Listing("/a"), (Listing{Bursts: true}); got != want {
		t.Errorf("of values there are none of it makes %+v, want %+v", got, want)
	}
	day := Listing{Sort: catalog.SortFile, Group: catalog.GroupDay}
	if _, err = f.Update(p, func(p *Prefs) { p.SetListing("/b", day) }); err != nil {
		t.Fatal(err)
	}
	if p, err = f.Read(); err != nil || p.Listing("/b") != day || p.Listing("/never") != (Listing{}) {
		t.Errorf("read back %+v, %v", p.Listings, err)
	}
	if _, kept := p.Listings["/gone"]; kept {
		t.Error("a forgotten catalog keeps its listing")
	}
	p.SetListing("/b", Listing{})
	if want := map[string]Listing{"/a": {Bursts: true}}; !reflect.DeepEqual(p.Listings, want) {
		t.Errorf("the usual one is kept: %+v", p.Listings)
	}
}
