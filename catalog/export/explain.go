package export

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"syscall"
)

// explain names the folder an export was writing to when the disk refused,
// and what to do. Other errors stay as they are.
func explain(to string, err error) error {
	var path *fs.PathError
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("export to %s: the disk is full; free some space or choose another folder: %w", to, err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("export to %s: the disk is read-only; choose another folder: %w", to, err)
	case errors.Is(err, fs.ErrPermission) && errors.As(err, &path) && strings.HasPrefix(path.Path, to):
		return fmt.Errorf("export to %s: the folder may not be written to; choose another or change its permissions: %w", to, err)
	}
	return fmt.Errorf("export to %s: %w", to, err)
}
