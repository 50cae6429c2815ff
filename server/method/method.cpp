// method.cpp - gathers the packs, reads each, and checks what can only be seen with all of them at hand.
#include "method/method.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "method/embedded.hpp"
#include "method/pack_reader.hpp"

namespace jamsides::method {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t max_files = 64;

struct NamedText {
  std::string file;
  std::string text;
};
struct NamedPack {
  std::string file;
  Pack pack;
};

/// At most one byte more than a pack may have, so that a huge file is refused without being read to its end.
std::expected<std::string, PackError> read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::string text(max_file_bytes + 1, '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  if (in.bad() || (in.fail() && !in.eof()))
    return std::unexpected(PackError{file.string(), "", "cannot be read"});
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::expected<std::vector<NamedText>, PackError> read_directory(const fs::path& directory) {
  std::error_code failed;
  std::vector<fs::path> files;
  auto entry = fs::directory_iterator(directory, failed);
  for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
    const fs::path& path = entry->path();
    std::error_code unknown;
    if (path.extension() == ".json" && !path.filename().string().starts_with('.') &&
        !entry->is_directory(unknown))
      files.push_back(path);
  }
  if (failed)
    return std::unexpected(PackError{directory.string(), "", "cannot be listed: " + failed.message()});
  if (files.size() > max_files)
    return std::unexpected(PackError{directory.string(), "", fmt::format("more than {} packs", max_files)});
  std::ranges::sort(files);

  std::vector<NamedText> result;
  for (const auto& file : files) {
    auto text = read_file(file);
    if (!text) return std::unexpected(text.error());
    result.push_back({file.string(), *std::move(text)});
  }
  return result;
}

std::optional<PackError> add(std::vector<NamedPack>& packs, const NamedText& source) {
  auto pack = read_pack(source.text);
  if (!pack) return PackError{source.file, pack.error().path, pack.error().reason};
  const auto same_id = [&](const NamedPack& other) { return other.pack.checklist.id == pack->checklist.id; };
  if (const auto taken = std::ranges::find_if(packs, same_id); taken != packs.end())
    return PackError{source.file, "/id", fmt::format("{} is already {}", pack->checklist.id, taken->file)};
  packs.push_back({source.file, *std::move(pack)});
  return std::nullopt;
}

std::optional<PackError> mapped_to_nothing(const std::vector<NamedPack>& packs, const Library& library) {
  for (const auto& [file, pack] : packs)
    for (const auto& mapped : pack.mapping) {
      const auto target = library.checklists.find(mapped.to_pack);
      if (target == library.checklists.end())
        return PackError{file, "/mapping/to", fmt::format("there is no pack {}", mapped.to_pack)};
      if (mapped.to_item > target->second->item_count())
        return PackError{file, mapped.path, fmt::format("{} has no item {}", mapped.to_pack, mapped.to_item)};
    }
  return std::nullopt;
}

/// Fit for one line of a log: no control characters, at most `limit` bytes.
std::string readable(std::string text, std::size_t limit) {
  if (text.size() > limit) {
    while (limit > 0 && (text[limit] & 0xC0) == 0x80) --limit;  // not in the middle of a character
    text = text.substr(0, limit) + "...";
  }
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, '?');
  return text;
}

}  // namespace

std::string PackError::line() const {
  const std::string where = path.empty() ? std::string() : readable(path, 120) + ": ";
  return readable(file, 240) + ": " + where + readable(reason, 240);
}

std::expected<Library, PackError> load(const std::optional<fs::path>& directory) {
  std::vector<NamedText> sources;
  for (const auto& [name, text] : embedded_packs())
    sources.push_back({fmt::format("built-in {}", name), std::string(text)});
  if (directory) {
    auto own = read_directory(*directory);
    if (!own) return std::unexpected(own.error());
    std::ranges::move(*own, std::back_inserter(sources));
  }

  std::vector<NamedPack> packs;
  for (const auto& source : sources)
    if (auto error = add(packs, source)) return std::unexpected(*std::move(error));

  Library library;
  for (auto& [file, pack] : packs) {
    library.documents.emplace(pack.checklist.id, pack.document);
    library.checklists.emplace(pack.checklist.id, std::make_shared<const Checklist>(pack.checklist));
  }
  if (auto error = mapped_to_nothing(packs, library)) return std::unexpected(*std::move(error));
  return library;
}

}  // namespace jamsides::method
