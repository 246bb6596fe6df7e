#ifndef CSYSTEM_H
#define CSYSTEM_H

#include "WorkerDoors.h"

#endif
