#pragma once
#define ZSTD_STATIC_LINKING_ONLY
#include <zstd.h>
#include <zdict.h>

// A macro Swift does not see.
static inline size_t fct_zstd_bound(size_t size) { return ZSTD_compressBound(size); }

// Reads the dictionary's tables where they are. Left to itself zstd copies them for every input longer than 16 kB, which
// takes longer than compressing it. A hint: the frames are as readable without it.
static inline void fct_zstd_attach_dictionary(ZSTD_CCtx *context) {
  ZSTD_CCtx_setParameter(context, ZSTD_c_forceAttachDict, ZSTD_dictForceAttach);
}
