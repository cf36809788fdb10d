#include "fault_vfs.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct fct_watch {
  char *path;
  fct_event *events;
  int count, room;
  int kinds, when, more, result, part;
  int calls, failed;
};

typedef struct {
  sqlite3_file base;
  fct_watch *watch;
  int which;
} fault_file;

#define WATCHES 64
static fct_watch *watches[WATCHES];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *real;
static sqlite3_vfs layer;

static sqlite3_file *under(sqlite3_file *f) { return (sqlite3_file *)((fault_file *)f + 1); }

// --- What happened, and what is to fail. `lock` is held.

static void record(fct_watch *w, int kind, int file, sqlite3_int64 offset, int size, const void *bytes) {
  if (w->count == w->room) {
    w->room = w->room ? w->room * 2 : 1024;
    w->events = realloc(w->events, sizeof(fct_event) * (size_t)w->room);
  }
  unsigned char *copy = NULL;
  if (bytes && size > 0) {
    copy = malloc((size_t)size);
    memcpy(copy, bytes, (size_t)size);
  }
  w->events[w->count++] = (fct_event){kind, file, offset, size, copy};
}

static int fails(fct_watch *w, int kind) {
  if (!(w->kinds & kind)) return 0;
  w->calls++;
  if (w->calls < w->when || (sqlite3_int64)w->calls > (sqlite3_int64)w->when + w->more) return 0;
  w->failed++;
  return 1;
}

// --- Files

static int f_close(sqlite3_file *f) { return under(f)->pMethods->xClose(under(f)); }
static int f_read(sqlite3_file *f, void *b, int n, sqlite3_int64 o) {
  return under(f)->pMethods->xRead(under(f), b, n, o);
}
static int f_write(sqlite3_file *f, const void *bytes, int size, sqlite3_int64 offset) {
  fault_file *own = (fault_file *)f;
  pthread_mutex_lock(&lock);
  int fail = fails(own->watch, FCT_WRITE);
  int written = fail ? (int)((sqlite3_int64)size * own->watch->part / 1000) : size;
  int result = own->watch->result;
  if (written > 0) record(own->watch, FCT_WRITE, own->which, offset, written, bytes);
  pthread_mutex_unlock(&lock);
  int real_result = written > 0 ? under(f)->pMethods->xWrite(under(f), bytes, written, offset) : SQLITE_OK;
  return fail ? result : real_result;
}
static int f_truncate(sqlite3_file *f, sqlite3_int64 size) {
  fault_file *own = (fault_file *)f;
  pthread_mutex_lock(&lock);
  int fail = fails(own->watch, FCT_TRUNCATE);
  int result = own->watch->result;
  if (!fail) record(own->watch, FCT_TRUNCATE, own->which, size, 0, NULL);
  pthread_mutex_unlock(&lock);
  return fail ? result : under(f)->pMethods->xTruncate(under(f), size);
}
static int f_sync(sqlite3_file *f, int flags) {
  fault_file *own = (fault_file *)f;
  pthread_mutex_lock(&lock);
  int fail = fails(own->watch, FCT_SYNC);
  int result = own->watch->result;
  record(own->watch, FCT_SYNC, own->which, fail, 0, NULL);
  pthread_mutex_unlock(&lock);
  // Nothing is flushed for real: a crash is a copy of what was recorded.
  (void)flags;
  return fail ? result : SQLITE_OK;
}
static int f_size(sqlite3_file *f, sqlite3_int64 *n) { return under(f)->pMethods->xFileSize(under(f), n); }
static int f_lock(sqlite3_file *f, int l) { return under(f)->pMethods->xLock(under(f), l); }
static int f_unlock(sqlite3_file *f, int l) { return under(f)->pMethods->xUnlock(under(f), l); }
static int f_reserved(sqlite3_file *f, int *r) { return under(f)->pMethods->xCheckReservedLock(under(f), r); }
static int f_control(sqlite3_file *f, int op, void *a) { return under(f)->pMethods->xFileControl(under(f), op, a); }
static int f_sector(sqlite3_file *f) { return under(f)->pMethods->xSectorSize(under(f)); }
static int f_device(sqlite3_file *f) { return under(f)->pMethods->xDeviceCharacteristics(under(f)); }
static int f_map(sqlite3_file *f, int p, int n, int e, void volatile **pp) {
  return under(f)->pMethods->xShmMap(under(f), p, n, e, pp);
}
static int f_shm_lock(sqlite3_file *f, int o, int n, int l) { return under(f)->pMethods->xShmLock(under(f), o, n, l); }
static void f_barrier(sqlite3_file *f) { under(f)->pMethods->xShmBarrier(under(f)); }
static int f_unmap(sqlite3_file *f, int d) { return under(f)->pMethods->xShmUnmap(under(f), d); }

