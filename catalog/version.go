package catalog

// Version is Cutline's version. FyneApp.toml says the same; a test holds them
// together.
const Version = "0.1.0"
