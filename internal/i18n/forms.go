package i18n

import "maps"

// Forms are the plural forms of a key by category ("one", "other"), unfilled, for a
// script that counts by itself; nil if it has none.
func (c *Catalog) Forms(key string) map[string]string { return maps.Clone(c.plurals[key]) }
