// The typed doors stand in CCurl; this module only carries the flags of pkg-config.
