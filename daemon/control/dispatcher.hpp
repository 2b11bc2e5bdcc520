// SPDX-License-Identifier: MIT
// Routes calls to the right interface, and answers org.varlink.service itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "control/interface.hpp"

namespace unknot::control {

// What GetInfo returns.
struct Product {
  std::string vendor;
  std::string product;
  std::string version;
  std::string url;
};

class Dispatcher {
 public:
  Dispatcher(Product product, std::vector<Interface> interfaces);
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  // Never empty. What can't be answered gets the error that Varlink has for it.
  [[nodiscard]] Replies answer(const protocol::Call& call) const;

 private:
  [[nodiscard]] const Interface* find(std::string_view name) const;
  [[nodiscard]] Interface own_interface();
  [[nodiscard]] Replies get_info(const protocol::Call& call) const;
  [[nodiscard]] Replies get_interface_description(const protocol::Call& call) const;

  Product product_;
  std::vector<Interface> interfaces_;
};

}  // namespace unknot::control
