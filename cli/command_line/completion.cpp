// SPDX-License-Identifier: MIT
#include "command_line/completion.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <functional>
#include <utility>
#include <vector>

namespace unknot::cli {

namespace {

// A command with its whole name: "config set"; empty for the root.
using Visit = std::function<void(const std::string& path, const CommandNode& command)>;

void walk(const CommandNode& command, const std::string& path, const Visit& visit) {
  visit(path, command);
  for (const CommandNode& below : command.commands) {
    walk(below, path.empty() ? below.name : path + " " + below.name, visit);
  }
}

std::string quoted(const std::string& text) {
  std::string safe;
  for (const char letter : text) safe += letter == '\'' ? std::string{"'\\''"} : std::string{letter};
  return "'" + safe + "'";
}

std::vector<std::string> option_names(const CommandNode& command) {
  std::vector<std::string> names;
  for (const OptionNode& option : command.options) names.insert(names.end(), option.names.begin(), option.names.end());
  return names;
}

// `  'config set'|'config get') TEXT ;;` lines of a case that is asked with the path.
std::string cases(const CommandNode& root, const std::function<std::string(const CommandNode&)>& text) {
  std::string lines;
  walk(root, "", [&](const std::string& path, const CommandNode& command) {
    const std::string words = text(command);
    if (!words.empty()) lines += fmt::format("    {}) echo {} ;;\n", quoted(path), quoted(words));
  });
  return lines;
}

std::string joined(const std::vector<std::string>& words) { return fmt::format("{}", fmt::join(words, " ")); }

std::string names_below(const CommandNode& command) {
  std::vector<std::string> names;
  names.reserve(command.commands.size());
  for (const CommandNode& below : command.commands) names.push_back(below.name);
  return joined(names);
}

// The options with a value, as a case that prints its choices, or FILE.
std::string value_cases(const CommandNode& root) {
  std::string lines;
  walk(root, "", [&](const std::string&, const CommandNode& command) {
    for (const OptionNode& option : command.options) {
      if (!option.takes_value) continue;
      lines += fmt::format("    {}) echo {} ;;\n", fmt::join(option.names, "|"),
                           quoted(option.choices.empty() ? "FILE" : joined(option.choices)));
    }
  });
  return lines;
}

// "KEY VALUE..."
std::string argument_names(const CommandNode& command) {
  std::vector<std::string> names;
  names.reserve(command.arguments.size());
  for (const ArgumentNode& argument : command.arguments) names.push_back(argument.name);
  return joined(names) + (command.last_repeats ? "..." : "");
}

// Shared by bash and zsh: the subcommands, options and arguments of a command, and the values of an option.
std::string tables(const CommandNode& root) {
  const auto function = [](std::string_view name, const std::string& body) {
    return fmt::format("_unknot_{}() {{\n  case \"$1\" in\n{}  esac\n}}\n\n", name, body);
  };
  return function("commands", cases(root, names_below)) +
         function("options", cases(root, [](const CommandNode& c) { return joined(option_names(c)); })) +
         function("arguments", cases(root, argument_names)) + function("values", value_cases(root));
}

// Both shells run the same walk over the words before the cursor.
constexpr auto shared =
    R"sh(# Reads the words before the one that is completed: the command, all words but the options, how many of them are
# arguments, the argument that is due, and the option that waits for its value.
_unknot_read() {
  _unknot_path='' _unknot_words=() _unknot_option=''
  local word below count=0
  for word in "$@"; do
    if [[ -n $_unknot_option ]]; then
      [[ $word == '=' ]] || _unknot_option=''
    elif [[ $word == -* ]]; then
      [[ $word == *=* || -z $(_unknot_values "$word") ]] || _unknot_option=$word
    else
      below=" $(_unknot_commands "$_unknot_path") "
      if [[ $count == 0 && $below == *" $word "* ]]; then
        _unknot_path="${_unknot_path:+$_unknot_path }$word"
      else
        count=$((count + 1))
      fi
      _unknot_words+=("$word")
    fi
  done
  _unknot_due "$count"
}

# The argument after so many of them; one with dots may come again.
_unknot_due() {
  _unknot_argument=''
  local name number=0
  for name in $(_unknot_arguments "$_unknot_path"); do
    if [[ $number == "$1" || ( $number -lt $1 && $name == *... ) ]]; then
      _unknot_argument=${name%...}
    fi
    number=$((number + 1))
  done
}

# Prints the words that may stand there, one a line; $1 is what has been typed of it.
_unknot_candidates() {
  if [[ $1 == -* ]]; then
    printf '%s\n' $(_unknot_options "$_unknot_path") $(_unknot_options '')
    return
  fi
  printf '%s\n' $(_unknot_commands "$_unknot_path")
  [[ -z $_unknot_argument ]] || unknot __complete "$_unknot_argument" "${_unknot_words[@]}" 2>/dev/null
}

)sh";

constexpr auto bash_end = R"sh(_unknot() {
  local current=${COMP_WORDS[COMP_CWORD]} values=FILE
  COMPREPLY=()
  _unknot_read "${COMP_WORDS[@]:1:COMP_CWORD-1}"
  [[ $current != '=' ]] || current=''
  if [[ -z $_unknot_option && ( $_unknot_argument != FILE || $current == -* ) ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(_unknot_candidates "$current")" -- "$current")
    return
  fi
  [[ -z $_unknot_option ]] || values=$(_unknot_values "$_unknot_option")
  if [[ $values == FILE ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$current")
  fi
}

complete -F _unknot unknot
)sh";

constexpr auto zsh_end = R"sh(_unknot() {
  setopt local_options sh_word_split
  local values=FILE
  _unknot_read "${(@)words[2,CURRENT-1]}"
  if [[ -z $_unknot_option && ( $_unknot_argument != FILE || ${words[CURRENT]} == -* ) ]]; then
    compadd -- ${(f)"$(_unknot_candidates "${words[CURRENT]}")"}
    return
  fi
  [[ -z $_unknot_option ]] || values=$(_unknot_values "$_unknot_option")
  if [[ $values == FILE ]]; then
    _files
  else
    compadd -- ${=values}
  fi
}

if [[ ${funcstack[1]} == _unknot ]]; then
  _unknot "$@"
else
  compdef _unknot unknot
fi
)sh";

constexpr auto fish_start =
    R"sh(# The command typed so far: `config set`; with -w all words but the options, with -n how many are arguments.
function __unknot_read
    set -l path
    set -l count 0
    set -l words
    for word in (commandline -opc)[2..-1]
        if string match -q -- '-*' $word
            continue
        end
        set -l longer (string join ' ' $path $word)
        if test $count = 0; and contains -- $longer $__unknot_commands
            set path $longer
        else
            set count (math $count + 1)
        end
        set -a words $word
    end
    switch "$argv[1]"
        case -w
            printf '%s\n' $words
        case -n
            echo $count
        case '*'
            echo $path
    end
end

# Whether an argument of the command is due: this one, or with a third word this one or a later one.
function __unknot_at
    test "$(__unknot_read)" = "$argv[1]"; or return
    test (__unknot_read -n) = "$argv[2]"; or begin
        set -q argv[3]; and test (__unknot_read -n) -gt "$argv[2]"
    end
end

complete -c unknot -f
)sh";

