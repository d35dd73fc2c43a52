/* A closed-loop HTTP/1.1 load generator: one epoll thread, N keep-alive connections, one request each at a time.
 *
 *   load HOST PORT CONNECTIONS SECONDS REQUEST_FILE [MAX_REQUESTS]
 *
 * REQUEST_FILE holds the raw bytes of one request, head and body. Every run of eight '#' in it becomes a number that is
 * different in each request, so that nothing can be answered from memory. Answers end by Content-Length or zero chunk.
 * Prints one JSON line: requests, seconds, errors, p50/p99/max of the whole answer and p50 of its first byte in µs.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

typedef struct { int fd; size_t used, cap, sent; char *in, *req; double t0, first; } Conn;
static size_t holes[65536], nholes; static unsigned long number;
static char *req; static size_t reqlen;
static int ep; static struct sockaddr_in addr;
static float *lat, *ttfb; static size_t nlat, caplat;
static long errors, bad_status;

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3; }

static int connect_one(Conn *c) {
  int one = 1;
  c->fd = socket(AF_INET, SOCK_STREAM, 0);
  if (connect(c->fd, (void *)&addr, sizeof addr)) { perror("connect"); return -1; }
  setsockopt(c->fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
  fcntl(c->fd, F_SETFL, O_NONBLOCK);
  struct epoll_event ev = {.events = EPOLLIN, .data.ptr = c};
  epoll_ctl(ep, EPOLL_CTL_ADD, c->fd, &ev);
  return 0;
}

static void want(Conn *c, unsigned events) {
  struct epoll_event ev = {.events = events, .data.ptr = c};
  epoll_ctl(ep, EPOLL_CTL_MOD, c->fd, &ev);
}

static void pump(Conn *c) {
  while (c->sent < reqlen) {
    ssize_t w = write(c->fd, c->req + c->sent, reqlen - c->sent);
    if (w > 0) { c->sent += (size_t)w; continue; }
    if (w < 0 && errno == EAGAIN) { want(c, EPOLLIN | EPOLLOUT); return; }
    return;
  }
  want(c, EPOLLIN);
}

static void begin(Conn *c) {
  char digits[16];
  snprintf(digits, sizeof digits, "%08lu", number++ % 100000000);
  for (size_t i = 0; i < nholes; i++) memcpy(c->req + holes[i], digits, 8);
  c->used = c->sent = 0; c->first = 0; c->t0 = now();
  ssize_t w = write(c->fd, c->req, reqlen);
  if (w > 0) c->sent = (size_t)w;
  if (c->sent < reqlen) pump(c);
}

static int done(Conn *c) {
  char *end = memmem(c->in, c->used, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = (size_t)(end - c->in) + 4, len = 0;
  int chunked = 0;
  for (char *p = c->in; p < end;) {
    char *nl = memmem(p, (size_t)(end - p) + 2, "\r\n", 2);
    if (!strncasecmp(p, "content-length:", 15)) len = strtoul(p + 15, 0, 10);
    if (!strncasecmp(p, "transfer-encoding:", 18)) chunked = 1;
    p = nl + 2;
  }
  if (chunked) return c->used >= head + 5 && !memcmp(c->in + c->used - 5, "0\r\n\r\n", 5);
  return c->used >= head + len;
}

static int cmp(const void *a, const void *b) { float x = *(const float *)a, y = *(const float *)b; return x < y ? -1 : x > y; }

int main(int argc, char **argv) {
  if (argc < 6) return 2;
  int n = atoi(argv[3]); double seconds = atof(argv[4]); long most = argc > 6 ? atol(argv[6]) : -1, begun = 0;
  FILE *f = fopen(argv[5], "rb"); fseek(f, 0, SEEK_END); reqlen = (size_t)ftell(f); rewind(f);
  req = malloc(reqlen); if (fread(req, 1, reqlen, f) != reqlen) return 2;
  for (size_t i = 0; i + 8 <= reqlen && nholes < 65536; i++)
    if (!memcmp(req + i, "########", 8)) { holes[nholes++] = i; i += 7; }
  struct timespec seed; clock_gettime(CLOCK_REALTIME, &seed); number = (unsigned long)seed.tv_nsec;
  addr.sin_family = AF_INET; addr.sin_port = htons((unsigned short)atoi(argv[2])); inet_pton(AF_INET, argv[1], &addr.sin_addr);
  ep = epoll_create1(0); caplat = 1 << 20; lat = malloc(caplat * sizeof *lat); ttfb = malloc(caplat * sizeof *ttfb);
  Conn *all = calloc((size_t)n, sizeof *all);
  double start = now(), stop = start + seconds * 1e6; int open = 0;
  for (int i = 0; i < n; i++) {
    Conn *c = &all[i]; c->cap = 1 << 16; c->in = malloc(c->cap);
    c->req = malloc(reqlen); memcpy(c->req, req, reqlen);
    if (most >= 0 && begun >= most) break;
    if (connect_one(c)) return 1;
    open++; begun++; begin(c);
  }
  struct epoll_event got[256];
  while (open) {
    int k = epoll_wait(ep, got, 256, 15000);
    if (k <= 0 || now() > stop + 30e6) { errors += open; break; }
    for (int i = 0; i < k; i++) {
      Conn *c = got[i].data.ptr;
      if (got[i].events & EPOLLOUT) pump(c);
      if (!(got[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))) continue;
      if (c->used == c->cap) { c->cap *= 2; c->in = realloc(c->in, c->cap); }
      ssize_t r = read(c->fd, c->in + c->used, c->cap - c->used);
      if (r < 0 && errno == EAGAIN) continue;
      if (r <= 0) {
        errors++; close(c->fd);
        if (now() < stop && (most < 0 || begun < most) && !connect_one(c)) { begun++; begin(c); } else open--;
        continue;
      }
      if (!c->first) c->first = now();
      c->used += (size_t)r;
      if (!done(c)) continue;
      if (c->used > 12 && c->in[9] != '2') bad_status++;
      if (nlat == caplat) { caplat *= 2; lat = realloc(lat, caplat * sizeof *lat); ttfb = realloc(ttfb, caplat * sizeof *ttfb); }
      double t = now();
      ttfb[nlat] = (float)(c->first - c->t0); lat[nlat++] = (float)(t - c->t0);
      if (t < stop && (most < 0 || begun < most)) { begun++; begin(c); } else { close(c->fd); open--; }
    }
  }
  double took = (now() - start) / 1e6;
  qsort(lat, nlat, sizeof *lat, cmp); qsort(ttfb, nlat, sizeof *ttfb, cmp);
#define Q(v, q) (nlat ? v[(size_t)((double)(nlat - 1) * q)] : 0)
  printf("{\"requests\":%zu,\"seconds\":%.4f,\"errors\":%ld,\"not_2xx\":%ld,\"p50\":%.1f,\"p99\":%.1f,\"max\":%.1f,\"first_p50\":%.1f}\n",
    nlat, took, errors, bad_status, Q(lat, .5), Q(lat, .99), Q(lat, 1), Q(ttfb, .5));
  return 0;
}
