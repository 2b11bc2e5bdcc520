// SPDX-License-Identifier: MIT
#include "recorded/sore_verb.hpp"

#include "client/reach.hpp"
#include "history/sores.hpp"
#include "strings/number.hpp"
#include "text/ask.hpp"
#include "words/commands/recorded/sore.hpp"
#include "words/sore.hpp"

namespace unknot::cli {

namespace {

namespace method = protocol::method;
using remedies::Area;

Words area_words() {
  Words words;
  for (std::size_t i = 0; i < remedies::areas; ++i) words.emplace_back(word_for(static_cast<Area>(i)));
  return words;
}

std::expected<Area, std::string> read_area(const std::string& text) {
  if (const auto area = remedies::from_word<Area>(text)) return *area;
  return std::unexpected(words::unknown_area(area_words(), text));
}

std::expected<int, std::string> read_score(const std::string& text) {
  const auto score = number_in<int>(text);
  if (score && *score >= 0 && *score <= history::worst_score) return *score;
  return std::unexpected(words::no_score(text));
}

std::string said(Area area, int score, const protocol::SoreReply& reply) {
  return words::score_noted(
      {.area = words::area_name(area), .score = score, .favored = reply.favored, .help = reply.help});
}

int note(Area area, int score, const Options& options, Output& output) {
  auto client = reach(options);
  if (!client) return fail(client.error(), output);
  const auto reply = client->call(method::NoteSore{.area = std::string(word_for(area)), .score = score});
  if (!reply) return fail(reply.error(), output);
  if (!reply->kept) return output.fail(exit_failed, words::score_not_recorded());
  if (options.json) output.print_json(protocol::to_object(*reply));
  if (!options.json && !options.quiet) output.print_line(said(area, score, *reply));
  return exit_done;
}

// At the end of the input, or of an area that is left out with an empty line, there is no score.
struct Reply {
  bool end = false;
  std::optional<int> score;
};

Reply ask_score(Area area, Output& output) {
  while (true) {
    const auto line = ask_line(words::score_question(words::area_name(area)));
    if (!line) return {.end = true, .score = {}};
    if (line->empty()) return {};
    if (const auto score = read_score(*line)) return {.score = *score};
    output.complain(words::score_again());
  }
}

int ask_all(const Options& options, Output& output) {
  output.complain(words::scores_question());
  for (std::size_t i = 0; i < remedies::areas; ++i) {
    const auto area = static_cast<Area>(i);
    const auto reply = ask_score(area, output);
    if (reply.end) return exit_done;
    if (!reply.score) continue;
    if (const int status = note(area, *reply.score, options, output); status != exit_done) return status;
  }
  return exit_done;
}

}  // namespace

namespace verb {

void Sore::describe(Syntax<Sore>& syntax) {
  syntax.argument("[AREA]", "upper-back, neck, shoulders, ... (default: asks for each)", &Sore::area, area_words(),
                  read_area);
  syntax.argument("[SCORE]", "0 (no pain) to 10 (the worst)", &Sore::score, {"0", "2", "4", "6", "8", "10"},
                  read_score);
  syntax.check([](const Sore& sore, const Options&) -> Objection {
    if (!sore.area || sore.score) return std::nullopt;
    return words::area_without_score();
  });
}

int Sore::run(const Options& options, Output& output) const {
  if (area && score) return note(*area, *score, options, output);
  if (can_ask() && !options.json) return ask_all(options, output);
  return output.wrong_usage(heading.name, words::nobody_to_ask_scores());
}

}  // namespace verb

}  // namespace unknot::cli
