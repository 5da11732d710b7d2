/*
 * Stands between a program and the C library (LD_PRELOAD) for the files below SHIM_FOLDER, on 64-bit Linux.
 *
 * With SHIM_JOURNAL set, each write, truncation, sync and removal is noted there in the order in which it was made, so
 * that power-cuts.test.ts can build what a disk might hold after losing power at any moment.
 * While the file SHIM_FAULT exists, writes below the folder fail with the error number that it holds (disk.test.ts).
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, TRUNCATE = 2, SYNC = 3, REMOVE = 4, LINK = 5 };
#define MOST 65536

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char *names[MOST]; /* by descriptor, null when it is none of ours */
static int journal = -1;

static const char *ours(const char *path, char *whole) {
  const char *folder = getenv("SHIM_FOLDER");
  if (!folder || !path) return NULL;
  if (path[0] == '/') snprintf(whole, 4096, "%s", path);
  else {
    char here[2048];
    if (!getcwd(here, sizeof here)) return NULL;
    snprintf(whole, 4096, "%s/%s", here, path);
  }
  size_t length = strlen(folder);
  if (strncmp(whole, folder, length) != 0 || (whole[length] != '/' && whole[length] != 0)) return NULL;
  if (whole[length] == 0) return whole + length; /* the folder itself, whose sync makes the names in it last */
  size_t end = strlen(whole);
  if (end > 4 && strcmp(whole + end - 4, "-shm") == 0) return NULL; /* made anew by whoever opens the database */
  return whole + length + 1;
}

static void note(uint32_t op, const char *name, uint64_t offset, const void *bytes, uint64_t length) {
  const char *path = getenv("SHIM_JOURNAL");
  if (!path) return;
  if (journal < 0) journal = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  uint32_t name_length = (uint32_t)strlen(name);
  struct { uint32_t op, name_length; uint64_t offset, length; } head = { op, name_length, offset, length };
  struct iovec parts[3] = { { &head, sizeof head }, { (void *)name, name_length }, { (void *)bytes, bytes ? length : 0 } };
  syscall(SYS_writev, journal, parts, 3);
}

static int fault(void) {
  const char *path = getenv("SHIM_FAULT");
  if (!path) return 0;
  int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0) return 0;
  char digits[16] = { 0 };
  syscall(SYS_read, fd, digits, sizeof digits - 1);
  syscall(SYS_close, fd);
  return atoi(digits);
}

static void opened(int fd, const char *path, int flags) {
  char whole[4096];
  const char *name = ours(path, whole);
  if (fd < 0 || fd >= MOST) return;
  pthread_mutex_lock(&lock);
  free(names[fd]);
  names[fd] = name ? strdup(name) : NULL;
  if (name && (flags & O_TRUNC)) note(TRUNCATE, name, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
}

static int may_open(const char *path, int flags) {
  char whole[4096];
  if (!(flags & (O_CREAT | O_TRUNC)) || !ours(path, whole)) return 1;
  int error = access(path, F_OK) == 0 && !(flags & O_TRUNC) ? 0 : fault();
  if (error) errno = error;
  return error == 0;
}

#define OPEN(name)                                                              \
  int name(const char *path, int flags, ...) {                                  \
    mode_t mode = 0;                                                            \
    if (flags & (O_CREAT | O_TMPFILE)) {                                        \
      va_list rest;                                                             \
      va_start(rest, flags);                                                    \
      mode = va_arg(rest, mode_t);                                              \
      va_end(rest);                                                             \
    }                                                                           \
    if (!may_open(path, flags)) return -1;                                      \
    int fd = (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);             \
    opened(fd, path, flags);                                                    \
    return fd;                                                                  \
  }
OPEN(open)
OPEN(open64)

int close(int fd) {
  if (fd >= 0 && fd < MOST) {
    pthread_mutex_lock(&lock);
    free(names[fd]);
    names[fd] = NULL;
    pthread_mutex_unlock(&lock);
  }
  return (int)syscall(SYS_close, fd);
}

/* Node closes its files by the system call itself: the number may since have gone to a socket or a pipe. */
static int is_ours(int fd) {
  struct stat about;
  if (fd < 0 || fd >= MOST || !names[fd]) return 0;
  if (fstat(fd, &about) == 0 && (S_ISREG(about.st_mode) || S_ISDIR(about.st_mode))) return 1;
  pthread_mutex_lock(&lock);
  free(names[fd]);
  names[fd] = NULL;
  pthread_mutex_unlock(&lock);
  return 0;
}

/* The note is made under the lock and before the call returns: whoever is told of a sync finds it in the journal. */
static ssize_t written(int fd, const void *bytes, size_t length, off_t offset, int at_offset) {
  if (!is_ours(fd)) return at_offset ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
  int error = fault();
  if (error) { errno = error; return -1; }
  pthread_mutex_lock(&lock);
  if (!at_offset) {
    struct stat about;
    int flags = fcntl(fd, F_GETFL);
    offset = (flags & O_APPEND) && fstat(fd, &about) == 0 ? about.st_size : lseek(fd, 0, SEEK_CUR);
  }
  ssize_t done = at_offset ? syscall(SYS_pwrite64, fd, bytes, length, offset) : syscall(SYS_write, fd, bytes, length);
  if (done > 0 && names[fd]) note(WRITE, names[fd], (uint64_t)offset, bytes, (uint64_t)done);
  pthread_mutex_unlock(&lock);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) { return written(fd, bytes, length, 0, 0); }
ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) { return written(fd, bytes, length, offset, 1); }
ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) { return written(fd, bytes, length, offset, 1); }

static int synced(int fd, long call) {
  if (!is_ours(fd)) return (int)syscall(call, fd);
  int error = fault();
  if (error) { errno = error; return -1; }
  pthread_mutex_lock(&lock);
  /* The disk itself need not be waited for: what counts is what the program asked of it. */
  if (names[fd]) note(SYNC, names[fd], 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return getenv("SHIM_JOURNAL") ? 0 : (int)syscall(call, fd);
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

static int cut(int fd, off_t length) {
  if (!is_ours(fd)) return (int)syscall(SYS_ftruncate, fd, length);
  int error = fault();
  if (error) { errno = error; return -1; }
  pthread_mutex_lock(&lock);
  int done = (int)syscall(SYS_ftruncate, fd, length);
  if (done == 0 && names[fd]) note(TRUNCATE, names[fd], (uint64_t)length, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

int ftruncate(int fd, off_t length) { return cut(fd, length); }
int ftruncate64(int fd, off64_t length) { return cut(fd, length); }

int unlink(const char *path) {
  char whole[4096];
  const char *name = ours(path, whole);
  if (!name) return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  pthread_mutex_lock(&lock);
  int done = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (done == 0) note(REMOVE, name, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  return done;
}

/* A second name for a file, or another name: the bytes of the note are the new one. */
static int named(const char *from, const char *to, int moves) {
  char whole_from[4096], whole_to[4096];
  const char *name = ours(from, whole_from), *other = ours(to, whole_to);
  if (name && other && fault()) { errno = fault(); return -1; }
  pthread_mutex_lock(&lock);
  int done = moves ? (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0) : (int)syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0);
  if (done == 0 && name && other) {
    note(LINK, name, 0, other, strlen(other));
    if (moves) note(REMOVE, name, 0, NULL, 0);
  }
  pthread_mutex_unlock(&lock);
  return done;
}

int rename(const char *from, const char *to) { return named(from, to, 1); }
int link(const char *from, const char *to) { return named(from, to, 0); }
