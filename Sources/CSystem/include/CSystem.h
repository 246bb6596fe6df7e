/// Small typed doors to what Swift's Glibc module lacks. One header per friend.
#ifndef ZHALAN_CSYSTEM_H
#define ZHALAN_CSYSTEM_H
#include "CrawlDoors.h"
#include "FileDoors.h"
#include "LockDoors.h"
#include "TextDoors.h"
#include "WorkerDoors.h"
#endif
