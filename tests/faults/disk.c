/*
 * A disk for tests, preloaded before a process. It knows the files whose names end in .db, -wal and .acks.
 *   DISK_SLOW    how many microseconds longer each fsync takes
 *   DISK_ROOM    how many bytes can be written, for as long as the file DISK_FULL exists
 *   DISK_KILL    the process is killed at the write, truncation or sync of this number
 *   DISK_RECORD  a file that gets every write, truncation and sync, from which any moment can be put together again
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static int record = -1;
static int begun = 0;
static long operations = 0;
static long long written = 0;

/* 'd' for a database, 'w' for its WAL, 'a' for what was acknowledged, 0 for any other file. */
static char kind_of(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 5) return 0;
  path[length] = 0;
  if (strcmp(path + length - 3, ".db") == 0) return 'd';
  if (strcmp(path + length - 4, "-wal") == 0) return 'w';
  if (strcmp(path + length - 5, ".acks") == 0) return 'a';
  return 0;
}

static void note(char what, char kind, off_t offset, const void *bytes, size_t count) {
  if (!begun) {
    const char *path = getenv("DISK_RECORD");
    if (path) record = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    begun = 1;
  }
  if (record < 0) return;
  ssize_t (*real)(int, const void *, size_t) = dlsym(RTLD_NEXT, "write");
  uint64_t at = offset, size = bytes ? count : 0;
  char head[18];
  head[0] = what;
  head[1] = kind;
  memcpy(head + 2, &at, 8);
  memcpy(head + 10, &size, 8);
  if (real(record, head, sizeof head) < 0) abort();
  if (size > 0 && real(record, bytes, size) < 0) abort();
}

static void count_operation(char kind) {
  const char *fatal = getenv("DISK_KILL");
  if (kind == 'a' || !fatal) return;
  operations += 1;
  if (operations == atol(fatal)) kill(getpid(), SIGKILL);
}

static int is_full(char kind, size_t count) {
  const char *room = getenv("DISK_ROOM"), *flag = getenv("DISK_FULL");
  if (kind == 'a' || !room || !flag) return 0;
  if (written + (long long)count <= atoll(room)) return 0;
  return access(flag, F_OK) == 0;
}

static ssize_t put(const char *name, int fd, const void *bytes, size_t count, off_t offset) {
  ssize_t (*real)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, name);
  char kind = kind_of(fd);
  if (!kind) return real(fd, bytes, count, offset);
  pthread_mutex_lock(&turn);
  count_operation(kind);
  ssize_t result = -1;
  if (is_full(kind, count)) {
    errno = ENOSPC;
  } else {
    result = real(fd, bytes, count, offset);
    if (result > 0 && kind != 'a') written += result;
    if (result > 0) note('w', kind, offset, bytes, result);
  }
  int error = errno;
  pthread_mutex_unlock(&turn);
  errno = error;
  return result;
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) { return put("pwrite", fd, bytes, count, offset); }
ssize_t pwrite64(int fd, const void *bytes, size_t count, off_t offset) { return put("pwrite64", fd, bytes, count, offset); }

static int cut(const char *name, int fd, off_t size) {
  int (*real)(int, off_t) = dlsym(RTLD_NEXT, name);
  char kind = kind_of(fd);
  if (!kind) return real(fd, size);
  pthread_mutex_lock(&turn);
  count_operation(kind);
  int result = real(fd, size);
  if (result == 0) note('t', kind, size, NULL, 0);
  pthread_mutex_unlock(&turn);
  return result;
}
int ftruncate(int fd, off_t size) { return cut("ftruncate", fd, size); }
int ftruncate64(int fd, off_t size) { return cut("ftruncate64", fd, size); }

static int reach(const char *name, int fd) {
  int (*real)(int) = dlsym(RTLD_NEXT, name);
  char kind = kind_of(fd);
  if (!kind) return real(fd);
  const char *slow = getenv("DISK_SLOW");
  if (slow) usleep(atoi(slow));
  pthread_mutex_lock(&turn);
  count_operation(kind);
  int result = real(fd);
  if (result == 0) note('s', kind, 0, NULL, 0);
  pthread_mutex_unlock(&turn);
  return result;
}
int fsync(int fd) { return reach("fsync", fd); }
int fdatasync(int fd) { return reach("fdatasync", fd); }
