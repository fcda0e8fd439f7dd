package export

import (
	"context"
	"fmt"

	"cutline/catalog"
	"cutline/catalog/render"
)

// Weigh makes the renditions of every picture of the plan as Run would, keeps
// none, and tells how large each is. Nothing is written. One that cannot be
// made is a line in the report, and the others go on. Each is called between
// two pictures and must return at once.
func (p Plan) Weigh(ctx context.Context, each func(catalog.PackageFile)) (catalog.Report, error) {
	var report catalog.Report
	d := new(render.Decoder)
	for _, pic := range p.Pictures {
		if err := ctx.Err(); err != nil {
			return report, fmt.Errorf("weigh the pictures: %w", err)
		}
		files, err := produce(d, pic)
		if err != nil {
			report.Fail(pic.Photo.Path, err)
			continue
		}
		report.Done++
		for _, f := range files {
			each(f.file)
		}
	}
	return report, nil
}
