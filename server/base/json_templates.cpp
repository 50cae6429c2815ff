// json_templates.cpp - see json_templates.hpp.
#define JAMSIDES_JSON_TEMPLATE template
#include "base/json_templates.hpp"
