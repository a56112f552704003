package main

import (
	"fmt"
	"runtime"

	"github.com/musnad/musnad/engine"
)

// built is what git calls the commit that the program was made of; make dist sets it.
var built string

type versionCmd struct{ wordsFlag }

// Help is what kong shows below the flags.
func (versionCmd) Help() string {
	return `Example:

    $ musnad version
    musnad 0.1.0+3fa9c1, go1.26.8 linux/amd64

What stands behind the plus sign is a hash of every word list, one's own lists included: the same version reads the same text the same way.`
}

func (c *versionCmd) Run(s *streams) error {
	e, err := c.engine()
	if err != nil {
		fmt.Fprintf(s.out, "musnad %s\n", engine.Release)
		return err
	}
	of := ""
	if built != "" {
		of = ", built of " + built
	}
	_, err = fmt.Fprintf(s.out, "musnad %s%s, %s %s/%s\n", e.Version(), of, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
