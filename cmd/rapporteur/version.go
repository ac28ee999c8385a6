package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/rapporteur/rapporteur"
)

type versionCmd struct{}

func (versionCmd) Run(a *app) error {
	revision, dirty := "unknown revision", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				revision = s.Value[:min(12, len(s.Value))]
			case s.Key == "vcs.modified" && s.Value == "true":
				dirty = " with changes"
			}
		}
	}
	_, err := fmt.Fprintf(a.stdout, "rapporteur engine %s, schema %s\nbuilt from %s%s with %s for %s/%s\n",
		rapporteur.Engine, rapporteur.Schema, revision, dirty, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
