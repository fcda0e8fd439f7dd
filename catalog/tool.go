package catalog

// A Tool is a program of others that Cutline works with if it is there.
type Tool struct {
	Path    string `json:"path"`
	Version string `json:"version"`
}