std::string fish_option(const std::string& path, const OptionNode& option) {
  std::string line = "complete -c unknot";
  if (!path.empty()) line += fmt::format(" -n {}", quoted("test \"$(__unknot_read)\" = \"" + path + "\""));
  for (const std::string& name : option.names)
    line += name.size() == 2 ? " -s " + name.substr(1) : " -l " + name.substr(2);
  if (option.takes_value) line += option.choices.empty() ? " -r -F" : " -x -a " + quoted(joined(option.choices));
  return line + " -d " + quoted(option.help) + "\n";
}

std::string fish_place(const std::string& path, std::size_t count, bool or_later = false) {
  return quoted(fmt::format("__unknot_at \"{}\" {}{}", path, count, or_later ? " or-later" : ""));
}

std::string fish_argument(const std::string& path, const CommandNode& command, std::size_t at) {
  const std::string& name = command.arguments[at].name;
  const bool repeats = command.last_repeats && at + 1 == command.arguments.size();
  const std::string words =
      name == "FILE" ? "-F" : "-a " + quoted("(unknot __complete " + name + " (__unknot_read -w) 2>/dev/null)");
  return fmt::format("complete -c unknot -n {} {}\n", fish_place(path, at, repeats), words);
}

std::string fish(const CommandNode& root) {
  std::string commands = "set -g __unknot_commands";
  std::string lines;
  walk(root, "", [&](const std::string& path, const CommandNode& command) {
    if (!path.empty()) commands += " " + quoted(path);
    for (const OptionNode& option : command.options) lines += fish_option(path, option);
    for (const CommandNode& below : command.commands) {
      lines += fmt::format("complete -c unknot -n {} -a {} -d {}\n", fish_place(path, 0), quoted(below.name),
                           quoted(below.help));
    }
    for (std::size_t at = 0; at < command.arguments.size(); ++at) lines += fish_argument(path, command, at);
  });
  return "# Completions of unknot for fish, made by `unknot completion fish`.\n" + commands + "\n\n" + fish_start +
         lines;
}

}  // namespace

std::string completion(Shell shell, const CommandNode& root) {
  switch (shell) {
    case Shell::bash:
      return "# Completions of unknot for bash, made by `unknot completion bash`.\n" + tables(root) + shared + bash_end;
    case Shell::fish: return fish(root);
    case Shell::zsh:
      return "#compdef unknot\n# Completions of unknot for zsh, made by `unknot completion zsh`.\n" + tables(root) +
             shared + zsh_end;
  }
  std::unreachable();
}

}  // namespace unknot::cli
