// options_test.cpp - options that cannot be right stop the server before it listens, with words for the
// operator.
#include "app/options.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "app/app_harness.hpp"
#include "app/server.hpp"

namespace jamsides::app {
namespace {

/// Why a server with these options does not come up; "" where it would.
std::string wrong(const ServeOptions& options) {
  try {
    const Server server(options);
    return "";
  } catch (const std::exception& fault) {
    return fault.what();
  }
}

TEST(Options, ListenIsAnAddressAndAPort) {
  const TestDirectory directory;
  ServeOptions options;
  options.data = directory.path();
  for (const char* listen : {"127.0.0.1:0", "127.0.0.1:65535", "[::1]:0", "127.0.0.1"}) {
    options.listen = listen;
    EXPECT_EQ(wrong(options), "") << listen;
  }
  for (const char* listen : {"127.0.0.1:", "127.0.0.1:http", "127.0.0.1:-1", "127.0.0.1:65536",
                             "127.0.0.1:999999", "127.0.0.1: 80", "[::1]"}) {
    options.listen = listen;
    EXPECT_EQ(wrong(options), std::string("--listen is ADDRESS:PORT, not ") + listen);
  }
}

TEST(Options, LI12_TheRateIsUnlimitedOnLoopbackOnly) {
  const TestDirectory directory;
  ServeOptions options;
  options.data = directory.path();
  options.unlimited_rate = true;
  for (const char* listen : {"127.0.0.1:0", "127.8.8.8:0", "[::1]:0"}) {
    options.listen = listen;
    EXPECT_EQ(wrong(options), "") << listen;
  }
  for (const char* listen : {"0.0.0.0:0", "[::]:0", "192.168.1.7:0"}) {
    options.listen = listen;
    EXPECT_NE(wrong(options).find("--unlimited-rate"), std::string::npos) << listen;
  }
}

TEST(Options, AMethodThatCannotBeReadStopsTheServer) {
  const TestDirectory directory, packs;
  std::ofstream(packs.path() / "own.json") << "{";
  ServeOptions options;
  options.data = directory.path();
  options.method = packs.path();
  EXPECT_NE(wrong(options).find("own.json"), std::string::npos);
}

TEST(Options, ADirectoryThatAnotherServerHoldsStopsTheSecond) {
  const TestDirectory directory;
  ServeOptions options;
  options.data = directory.path();
  options.listen = "127.0.0.1:0";
  const Server first(options);
  EXPECT_NE(wrong(options), "");
}

}  // namespace
}  // namespace jamsides::app
