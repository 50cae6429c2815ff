// backup.cpp - names, fsync, rename; see backup.hpp. Putting one back is in restore.cpp.
#include "store/backup.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <optional>
#include <system_error>

#include "store/synced_files.hpp"
#include "store/verify.hpp"

namespace jamsides::store {
namespace {

constexpr std::string_view kPrefix = "jamsides-";
constexpr std::string_view kPart = ".part";

std::string name_of(UtcMillis now) {
  using namespace std::chrono;
  const sys_seconds at{seconds{now.n / 1000}};
  const year_month_day day{floor<days>(at)};
  const hh_mm_ss time{at - floor<days>(at)};
  char text[64];
  std::snprintf(text, sizeof text, "jamsides-%04d%02u%02uT%02d%02d%02dZ.db", static_cast<int>(day.year()),
                static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text;
}

/// When a backup of this name was begun; nothing where it is no backup's.
std::optional<UtcMillis> begun_of(const std::string& name) {
  using namespace std::chrono;
  if (name.size() != 28 || !name.starts_with(kPrefix)) return std::nullopt;
  const auto number = [&](std::size_t from, std::size_t size) {
    int n = -1;
    std::from_chars(name.data() + from, name.data() + from + size, n);
    return n;
  };
  const year_month_day day{year{number(9, 4)}, month{static_cast<unsigned>(number(13, 2))},
                           std::chrono::day{static_cast<unsigned>(number(15, 2))}};
  if (!day.ok()) return std::nullopt;
  const auto at = sys_days{day} + hours{number(18, 2)} + minutes{number(20, 2)} + seconds{number(22, 2)};
  const UtcMillis begun{duration_cast<milliseconds>(at.time_since_epoch()).count()};
  return name_of(begun) == name ? std::optional(begun) : std::nullopt;
}

std::string first_wrong_line(const VerifyReport& report) {
  for (const auto& line : report.lines) {
    if (!line.starts_with("group ") || line.find(" seq ") != std::string::npos) return line;
  }
  return "it is not sound";
}

}  // namespace

void prepare_backups(const std::filesystem::path& directory) {
  std::error_code error;
  if (directory.has_parent_path()) std::filesystem::create_directories(directory.parent_path(), error);
  if (::mkdir(directory.c_str(), 0700) != 0 && errno != EEXIST) fail_with_errno("make", directory);
  for (const auto& file : std::filesystem::directory_iterator(directory, error)) {
    const std::string name = file.path().filename().string();
    if (name.starts_with(kPrefix) && name.find(kPart) != std::string::npos) {
      std::filesystem::remove(file.path(), error);
    }
  }
  if (error) throw StoreFault("cannot look into " + directory.string() + ": " + error.message());
}

std::vector<BackupFile> backups_in(const std::filesystem::path& directory) {
  std::vector<BackupFile> all;
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(directory, error)) {
    if (const auto begun = begun_of(file.path().filename().string())) {
      all.push_back({file.path(), *begun, file.file_size(error)});
    }
  }
  std::ranges::sort(all, {}, &BackupFile::begun);
  return all;
}

std::filesystem::path part_for(const std::filesystem::path& directory, UtcMillis now) {
  const auto before = backups_in(directory);
  if (!before.empty()) now = std::max(now, before.back().begun + std::chrono::seconds(1));
  return directory / (name_of(now) + std::string(kPart));
}

std::expected<BackupFile, Fault> finish_backup(const std::filesystem::path& part, std::stop_token stop) {
  try {
    sync_file(part);
    const VerifyReport report = verify_file(part, stop);
    if (!report.sound) {
      if (stop.stop_requested()) return std::unexpected(Fault{"given up, the server ends"});
      std::filesystem::remove(part);
      return std::unexpected(
          Fault{"the copy is not sound: " + first_wrong_line(report), StoreFault::Kind::damage});
    }
    auto path = part;
    path.replace_extension();  // ".part"
    const auto begun = begun_of(path.filename().string());
    if (!begun) throw StoreFault(part.string() + " is no backup's name");
    std::filesystem::rename(part, path);
    sync_directory(path.parent_path());
    return BackupFile{path, *begun, std::filesystem::file_size(path)};
  } catch (const StoreFault& fault) {
    return std::unexpected(Fault{fault.what(), fault.kind()});
  } catch (const std::filesystem::filesystem_error& error) {
    return std::unexpected(Fault{error.what()});
  }
}

std::size_t drop_old_backups(const std::filesystem::path& directory, std::size_t keep) {
  auto all = backups_in(directory);
  const std::size_t too_many = all.size() > keep ? all.size() - keep : 0;
  std::error_code ignored;
  for (std::size_t i = 0; i < too_many; ++i) std::filesystem::remove(all[i].path, ignored);
  return too_many;
}

}  // namespace jamsides::store