// Version 2: without memory mapping, which we do not use.
static const sqlite3_io_methods methods = {
  2, f_close, f_read, f_write, f_truncate, f_sync, f_size, f_lock, f_unlock, f_reserved, f_control, f_sector,
  f_device, f_map, f_shm_lock, f_barrier, f_unmap, 0, 0};

// --- The file system

// Which watched file a path is. `lock` is held.
static fct_watch *watched(const char *path, int *which) {
  if (!path) return NULL;
  for (int i = 0; i < WATCHES; i++) {
    fct_watch *w = watches[i];
    if (!w) continue;
    size_t n = strlen(w->path);
    if (strncmp(path, w->path, n)) continue;
    if (!path[n]) { *which = FCT_DATABASE; return w; }
    if (!strcmp(path + n, "-wal")) { *which = FCT_LOG; return w; }
  }
  return NULL;
}

static int v_open(sqlite3_vfs *v, const char *path, sqlite3_file *f, int flags, int *out) {
  (void)v;
  int which = 0;
  pthread_mutex_lock(&lock);
  fct_watch *w = watched(path, &which);
  int fail = w ? fails(w, FCT_OPEN) : 0;
  int failure = w ? w->result : 0;
  pthread_mutex_unlock(&lock);
  if (!w) return real->xOpen(real, path, f, flags, out);
  f->pMethods = NULL;
  if (fail) return failure;
  memset(under(f), 0, (size_t)real->szOsFile);
  int result = real->xOpen(real, path, under(f), flags, out);
  if (result != SQLITE_OK) {
    // Half-open files still want to be closed.
    if (under(f)->pMethods) under(f)->pMethods->xClose(under(f));
    return result;
  }
  ((fault_file *)f)->watch = w;
  ((fault_file *)f)->which = which;
  f->pMethods = &methods;
  return SQLITE_OK;
}
static int v_delete(sqlite3_vfs *v, const char *path, int sync) {
  (void)v;
  int which = 0;
  pthread_mutex_lock(&lock);
  fct_watch *w = watched(path, &which);
  int fail = w ? fails(w, FCT_DELETE) : 0;
  int failure = w ? w->result : 0;
  if (w && !fail) record(w, FCT_DELETE, which, 0, 0, NULL);
  pthread_mutex_unlock(&lock);
  return fail ? failure : real->xDelete(real, path, sync);
}
static int v_access(sqlite3_vfs *v, const char *p, int f, int *r) { (void)v; return real->xAccess(real, p, f, r); }
static int v_full(sqlite3_vfs *v, const char *p, int n, char *o) { (void)v; return real->xFullPathname(real, p, n, o); }
static void *v_dlopen(sqlite3_vfs *v, const char *p) { (void)v; return real->xDlOpen(real, p); }
static void v_dlerror(sqlite3_vfs *v, int n, char *m) { (void)v; real->xDlError(real, n, m); }
static void (*v_dlsym(sqlite3_vfs *v, void *h, const char *s))(void) { (void)v; return real->xDlSym(real, h, s); }
static void v_dlclose(sqlite3_vfs *v, void *h) { (void)v; real->xDlClose(real, h); }
static int v_random(sqlite3_vfs *v, int n, char *o) { (void)v; return real->xRandomness(real, n, o); }
static int v_sleep(sqlite3_vfs *v, int n) { (void)v; return real->xSleep(real, n); }
static int v_time(sqlite3_vfs *v, double *t) { (void)v; return real->xCurrentTime(real, t); }
static int v_error(sqlite3_vfs *v, int n, char *m) { (void)v; return real->xGetLastError(real, n, m); }
static int v_time64(sqlite3_vfs *v, sqlite3_int64 *t) { (void)v; return real->xCurrentTimeInt64(real, t); }
// Those who replace a system call mean the one that is really made.
static int v_set(sqlite3_vfs *v, const char *n, sqlite3_syscall_ptr p) { (void)v; return real->xSetSystemCall(real, n, p); }
static sqlite3_syscall_ptr v_get(sqlite3_vfs *v, const char *n) { (void)v; return real->xGetSystemCall(real, n); }
static const char *v_next(sqlite3_vfs *v, const char *n) { (void)v; return real->xNextSystemCall(real, n); }

