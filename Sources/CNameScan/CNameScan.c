#include "NameScan.h"

void name_parts(
    const uint64_t *highs, const uint64_t *lows, size_t steps, const uint64_t *high, const uint64_t *low, size_t count,
    uint32_t *parts) {
    for (size_t index = 0; index < count; index++) parts[index] = 0;
    for (size_t step = steps; step > 0; step >>= 1) {
        for (size_t index = 0; index < count; index++) {
            uint32_t next = parts[index] + (uint32_t)step;
            // Without the word the compiler makes a branch of it, which is wrong every second time.
            parts[index] = __builtin_unpredictable(highs[next] <= high[index]) ? next : parts[index];
        }
    }
    for (size_t index = 0; index < count; index++) {
        if (highs[parts[index]] == high[index]) parts[index] = name_part(highs, lows, steps, high[index], low[index]);
    }
}
