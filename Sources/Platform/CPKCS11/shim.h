#pragma once
// The types alone: a module is loaded when a key lives in one, and nothing is linked.
#define CRYPTOKI_GNU 1
#include </usr/include/p11-kit-1/p11-kit/pkcs11.h>
