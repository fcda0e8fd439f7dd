package settings

import (
	"encoding/json"
	"errors"
	"fmt"

	"cutline/app/command"
)

// keySet is the choice of keys as it is handed from person to person.
type keySet struct {
	Keys       string              `json:"cutlineKeys"`
	PlainRates bool                `json:"plainRates,omitempty"`
	Own        map[string][]string `json:"own,omitempty"`
}

// KeySet is the choice of keys as a text that can be sent, or kept in a file.
func (p Prefs) KeySet() string {
	b, err := json.MarshalIndent(keySet{p.Keys, p.PlainRates, p.OwnKeys}, "", "  ")
	if err != nil {
		return "" // strings and maps of them can always be written
	}
	return string(b)
}

// maxKeySet is longer than any key set.
const maxKeySet = 1 << 16

// SetKeySet takes the choice of keys that KeySet wrote; with an error nothing
// is taken. Commands that this version has not are left out.
func (p *Prefs) SetKeySet(text string) error {
	var set keySet
	if len(text) > maxKeySet {
		return errors.New("read a key set: it is too long")
	}
	if err := json.Unmarshal([]byte(text), &set); err != nil {
		return fmt.Errorf("read a key set: %w", err)
	}
	if set.Keys != KeysPhotoMechanic && set.Keys != KeysLightroom {
		return fmt.Errorf("read a key set: there is no preset %q", set.Keys)
	}
	next := Prefs{Keys: set.Keys, PlainRates: set.PlainRates}
	table := command.New(next.CommandOptions())
	for id, texts := range set.Own {
		if _, ok := table.Command(command.ID(id)); !ok {
			continue
		}
		keys := []command.Key{}
		for _, text := range texts {
			k, err := command.ParseKey(text)
			if err != nil {
				return err
			}
			if table.Refuse(command.ID(id), k) == "" {
				keys = append(keys, k)
			}
		}
		next.SetKeys(command.ID(id), keys)
	}
	p.Keys, p.PlainRates, p.OwnKeys = next.Keys, next.PlainRates, next.OwnKeys
	return nil
}
