package platform

// mayWrite cannot ask Windows without writing: the export itself tells.
func mayWrite(string) error { return nil }
