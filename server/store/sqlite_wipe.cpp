// sqlite_wipe.cpp - see sqlite_wipe.hpp. A page: header, the cells' places, a gap, cells with free blocks
// between them (https://sqlite.org/fileformat2.html, 1.6).
#include "store/sqlite_wipe.hpp"

#include <algorithm>
#include <vector>

namespace jamsides::store {
namespace {

constexpr std::size_t kPage = 4096;
constexpr std::size_t kFileHeader = 100;  // before the first page's own

bool zero(std::span<std::uint8_t> bytes) {
  const bool changes = std::ranges::any_of(bytes, [](std::uint8_t byte) { return byte != 0; });
  std::ranges::fill(bytes, std::uint8_t{0});
  return changes;
}

}  // namespace

bool wipe_page(std::span<std::uint8_t> page, bool is_first) {
  const auto number = [&](std::size_t at) { return std::size_t{page[at]} << 8 | page[at + 1]; };
  const std::size_t header = is_first ? kFileHeader : 0;
  const auto kind = page[header];
  const bool interior = kind == 2 || kind == 5;
  if (!interior && kind != 10 && kind != 13) return false;
  const std::size_t places = header + (interior ? 12 : 8);
  const std::size_t gap = places + 2 * number(header + 3), cells = number(header + 5);
  if (gap > cells || cells > page.size()) return false;
  for (std::size_t at = places; at < gap; at += 2) {
    if (number(at) < cells || number(at) >= page.size()) return false;
  }
  bool changed = zero(page.subspan(gap, cells - gap));
  std::size_t behind = cells;
  for (std::size_t block = number(header + 1); block != 0;) {
    if (block < behind || block + 4 > page.size()) return changed;
    const std::size_t next = number(block), size = number(block + 2);
    if (size < 4 || block + size > page.size()) return changed;
    changed = zero(page.subspan(block + 4, size - 4)) || changed;
    behind = block + size;
    block = next;
  }
  return changed;
}

std::uint32_t wipe_pages(Database& database, std::uint32_t from, std::uint32_t count) {
  database.checkpoint();
  database.forget_pages();  // or what is wiped in the file would come back from memory
  sqlite3_file* file = nullptr;
  database.check(sqlite3_file_control(database.handle(), "main", SQLITE_FCNTL_FILE_POINTER, &file), "wipe");
  const auto done = [&](int code) {
    if (code != SQLITE_OK) throw SqliteError(code, std::string("wiping: ") + sqlite3_errstr(code));
  };
  sqlite3_int64 bytes = 0;
  done(file->pMethods->xFileSize(file, &bytes));
  const auto pages = static_cast<std::uint32_t>(static_cast<std::size_t>(bytes) / kPage);
  const std::uint32_t end = std::min(pages, from - 1 + count);
  bool changed = false;
  std::vector<std::uint8_t> page(kPage);
  for (std::uint32_t n = from - 1; n < end; ++n) {
    const auto at = static_cast<sqlite3_int64>(n) * static_cast<sqlite3_int64>(kPage);
    done(file->pMethods->xRead(file, page.data(), static_cast<int>(kPage), at));
    if (!wipe_page(page, n == 0)) continue;
    done(file->pMethods->xWrite(file, page.data(), static_cast<int>(kPage), at));
    changed = true;
  }
  if (changed) done(file->pMethods->xSync(file, SQLITE_SYNC_NORMAL));
  return end < pages ? end + 1 : 0;
}

}  // namespace jamsides::store
