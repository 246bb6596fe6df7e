// All doors are inline; see include/CCurl.h. SwiftPM wants one source file in a C target.
#include "CCurl.h"
