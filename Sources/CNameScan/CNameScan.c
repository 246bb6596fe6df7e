// The functions are in the header: they are called for each line of a list and must be inlined.
#include "NameScan.h"
