// The opaque door stands in CPageTree; this module only carries the flags of pkg-config.