int fct_install(void) {
  pthread_mutex_lock(&lock);
  int result = SQLITE_OK;
  if (!real) {
    real = sqlite3_vfs_find("unix");
    layer = *real;
    layer.szOsFile = real->szOsFile + (int)sizeof(fault_file);
    layer.zName = "facturier-fault";
    layer.pNext = NULL;
    layer.xOpen = v_open;
    layer.xDelete = v_delete;
    layer.xAccess = v_access;
    layer.xFullPathname = v_full;
    layer.xDlOpen = v_dlopen;
    layer.xDlError = v_dlerror;
    layer.xDlSym = v_dlsym;
    layer.xDlClose = v_dlclose;
    layer.xRandomness = v_random;
    layer.xSleep = v_sleep;
    layer.xCurrentTime = v_time;
    layer.xGetLastError = v_error;
    layer.xCurrentTimeInt64 = v_time64;
    layer.xSetSystemCall = v_set;
    layer.xGetSystemCall = v_get;
    layer.xNextSystemCall = v_next;
    result = sqlite3_vfs_register(&layer, 1);
  }
  pthread_mutex_unlock(&lock);
  return result;
}

// --- Watches

fct_watch *fct_watch_begin(const char *path) {
  fct_watch *w = calloc(1, sizeof *w);
  w->path = strdup(path);
  pthread_mutex_lock(&lock);
  for (int i = 0; i < WATCHES; i++) {
    if (watches[i]) continue;
    watches[i] = w;
    pthread_mutex_unlock(&lock);
    return w;
  }
  pthread_mutex_unlock(&lock);
  free(w->path);
  free(w);
  return NULL;
}

void fct_watch_stop(fct_watch *w) {
  pthread_mutex_lock(&lock);
  for (int i = 0; i < WATCHES; i++)
    if (watches[i] == w) watches[i] = NULL;
  pthread_mutex_unlock(&lock);
}

void fct_watch_end(fct_watch *w) {
  fct_watch_stop(w);
  for (int i = 0; i < w->count; i++) free((void *)w->events[i].bytes);
  free(w->events);
  free(w->path);
  free(w);
}

void fct_watch_mark(fct_watch *w, int number) {
  pthread_mutex_lock(&lock);
  record(w, FCT_MARK, number, 0, 0, NULL);
  pthread_mutex_unlock(&lock);
}

int fct_watch_count(fct_watch *w) {
  pthread_mutex_lock(&lock);
  int count = w->count;
  pthread_mutex_unlock(&lock);
  return count;
}

fct_event fct_watch_event(fct_watch *w, int index) {
  pthread_mutex_lock(&lock);
  fct_event event = w->events[index];
  pthread_mutex_unlock(&lock);
  return event;
}

void fct_watch_fail(fct_watch *w, int kinds, int when, int more, int result, int part) {
  pthread_mutex_lock(&lock);
  w->kinds = kinds;
  w->when = when;
  w->more = more;
  w->result = result;
  w->part = part;
  w->calls = w->failed = 0;
  pthread_mutex_unlock(&lock);
}

int fct_watch_calls(fct_watch *w) {
  pthread_mutex_lock(&lock);
  int calls = w->calls;
  pthread_mutex_unlock(&lock);
  return calls;
}

int fct_watch_failed(fct_watch *w) {
  pthread_mutex_lock(&lock);
  int failed = w->failed;
  pthread_mutex_unlock(&lock);
  return failed;
}
