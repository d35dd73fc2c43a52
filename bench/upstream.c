/* An AI vendor for benchmarks: one epoll thread, HTTP/1.1 keep-alive, canned answers in OpenAI's shape.
 *
 *   upstream PORT
 *
 * POST .../chat/completions with "stream":true  -> 50 server-sent events, each its own chunk and its own write
 * POST anything else                            -> one JSON answer of about 1.2 KB
 * The first e-mail-like token of the request body ('@' and what surrounds it) is repeated in the answer: once in the
 * plain one, and in every fifth event of the stream, split over two events, so that a gateway which masks must
 * restore across event borders. Bodies come with Content-Length or in chunks; nothing else is understood.
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
#include <unistd.h>

typedef struct { int fd; size_t used, cap; char *in; } Conn;

static const char filler[] =
  "Thank you for getting in touch about the parcel. It left our warehouse on Monday and the carrier scanned it at the "
  "depot on Tuesday evening, so it should be with you by the end of the week. ";

static void put(int fd, const char *p, size_t n) {
  while (n) {
    ssize_t w = write(fd, p, n);
    if (w > 0) { p += w; n -= (size_t)w; continue; }
    if (w < 0 && (errno == EAGAIN || errno == EINTR)) continue;
    return;
  }
}

static size_t token_of(const char *body, size_t n, char *out, size_t cap) {
  const char *at = memchr(body, '@', n);
  if (!at) { return (size_t)snprintf(out, cap, "nobody"); }
  const char *a = at, *b = at;
#define OK(c) (((c) >= 'a' && (c) <= 'z') || ((c) >= 'A' && (c) <= 'Z') || ((c) >= '0' && (c) <= '9') || (c) == '.' || (c) == '_' || (c) == '-' || (c) == '+')
  while (a > body && OK(a[-1])) a--;
  while (b + 1 < body + n && OK(b[1])) b++;
  size_t len = (size_t)(b - a) + 1;
  if (len >= cap) len = cap - 1;
  memcpy(out, a, len); out[len] = 0;
  return len;
}

static void event(int fd, const char *text, size_t n) {
  char sse[2048], frame[2200];
  int m = snprintf(sse, sizeof sse,
    "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-bench\",\"choices\":"
    "[{\"index\":0,\"delta\":{\"content\":\"%.*s\"},\"finish_reason\":null}]}\n\n", (int)n, text);
  int k = snprintf(frame, sizeof frame, "%x\r\n%s\r\n", m, sse);
  put(fd, frame, (size_t)k);
}

static void answer(int fd, const char *body, size_t n) {
  char tok[256];
  size_t t = token_of(body, n, tok, sizeof tok);
  if (memmem(body, n, "\"stream\":true", 13) || memmem(body, n, "\"stream\": true", 14)) {
    static const char head[] = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";
    put(fd, head, sizeof head - 1);
    for (int i = 0; i < 50; i++) {
      char piece[512];
      if (i % 5 == 3) { snprintf(piece, sizeof piece, " mail to %.*s", (int)(t / 2), tok); }
      else if (i % 5 == 4) { snprintf(piece, sizeof piece, "%s today,", tok + t / 2); }
      else { snprintf(piece, sizeof piece, " the parcel"); }
      event(fd, piece, strlen(piece));
    }
    static const char tail[] = "e\r\ndata: [DONE]\n\n\r\n0\r\n\r\n";
    put(fd, tail, sizeof tail - 1);
    return;
  }
  char json[4096], out[4400];
  int m = snprintf(json, sizeof json,
    "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-bench\",\"choices\":[{\"index\":0,"
    "\"message\":{\"role\":\"assistant\",\"content\":\"We wrote to %s. %s%s%s%s%s\"},\"finish_reason\":\"stop\"}],"
    "\"usage\":{\"prompt_tokens\":90,\"completion_tokens\":210,\"total_tokens\":300}}", tok, filler, filler, filler, filler, filler);
  int k = snprintf(out, sizeof out, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", m, json);
  put(fd, out, (size_t)k);
}

/* Length of one whole request at the start of the buffer, or 0. Sets where its body lies (chunked bodies: raw). */
static size_t whole(Conn *c, char **body, size_t *len) {
  char *end = memmem(c->in, c->used, "\r\n\r\n", 4);
  if (!end) return 0;
  size_t head = (size_t)(end - c->in) + 4, want = 0;
  int chunked = 0;
  for (char *p = c->in; p < end;) {
    char *nl = memmem(p, (size_t)(end - p) + 2, "\r\n", 2);
    if (!strncasecmp(p, "content-length:", 15)) want = strtoul(p + 15, 0, 10);
    if (!strncasecmp(p, "transfer-encoding:", 18)) chunked = 1;
    p = nl + 2;
  }
  *body = c->in + head;
  if (chunked) {
    char *z = memmem(*body, c->used - head, "0\r\n\r\n", 5);
    if (!z) return 0;
    *len = (size_t)(z - *body);
    return head + *len + 5;
  }
  if (c->used < head + want) return 0;
  *len = want;
  return head + want;
}

int main(int argc, char **argv) {
  int port = argc > 1 ? atoi(argv[1]) : 0, one = 1;
  int ls = socket(AF_INET, SOCK_STREAM, 0);
  setsockopt(ls, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
  struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t al = sizeof a;
  if (bind(ls, (void *)&a, al) || listen(ls, 1024)) { perror("listen"); return 1; }
  getsockname(ls, (void *)&a, &al);
  printf("%d\n", ntohs(a.sin_port)); fflush(stdout);
  fcntl(ls, F_SETFL, O_NONBLOCK);
  int ep = epoll_create1(0);
  struct epoll_event ev = {.events = EPOLLIN, .data.ptr = 0}, got[256];
  epoll_ctl(ep, EPOLL_CTL_ADD, ls, &ev);
  for (;;) {
    int n = epoll_wait(ep, got, 256, -1);
    for (int i = 0; i < n; i++) {
      Conn *c = got[i].data.ptr;
      if (!c) {
        int fd;
        while ((fd = accept4(ls, 0, 0, SOCK_NONBLOCK)) >= 0) {
          setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
          c = calloc(1, sizeof *c); c->fd = fd; c->cap = 65536; c->in = malloc(c->cap);
          ev.events = EPOLLIN; ev.data.ptr = c;
          epoll_ctl(ep, EPOLL_CTL_ADD, fd, &ev);
        }
        continue;
      }
      if (c->used == c->cap) { c->cap *= 2; c->in = realloc(c->in, c->cap); }
      ssize_t r = read(c->fd, c->in + c->used, c->cap - c->used);
      if (r < 0 && (errno == EAGAIN || errno == EINTR)) continue;
      if (r <= 0) { close(c->fd); free(c->in); free(c); continue; }
      c->used += (size_t)r;
      char *body; size_t len, done;
      while ((done = whole(c, &body, &len))) {
        answer(c->fd, body, len);
        memmove(c->in, c->in + done, c->used - done);
        c->used -= done;
      }
    }
  }
}
