// Doors to the system that the Glibc module lacks, one header for each room that needs some.
#include "CrawlDoors.h"
