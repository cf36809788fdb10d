#pragma once
#include <sqlite3.h>

// A layer over SQLite's own way to the disk, for tests only: it records what a watched database writes, in order, and
// fails the calls it is told to fail. Files that nobody watches pass through untouched.

enum { FCT_WRITE = 1, FCT_TRUNCATE = 2, FCT_SYNC = 4, FCT_OPEN = 8, FCT_DELETE = 16, FCT_MARK = 32 };
enum { FCT_DATABASE = 0, FCT_LOG = 1 };

typedef struct fct_watch fct_watch;

typedef struct {
  int kind;
  // FCT_DATABASE or FCT_LOG; of a mark: its number.
  int file;
  // Of a write: where; of a truncation: the new size; of a flush: 1 when it was made to fail.
  sqlite3_int64 offset;
  int size;
  const unsigned char *bytes;
} fct_event;

// Makes the layer the process' default. May be called again.
int fct_install(void);

// Watches the database at `path` and its write-ahead log, opened from now on. NULL when too many are watched.
fct_watch *fct_watch_begin(const char *path);
// Files opened from now on are not watched; what was recorded stays.
void fct_watch_stop(fct_watch *);
// All connections must be closed.
void fct_watch_end(fct_watch *);

// A moment to remember among the events.
void fct_watch_mark(fct_watch *, int number);
int fct_watch_count(fct_watch *);
fct_event fct_watch_event(fct_watch *, int index);

// Fails the `when`th call (from 1) of the kinds, and the `more` calls of the kinds after it, with `result`.
// A write writes the first `part` of its bytes first, in per mille.
void fct_watch_fail(fct_watch *, int kinds, int when, int more, int result, int part);
// How many calls of the kinds there were since, and how many were failed.
int fct_watch_calls(fct_watch *);
int fct_watch_failed(fct_watch *);
