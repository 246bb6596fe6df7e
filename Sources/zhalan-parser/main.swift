import Glibc
import Parser

exit(WorkerLoop.run())
