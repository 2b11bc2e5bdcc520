// SPDX-License-Identifier: MIT
// All remedies there are: those built in, and over them those of the person's own files.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "remedies/remedy.hpp"
#include "toml_text/problem.hpp"

namespace unknot::remedies {

// Never changes; copies share one list. A pointer to an entry holds as long as any copy. What is built in is read when
// it is first looked at, as no start needs it: so all copies belong on one thread.
class Catalogue {
 public:
  // What is built in.
  Catalogue();
  explicit Catalogue(std::vector<Remedy> remedies);

  // Nothing if there is none of this id.
  [[nodiscard]] const Remedy* find(std::string_view id) const;
  // In the order of the files.
  [[nodiscard]] std::span<const Remedy> all() const;
  [[nodiscard]] std::vector<const Remedy*> stretches(Area area) const;
  // And cards.
  [[nodiscard]] std::vector<const Remedy*> companions() const;
  // For suggestions to mistyped ones.
  [[nodiscard]] std::vector<std::string> ids() const;

 private:
  std::shared_ptr<std::optional<std::vector<Remedy>>> remedies_;  // none: not read yet
};

// A file of the person's own, `remedies.d/*.toml`.
struct OwnFile {
  std::string name;  // for problems
  std::string text;
};

struct CatalogueRead {
  Catalogue catalogue;
  std::vector<toml_text::Problem> problems;
};

// What is built in and the person's own files over it, in this order. A mistake costs no more than its entry: of an
// entry that is built in, the built-in one stays.
[[nodiscard]] CatalogueRead read_catalogue(std::span<const OwnFile> files);

}  // namespace unknot::remedies
