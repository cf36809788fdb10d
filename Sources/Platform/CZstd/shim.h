#pragma once
#include <zstd.h>
#include <zdict.h>

// A macro Swift does not see.
static inline size_t fct_zstd_bound(size_t size) { return ZSTD_compressBound(size); }
