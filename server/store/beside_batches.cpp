// beside_batches.cpp - see beside_batches.hpp.
#include "store/beside_batches.hpp"

#include <algorithm>
#include <utility>

namespace jamsides::store {
namespace {

Fault as_value(const StoreFault& fault) { return {fault.what(), fault.kind()}; }

}  // namespace

void BesideBatches::begin_copy(Log& log, const std::filesystem::path& to, CopyDone done) {
  try {
    if (copying_) throw StoreFault("a copy is being made already");
    log.begin_copy(to);
    copying_ = std::move(done);
    next_ = Clock::now();
  } catch (const StoreFault& fault) {
    tell_([done = std::move(done), fault = as_value(fault)] { done(std::unexpected(fault)); });
  }
}

void BesideBatches::begin_removal(Log& log, const GroupId& group, Store::RemoveDone done) {
  std::expected<bool, Fault> begun = false;
  try {
    begun = log.begin_removal(group);
  } catch (const StoreFault& fault) {
    begun = std::unexpected(as_value(fault));
  }
  if (begun && *begun) {
    removing_ = true;
    next_ = Clock::now();
    removed_.push_back(std::move(done));
  } else {
    tell_([done = std::move(done), begun] { done(begun); });
  }
}

std::optional<BesideBatches::Clock::time_point> BesideBatches::due() const {
  return copying_ || removing_ ? std::optional(next_) : std::nullopt;
}

std::optional<std::chrono::microseconds> BesideBatches::step(Log& log) {
  const auto from = Clock::now();
  if (from < next_ || !due()) return std::nullopt;
  const bool copies = static_cast<bool>(copying_);  // alone: it must not keep what is wiped behind it
  try {
    if (copies) {
      if (log.step_copy(pace_.copy_pages)) end_copy(log, {});
    } else if (log.broken()) {
      removing_ = false;
    } else if (log.step_removal()) {
      end_removal(true);
    }
  } catch (const StoreFault& fault) {
    if (copies) {
      end_copy(log, std::unexpected(as_value(fault)));
    } else {
      warn_(std::string("not erased yet: ") + fault.what());
      end_removal(std::unexpected(as_value(fault)));
    }
  }
  const auto now = Clock::now();
  next_ = now + std::max<Clock::duration>(pace_.pause, pace_.rest * (now - from));
  if (!copies) return std::nullopt;
  return std::chrono::duration_cast<std::chrono::microseconds>(now - from);
}

void BesideBatches::end(Log& log) {
  end_copy(log, std::unexpected(Fault{"given up, the server ends"}));
  end_removal(std::unexpected(Fault{"the server ends, the next one goes on"}));
}

void BesideBatches::end_copy(Log& log, std::expected<void, Fault> how) {
  if (!copying_) return;
  log.end_copy();
  tell_([done = std::exchange(copying_, {}), how = std::move(how)] { done(how); });
}

void BesideBatches::end_removal(std::expected<bool, Fault> how) {
  removing_ = false;
  for (auto& done : std::exchange(removed_, {})) tell_([done = std::move(done), how] { done(how); });
}

}  // namespace jamsides::store
