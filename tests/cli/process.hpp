// SPDX-License-Identifier: MIT
// A program under test: its own environment, its output and error stream apart.
#pragma once

#include <map>
#include <string>
#include <vector>

struct Result {
  int status = -1;  // 128 + signal if one killed it
  std::string out;
  std::string err;
};

class Process {
 public:
  using Environment = std::map<std::string, std::string>;

  // `words` begin with the program. `output` names a file to be written instead of the pipe that line() reads, or
  // `descriptor` is written instead.
  Process(std::vector<std::string> words, const Environment& environment, const std::string& output = "",
          int descriptor = -1);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // The next line of its output, without its end; "(nothing)" if none comes for long, "(end)" at the end.
  std::string line();
  void signal(int number) const;
  // Whether it ends, or has something to complain of, before long.
  [[nodiscard]] bool ends() const;
  // Stops to read its output.
  void close_output();
  // Reads to the end and waits for the program's.
  Result finish();

 private:
  bool read_more();

  int child_ = -1;
  int out_ = -1;
  int err_ = -1;
  std::string unread_;
};
