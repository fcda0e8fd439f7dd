package captions

import (
	"slices"
	"testing"

	"cutline/catalog"
)

func TestWhomACodeMeant(t *testing.T) {
	nghiem := catalog.Person{ID: 7, Name: "Hoàng Văn Nghiệm"}
	for _, tt := range []struct {
		name  string
		field catalog.FieldName
		text  string
		want  []catalog.PersonID
	}{
		{"the description says the name", catalog.Description, "Chủ tịch Hoàng Văn Nghiệm nói", []catalog.PersonID{7}},
		{"it holds the code still", catalog.Description, "=hvn= nói", []catalog.PersonID{7}},
		{"among the people", catalog.People, "Hoàng Văn Nghiệm", []catalog.PersonID{7}},
		{"the English description", "description@en", "Chairman Hoàng Văn Nghiệm", []catalog.PersonID{7}},
		{"the name was taken out again", catalog.Description, "nói", nil},
		{"another field says it", catalog.Headline, "Hoàng Văn Nghiệm", nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := &Form{}
			f.Load([]catalog.PhotoID{1}, []catalog.Photo{{ID: 1}}, 1)
			f.Meant(nghiem, "=hvn=")
			f.Meant(nghiem, "=hvn=")
			f.Type(tt.field, tt.text)
			if got := f.People(); !slices.Equal(got, tt.want) || !slices.Equal(f.Draft().People, tt.want) {
				t.Errorf("bound are %v, in the draft %v, want %v", got, f.Draft().People, tt.want)
			}
			f.Saving()
			f.Type(catalog.Description, "Hoàng Văn Nghiệm")
			if got := f.People(); got != nil {
				t.Errorf("saved, they are bound again: %v", got)
			}
		})
	}
}
