#pragma once
#include <zlib.h>

// deflateInit2 is a macro, which Swift does not see. Negative window bits: no header, no checksum (RFC 1951 alone).
static inline int facturier_deflate_init(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
