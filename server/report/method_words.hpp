// method_words.hpp - the method's own words in one language, as documents print them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/checklist.hpp"
#include "report/language.hpp"

namespace jamsides::report {

struct MethodWords {
  std::vector<std::string> items;                // item n is items[n-1]
  std::vector<std::string> labels;               // value v is labels[v-1]
  std::map<std::string, std::string> occasions;  // by id
  std::map<std::string, std::string> purposes;   // by id
};

/// The words of a pack, `text` its JSON as the method library has checked it.
MethodWords method_words(const std::string& text, Language language);

}  // namespace jamsides::report
