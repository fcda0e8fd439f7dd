package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
	"cutline/catalog/desk"
)

func (c *ctl) initCommand() *cobra.Command {
	return &cobra.Command{
		Use: "init", Short: "make the catalog", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			dir, err := c.dir()
			if err != nil {
				return err
			}
			d, err := desk.Create(cmd.Context(), dir, desk.Options{Version: catalog.Version})
			if err != nil {
				return err
			}
			c.desk = d
			return c.print(map[string]string{"catalog": d.Path()}, func() { c.say("%s", d.Path()) })
		},
	}
}

func (c *ctl) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "print Cutline's version", Args: args(cobra.NoArgs),
		RunE: func(*cobra.Command, []string) error {
			return c.print(map[string]string{"version": catalog.Version}, func() { c.say("cutlinectl %s", catalog.Version) })
		},
	}
}
