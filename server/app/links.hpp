// links.hpp - links.json: the demo's ways in, for people and programs that try it. Mode 0600; the tokens are
// in it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "app/demo.hpp"

namespace jamsides::app {

/// Writes DIR/links.json: [{group, seat, organisation, organisationName, function, facilitator, key, token,
/// url}, …], organisation null for the storbild. Replaces it as a whole. Throws std::runtime_error where the
/// disk refuses.
void write_links(const std::filesystem::path& directory, const std::vector<Link>& links,
                 const std::string& base_url);

/// Gives the urls in an existing links.json a new base, e.g. after the port has changed; does nothing where
/// there is none.
void rebase_links(const std::filesystem::path& directory, const std::string& base_url);

}  // namespace jamsides::app
