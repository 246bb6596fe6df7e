// See the headers; each room's doors stand in a file of their own.
#include "CSystem.h"
