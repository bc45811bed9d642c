/* A disk that fails when it is told to: loaded before the C library, so that Python and the database both meet it.

   While armed it counts the calls of one kind on files below one folder, and lets the nth of them fail, or that one and
   every later one. A full disk takes half of what is written first. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE, SYNC, RENAME, OPEN, UNLINK, TRUNCATE, SYNC_FOLDER };

static char below[4096];
static int armed, kind, nth, number, lasting, halving, seen, hits;

void disk_arm(const char *folder, int which, int at, int error, int lasts, int halves) {
    strncpy(below, folder, sizeof below - 1);
    kind = which, nth = at, number = error, lasting = lasts, halving = halves, seen = hits = 0, armed = 1;
}

int disk_disarm(void) { armed = 0; return hits; }

static int is_below(const char *path) { return path && strncmp(path, below, strlen(below)) == 0; }

static int fails(int which, const char *path) {
    if (!armed || which != kind || !is_below(path)) return 0;
    int at = __atomic_add_fetch(&seen, 1, __ATOMIC_SEQ_CST);
    if (at != nth && !(lasting && at > nth)) return 0;
    __atomic_add_fetch(&hits, 1, __ATOMIC_SEQ_CST);
    errno = number;
    return 1;
}

static int fails_on(int which, int fd) {
    char link[64], path[4096];
    if (!armed || which != kind) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return fails(which, path);
}

static int is_folder(int fd) { struct stat about; return fstat(fd, &about) == 0 && S_ISDIR(about.st_mode); }

#define REAL(type, name, ...) static type (*real)(__VA_ARGS__); if (!real) real = dlsym(RTLD_NEXT, name)
#define HALF(size) (halving && hits == 1 && (size) > 1)

ssize_t write(int fd, const void *data, size_t size) {
    REAL(ssize_t, "write", int, const void *, size_t);
    if (fails_on(WRITE, fd)) return HALF(size) ? real(fd, data, size / 2) : -1;
    return real(fd, data, size);
}
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (fails_on(WRITE, fd)) return HALF(size) ? real(fd, data, size / 2, at) : -1;
    return real(fd, data, size, at);
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

static int sync_fails(int fd) { return fails_on(is_folder(fd) ? SYNC_FOLDER : SYNC, fd); }
int fsync(int fd) { REAL(int, "fsync", int); return sync_fails(fd) ? -1 : real(fd); }
int fdatasync(int fd) { REAL(int, "fdatasync", int); return sync_fails(fd) ? -1 : real(fd); }

int rename(const char *from, const char *to) {
    REAL(int, "rename", const char *, const char *);
    return fails(RENAME, to) ? -1 : real(from, to);
}
int unlink(const char *path) { REAL(int, "unlink", const char *); return fails(UNLINK, path) ? -1 : real(path); }
int ftruncate64(int fd, off64_t size) {
    REAL(int, "ftruncate64", int, off64_t);
    return fails_on(TRUNCATE, fd) ? -1 : real(fd, size);
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int open64(const char *path, int flags, ...) {
    REAL(int, "open64", const char *, int, ...);
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return fails(OPEN, path) ? -1 : real(path, flags, mode);
}
int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open64(path, flags, mode);
}
