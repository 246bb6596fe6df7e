<<<<<<< HEAD
=======
// See the headers; each room's doors stand in a file of their own.
>>>>>>> 888ac7feb155f73b5a83fafa9acd0100f13a34fe
#include "CSystem.h"
