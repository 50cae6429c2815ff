// control.hpp - how the command line talks to the server that runs: a socket in the data directory, mode
// 0600.
//
// One question a connection ("admin-link"), one line for an answer. Whoever may open the directory may ask.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/steady_timer.hpp>
#include <expected>
#include <filesystem>
#include <functional>
#include <string>

namespace jamsides::app {

class Control {
 public:
  using Answer = std::function<void(std::string line)>;
  using Ask = std::function<void(const std::string& question, Answer answer)>;

  /// Listens on <directory>/control. Network thread only.
  Control(boost::asio::io_context& io, const std::filesystem::path& directory, Ask ask);
  ~Control();

 private:
  void accept();

  std::filesystem::path path_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
  boost::asio::steady_timer pause_;
  Ask ask_;
};

/// Asks the server that runs on `directory`; its answer, or why there is none. Blocks for at most five
/// seconds.
std::expected<std::string, std::string> ask_running_server(const std::filesystem::path& directory,
                                                           const std::string& question);

}  // namespace jamsides::app
