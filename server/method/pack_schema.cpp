// pack_schema.cpp - the embedded schema compiled with valijson, whose headers are kept to this file.
#include "method/pack_schema.hpp"

#include <string_view>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "method/embedded.hpp"

namespace jamsides::method {
namespace {

using valijson::adapters::NlohmannJsonAdapter;

const valijson::Schema& compiled_schema() {
  static const auto schema = [] {
    const auto text = nlohmann::json::parse(embedded_schema());
    auto compiled = std::make_unique<valijson::Schema>();
    valijson::SchemaParser(valijson::SchemaParser::kDraft7)
        .populateSchema(NlohmannJsonAdapter(text), *compiled);
    return compiled;
  }();
  return *schema;
}

/// valijson's steps are "<root>", "[items]", "[3]"; ours are JSON pointers.
std::string as_pointer(const std::vector<std::string>& context) {
  std::string path;
  for (std::string_view step : context) {
    if (step == "<root>") continue;
    if (step.starts_with('[') && step.ends_with(']')) step = step.substr(1, step.size() - 2);
    path = step_into(path, step);
  }
  return path;
}

}  // namespace

std::optional<Problem> breaks_schema(const nlohmann::json& document) {
  valijson::ValidationResults results;
  if (valijson::Validator().validate(compiled_schema(), NlohmannJsonAdapter(document), &results))
    return std::nullopt;
  // An outer place is reported because of an inner one: the innermost, first found, says most.
  const valijson::ValidationResults::Error* innermost = nullptr;
  for (const auto& error : results)
    if (!innermost || error.context.size() > innermost->context.size()) innermost = &error;
  if (!innermost) return Problem{"", "breaks the schema"};
  return Problem{as_pointer(innermost->context), innermost->description};
}

}  // namespace jamsides::method
