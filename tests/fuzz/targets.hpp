// targets.hpp - what is fuzzed: one function per place where bytes from outside are first read.
//
// Each reads any input and stops the program (must) where a promise does not hold. The same functions are
// libFuzzer's targets (entry.cpp) and an ordinary test over the kept inputs (corpus_test.cpp).
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace jamsides::fuzz {

/// A client's bytes: the first says how the rest is split.
void framing(std::string_view input);
/// Lines: target, Cookie, Host, Origin, X-Forwarded-For, -Proto, a public URL, a trusted proxy.
void http(std::string_view input);
/// The text of one message.
void command(std::string_view input);
/// A line with the event's type, then its stored body.
void event(std::string_view input);
/// The text of a method pack.
void pack(std::string_view input);
/// Lines: a document, then change sets as JSON.
void text(std::string_view input);

inline constexpr struct {
  const char* name;
  void (*run)(std::string_view);
} kTargets[] = {{"framing", framing}, {"http", http}, {"command", command},
                {"event", event},     {"pack", pack}, {"text", text}};

inline void must(bool holds, const char* promise) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace jamsides::fuzz
