package metadata

import "cutline/catalog/metadata/xmp"

// Names in the namespaces that captions use.
func dc(l string) xmp.Name {
	return xmp.Name{Space: "http://purl.org/dc/elements/1.1/", Prefix: "dc", Local: l}
}
func ps(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/photoshop/1.0/", Prefix: "photoshop", Local: l}
}
func basic(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/xap/1.0/", Prefix: "xmp", Local: l}
}
func rights(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/xap/1.0/rights/", Prefix: "xmpRights", Local: l}
}
func core(l string) xmp.Name {
	return xmp.Name{Space: "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", Prefix: "Iptc4xmpCore", Local: l}
}
func ext(l string) xmp.Name {
	return xmp.Name{Space: "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", Prefix: "Iptc4xmpExt", Local: l}
}
func plus(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.useplus.org/ldf/xmp/1.0/", Prefix: "plus", Local: l}
}
func lightroom(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/lightroom/1.0/", Prefix: "lr", Local: l}
}
func mechanic(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.camerabits.com/photomechanic/1.0/", Prefix: "photomechanic", Local: l}
}
func exifNS(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/exif/1.0/", Prefix: "exif", Local: l}
}
func tiffNS(l string) xmp.Name {
	return xmp.Name{Space: "http://ns.adobe.com/tiff/1.0/", Prefix: "tiff", Local: l}
}

var (
	xmpMetadataDate = basic("MetadataDate")
	xmpRating       = basic("Rating")
	xmpLabel        = basic("Label")
	psDateCreated   = ps("DateCreated")
	xmpHasExtended  = xmp.Name{Space: "http://ns.adobe.com/xmp/note/", Prefix: "xmpNote", Local: "HasExtendedXMP"}
)
