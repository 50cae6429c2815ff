// control.cpp - see control.hpp.
#include "app/control.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/error.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstring>
#include <memory>
#include <utility>

namespace jamsides::app {
namespace {

using Socket = boost::asio::local::stream_protocol::socket;
constexpr std::size_t kMaxQuestion = 256;

struct Conversation : std::enable_shared_from_this<Conversation> {
  Conversation(Socket s, Control::Ask a) : socket(std::move(s)), ask(std::move(a)) {}

  void begin() {
    boost::asio::async_read_until(
        socket, boost::asio::dynamic_buffer(question, kMaxQuestion), '\n',
        [self = shared_from_this()](const boost::system::error_code& ended, std::size_t size) {
          if (!ended) self->put(self->question.substr(0, size - 1));
        });
  }
  void put(const std::string& text) {
    ask(text, [self = shared_from_this()](std::string line) {
      self->answer = std::move(line) + "\n";
      boost::asio::async_write(self->socket, boost::asio::buffer(self->answer),
                               [self](const boost::system::error_code&, std::size_t) {});
    });
  }

  Socket socket;
  Control::Ask ask;
  std::string question, answer;
};

}  // namespace

Control::Control(boost::asio::io_context& io, const std::filesystem::path& directory, Ask ask)
    : path_(directory / "control"), acceptor_(io), pause_(io), ask_(std::move(ask)) {
  ::unlink(path_.c_str());  // the lock on the directory says that nobody else has it
  const auto mask = ::umask(0177);
  const boost::asio::local::stream_protocol::endpoint here(path_.string());
  acceptor_.open(here.protocol());
  acceptor_.bind(here);
  ::umask(mask);
  acceptor_.listen();
  accept();
}

Control::~Control() { ::unlink(path_.c_str()); }

void Control::accept() {
  acceptor_.async_accept([this](const boost::system::error_code& ended, Socket socket) {
    if (ended == boost::asio::error::operation_aborted) return;
    if (!ended) {
      std::make_shared<Conversation>(std::move(socket), ask_)->begin();
      return accept();
    }
    pause_.expires_after(std::chrono::milliseconds(100));  // no descriptor left, say; there will be again
    pause_.async_wait([this](const boost::system::error_code& stopped) {
      if (!stopped) accept();
    });
  });
}

std::expected<std::string, std::string> ask_running_server(const std::filesystem::path& directory,
                                                           const std::string& question) {
  const auto path = (directory / "control").string();
  sockaddr_un there{};
  there.sun_family = AF_UNIX;
  if (path.size() >= sizeof there.sun_path)
    return std::unexpected("the data directory's path is too long for a socket");
  std::memcpy(there.sun_path, path.c_str(), path.size() + 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  if (socket < 0) return std::unexpected("no socket");
  const timeval patience{5, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  const auto ended = [&](std::string why) {
    ::close(socket);
    return std::unexpected(std::move(why));
  };
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
    return ended("no server answers in " + path);
  const auto line = question + "\n";
  if (::send(socket, line.data(), line.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(line.size()))
    return ended("the server does not listen");
  std::string answer;
  char piece[512];
  for (;;) {
    const auto n = ::recv(socket, piece, sizeof piece, 0);
    if (n <= 0) return ended("the server does not answer");
    answer.append(piece, static_cast<std::size_t>(n));
    if (const auto end = answer.find('\n'); end != std::string::npos) {
      ::close(socket);
      return answer.substr(0, end);
    }
  }
}

}  // namespace jamsides::app
