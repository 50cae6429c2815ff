// raw_epoll.cpp - the kernel's limit: no JSON read, nothing stored, one send for each delivery. A baseline of
// compare.
//
//   raw_epoll CHANGE_BYTES: listens on a free port of 127.0.0.1 and says which; hello joins a room, anything
//   else is given the room's next seq and sent to all of it as a text of CHANGE_BYTES that carries the
//   command's id.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <openssl/evp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Peer;
struct Room {
  std::vector<Peer*> peers;
  unsigned long long seq = 0;
};
struct Peer {
  int socket = -1;
  bool upgraded = false;
  Room* room = nullptr;
  std::string in;
};

std::size_t change_bytes = 180;
std::map<std::string, Room> rooms;

void send_all(int socket, std::string_view bytes) {
  if (::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL) < 0) std::perror("send");
}

std::string framed(std::string_view text) {
  std::string frame(1, static_cast<char>(0x81));
  if (text.size() < 126) {
    frame += static_cast<char>(text.size());
  } else {
    frame += static_cast<char>(126);
    frame += static_cast<char>(text.size() >> 8);
    frame += static_cast<char>(text.size());
  }
  return frame.append(text);
}

std::string_view between(std::string_view text, std::string_view before, char end) {
  const auto at = text.find(before);
  if (at == std::string_view::npos) return {};
  text.remove_prefix(at + before.size());
  return text.substr(0, text.find(end));
}

void answer_upgrade(Peer& peer) {
  const auto key = between(peer.in, "Sec-WebSocket-Key: ", '\r');
  const std::string salted = std::string(key) + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  EVP_Digest(salted.data(), salted.size(), hash.data(), &size, EVP_sha1(), nullptr);
  std::array<unsigned char, 64> text{};
  EVP_EncodeBlock(text.data(), hash.data(), static_cast<int>(size));
  send_all(peer.socket,
           std::string("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Protocol: jamsides.v1\r\nSec-WebSocket-Accept: ") +
               reinterpret_cast<const char*>(text.data()) + "\r\n\r\n");
  peer.upgraded = true;
  peer.in.clear();
}

void hear(Peer& peer, std::string_view text) {
  if (!peer.room) {
    peer.room = &rooms[std::string(between(text, R"("group":")", '"'))];
    peer.room->peers.push_back(&peer);
    send_all(peer.socket, framed(R"({"welcome":{"seq":)" + std::to_string(peer.room->seq) + "}}"));
    return;
  }
  std::string change = R"({"seq":)" + std::to_string(++peer.room->seq) + R"(,"id":")" +
                       std::string(between(text, R"("id":")", '"')) + R"(","put":")";
  if (change.size() + 2 < change_bytes) change.append(change_bytes - change.size() - 2, 'x');
  change += R"("})";
  const auto frame = framed(change);
  for (const auto* each : peer.room->peers) send_all(each->socket, frame);
}

/// Whole frames in what has come (clients' texts are shorter than 64 KiB, and masked).
void take_frames(Peer& peer) {
  std::size_t at = 0;
  while (peer.in.size() - at >= 6) {
    auto* bytes = reinterpret_cast<unsigned char*>(peer.in.data()) + at;
    std::size_t length = bytes[1] & 0x7F, header = 6;
    if (length == 126) {
      header = 8;
      length = static_cast<std::size_t>(bytes[2] << 8 | bytes[3]);
    }
    if (peer.in.size() - at < header + length) break;
    for (std::size_t i = 0; i < length; ++i) bytes[header + i] ^= bytes[header - 4 + (i & 3)];
    if ((bytes[0] & 0xF) == 1) hear(peer, std::string_view(peer.in).substr(at + header, length));
    at += header + length;
  }
  peer.in.erase(0, at);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc > 1) change_bytes = std::strtoul(argv[1], nullptr, 10);
  const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  ::bind(listener, reinterpret_cast<const sockaddr*>(&address), size);
  ::listen(listener, 4096);
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::printf("listening on http://127.0.0.1:%d\n", ntohs(address.sin_port));
  std::fflush(stdout);

  const int epoll = epoll_create1(0);
  epoll_event wanted{};
  wanted.events = EPOLLIN;
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &wanted);
  std::vector<std::unique_ptr<Peer>> peers;
  std::array<char, 64 << 10> inbox;
  for (;;) {
    std::array<epoll_event, 256> events;
    const int count = epoll_wait(epoll, events.data(), events.size(), -1);
    for (int i = 0; i < count; ++i) {
      auto* peer = static_cast<Peer*>(events[static_cast<std::size_t>(i)].data.ptr);
      if (!peer) {
        auto& fresh = *peers.emplace_back(std::make_unique<Peer>());
        fresh.socket = ::accept(listener, nullptr, nullptr);
        const int on = 1;
        setsockopt(fresh.socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        wanted.data.ptr = &fresh;
        epoll_ctl(epoll, EPOLL_CTL_ADD, fresh.socket, &wanted);
        continue;
      }
      const auto got = ::recv(peer->socket, inbox.data(), inbox.size(), 0);
      if (got <= 0) {
        if (peer->room) std::erase(peer->room->peers, peer);
        ::close(peer->socket);
        continue;
      }
      peer->in.append(inbox.data(), static_cast<std::size_t>(got));
      if (peer->upgraded) {
        take_frames(*peer);
      } else if (peer->in.ends_with("\r\n\r\n")) {
        answer_upgrade(*peer);
      }
    }
  }
}
