// Small doors to the system that Swift's Glibc module lacks.
#include "FileDoors.h"
