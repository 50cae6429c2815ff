// render.hpp - one row as each circle of audiences may see it. THE place that decides visibility (design 1,
// 9).
//
// A row has at most a few forms, tried in order: the first whose circles hold the viewer is theirs; none =
// not there for them. Network thread only; pure over the group.
#pragma once

#include <array>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "base/bug.hpp"

#include "view/audience.hpp"
#include "view/entity.hpp"

namespace jamsides::view {

/// The circles a form is meant for: a few, kept in place, because every change asks for those of each row it
/// touches.
class Circles {
 public:
  Circles(std::initializer_list<Circle> circles) {
    for (const auto& circle : circles) push_back(circle);
  }
  void push_back(const Circle& circle) {
    ASSERT_BUG(size_ < circles_.size());
    circles_[size_++] = circle;
  }
  const Circle* begin() const { return circles_.data(); }
  const Circle* end() const { return circles_.data() + size_; }

 private:
  std::array<Circle, 3> circles_{};
  std::size_t size_ = 0;
};

/// One way a row looks, and for whom.
struct Form {
  Circles circles{};
  std::string json{};  // an object; empty where only the circles were asked for
};

/// A row's forms: none or a few, kept in place.
class Forms {
 public:
  Forms() = default;
  Forms(Form only) : forms_{std::move(only)}, size_(1) {}
  Forms(Form first, Form second) : forms_{std::move(first), std::move(second)}, size_(2) {}
  Forms(Form first, Form second, Form third)
      : forms_{std::move(first), std::move(second), std::move(third)}, size_(3) {}

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  const Form& operator[](std::size_t at) const { return forms_[at]; }
  const Form* begin() const { return forms_.data(); }
  const Form* end() const { return forms_.data() + size_; }

 private:
  std::array<Form, 3> forms_{};
  std::size_t size_ = 0;
};

/// Whether the JSON text is wanted, or the circles alone.
enum class Want { json, circles };

/// The row's forms; none where no such row exists.
Forms render(const Group& group, const EntityRef& ref, Want want);

/// Every row that exists, in the order of the tables.
std::vector<EntityRef> all_rows(const Group& group);

/// Index of the form `viewer` sees, or -1.
int form_for(const Forms& forms, const Viewer& viewer);

/// Changes whenever rows change shape; part of the epoch, so old clients get a fresh welcome.
inline constexpr int kViewVersion = 6;

}  // namespace jamsides::view
