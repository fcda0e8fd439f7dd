package main

import (
	"github.com/spf13/cobra"

	"cutline/catalog"
)

func (c *ctl) rootCommand() *cobra.Command {
	root := &cobra.Command{Use: "root", Short: "folders of photos: list them, relink a moved one", RunE: verbs("list, move")}
	root.AddCommand(&cobra.Command{
		Use: "list", Short: "the folders of photos the catalog knows", Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			roots, err := d.Roots(cmd.Context())
			if err != nil {
				return err
			}
			if roots == nil {
				roots = []catalog.Root{}
			}
			return c.print(roots, func() {
				for _, r := range roots {
					state := "online"
					if !r.Online {
						state = "offline"
					}
					c.say("%3d  %-7s  %7d photos  %s", r.ID, state, r.Photos, r.Path)
				}
			})
		},
	}, &cobra.Command{
		Use: "move OLD NEW", Short: "tell the catalog that a folder lies elsewhere now", Args: args(cobra.ExactArgs(2)),
		RunE: func(cmd *cobra.Command, a []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			done, err := d.MoveRoot(cmd.Context(), a[0], a[1])
			if err != nil {
				return err
			}
			return c.changed(done)
		},
	})
	return root
}

func (c *ctl) forgetCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "forget (PHOTO… | --query Q)", Short: "take photos out of the catalog, never off the disk",
	}
	query := queryFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, refs []string) error {
		d, err := c.open(cmd.Context())
		if err != nil {
			return err
		}
		ids, err := c.pick(cmd.Context(), d, cmd, refs, *query)
		if err != nil {
			return err
		}
		done, err := d.Forget(cmd.Context(), ids)
		if err != nil {
			return err
		}
		return c.changed(done)
	}
	return cmd
}

func (c *ctl) houseCommand() *cobra.Command {
	return &cobra.Command{
		Use: "house [FIELD=VALUE…]", Short: "show or set the house defaults: creator, credit, copyright, clientname, delimiter (of codes), sign.XXX (what a date line's sign stands for)",
		RunE: func(cmd *cobra.Command, a []string) error {
			d, err := c.open(cmd.Context())
			if err != nil {
				return err
			}
			if len(a) > 0 {
				refs, sets, err := splitSets(a, catalog.Replace, func(string) bool { return true })
				if err != nil {
					return err
				}
				if len(refs) > 0 {
					return usage("%q is not FIELD=VALUE", refs[0])
				}
				for i, s := range sets {
					sets[i].Value = catalog.TextValue(s.Value.String())
				}
				if _, err := d.SetHouse(cmd.Context(), sets...); err != nil {
					return err
				}
			}
			h, err := d.House(cmd.Context())
			if err != nil {
				return err
			}
			if h.Signs == nil {
				h.Signs = map[string]string{}
			}
			if h.CodeFiles == nil {
				h.CodeFiles = []string{}
			}
			return c.print(h, func() {
				c.say("creator    %s\ncredit     %s\ncopyright  %s", h.Creator, h.Credit, h.Copyright)
				for sign, place := range h.Signs {
					c.say("sign.%s = %s", sign, place)
				}
			})
		},
	}
}
