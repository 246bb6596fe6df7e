// libcurl does its TLS with OpenSSL; CCurl watches it for the closing word. This module only carries the flags of pkg-config.
