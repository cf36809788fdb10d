#pragma once
#include <sqlite3.h>

// SQLITE_TRANSIENT is a cast, invisible to Swift. The 64-bit lengths make SQLite answer SQLITE_TOOBIG
// instead of us trapping on a value too long.
static inline int fct_bind_text(sqlite3_stmt *s, int i, const char *p, sqlite3_uint64 n) {
  return sqlite3_bind_text64(s, i, p, n, SQLITE_TRANSIENT, SQLITE_UTF8);
}
// A NULL pointer would bind NULL, and an empty Swift buffer may have one: an empty blob is not NULL.
static inline int fct_bind_blob(sqlite3_stmt *s, int i, const void *p, sqlite3_uint64 n) {
  return n == 0 ? sqlite3_bind_zeroblob(s, i, 0)
                : sqlite3_bind_blob64(s, i, p, n, SQLITE_TRANSIENT);
}
// Variadic, so invisible too. "name" is a column or an error, never silently a string; and SQL cannot
// write to SQLite's own tables.
static inline int fct_be_strict(sqlite3 *db) {
  int rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (int *)0);
  if (rc == SQLITE_OK) rc = sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, (int *)0);
  return rc;
}
// Leaves the write-ahead log as it is when the last connection closes.
static inline int fct_leave_log(sqlite3 *db) {
  return sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
