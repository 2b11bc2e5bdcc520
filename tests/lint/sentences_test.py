#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""A sentence outside daemon/words is found wherever it may stand, and nothing else is."""
import contextlib, io, tempfile, unittest
from pathlib import Path

import sentences

VERB = """
struct Sore {
  static constexpr Heading heading{"sore", "Show", "Note how an area feels"};
};
void Sore::describe(Syntax<Sore>& syntax) {
  syntax.argument("[SCORE]", "0 (no pain) to 10 (the worst)", &Sore::score, {"0", "2"}, [](const auto& text) { return read(text); });
  syntax.check([](const Sore& sore) -> Objection {
    return "AREA needs a SCORE";
  });
}
int Sore::run() const { return say("Noted it."); }
"""


class SentencesTest(unittest.TestCase):
    def test_what_a_person_reads_is_found(self):
        for text in ("Nothing was changed.", "Can't write the page: ", " is already off.", " (in use", "At the desk", "Breaks",
                     "{} of {} breaks", "  {:<11} {} at the desk\n", "<th>Week of</th>", "<i title=\"a break\"></i>",
                     "<figure aria-label=\"Timeline from {} to"):
            with self.subTest(text):
                self.assertTrue(sentences.for_people(text))

    def test_keys_layout_and_commands_are_none(self):
        for text in ("state_why", "upper-back", "{:<11}{}  {:>11}   {}", "\n", "--since", "2026-11-16", "<li class=\"head\">",
                     "<span>{}</span></li>\n", "\">\n<ol class=\"day-hours\">\n", "org.unknot.control.Watch", "Unknot", "report.html",
                     "unknot: ", "unknot remedy off ", "systemctl --user start unknot", " scope=\"col\""):
            with self.subTest(text):
                self.assertFalse(sentences.for_people(text))

    def test_only_the_command_line_tree_may_have_them(self):
        self.assertEqual(list(sentences.texts(VERB)), [(8, "AREA needs a SCORE"), (11, "Noted it.")])

    def test_parts_of_a_text_are_read_as_one_and_comments_not_at_all(self):
        source = 'auto a = "one "\n  "two";  // "three"\n#include "four.hpp"\nauto b = \'"\' + R"(fi"ve)" + "s\\"ix\\n";\n'
        self.assertEqual(list(sentences.texts(source)), [(1, "one two"), (4, 'fi"ve'), (4, 's"ix\n')])
        self.assertEqual(sentences.unescaped(r"\033[1mDone\033[0m"), "Done")

    def test_a_planted_sentence_fails_and_its_place_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            room = Path(folder) / "cli/report"
            room.mkdir(parents=True)
            (room / "page.cpp").write_text('auto key = "state";\n')
            self.assertEqual(self.told(folder), (0, "1 files, 0 sentences outside daemon/words\n"))
            (room / "page.cpp").write_text('auto key = "state";\nauto text = "Nothing was recorded.";\n')
            status, told = self.told(folder)
            self.assertEqual(status, 1)
            self.assertIn('cli/report/page.cpp:2: say it in daemon/words: "Nothing was recorded."', told)

    @staticmethod
    def told(folder):
        output = io.StringIO()
        with contextlib.redirect_stdout(output):
            status = sentences.main(folder)
        return status, output.getvalue()


if __name__ == "__main__":
    unittest.main()
