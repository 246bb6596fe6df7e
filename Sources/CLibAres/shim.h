// The typed doors stand in CAres; this module only carries the flags of pkg-config.
