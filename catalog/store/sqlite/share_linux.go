package sqlite

import "golang.org/x/sys/unix"

// networkShare reports whether dir lies on a network file system, where
// SQLite's locks and shared memory cannot be trusted.
func networkShare(dir string) (name string, ok bool) {
	var st unix.Statfs_t
	if unix.Statfs(dir, &st) != nil {
		return "", false
	}
	switch uint32(st.Type) {
	case unix.NFS_SUPER_MAGIC:
		return "NFS", true
	case unix.SMB_SUPER_MAGIC, unix.CIFS_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC:
		return "SMB", true
	case unix.AFS_SUPER_MAGIC:
		return "AFS", true
	}
	return "", false
}
