#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""clang-tidy over sources that are given to it as one: each finding is told of the source that it is in."""
import json, os, shutil, sys, tempfile, unittest
from pathlib import Path

import joined
from tidy import Tidy, grouped, tool

CHECKS = "Checks: '-*,clang-analyzer-core.*'\nWarningsAsErrors: '*'\n"
SOUND = """namespace {
struct Point {
  int x = 0;
};
int first(Point point) { return point.x; }
}  // namespace
int sound(int value) { return first(Point{value}); }
"""
WRONG = """namespace {
struct Point {
  int y = 0;
};
}  // namespace
int wrong(Point* point) {
  if (point) return 1;
  return point->y;
}
"""
INHERITING = """namespace {
struct Base {
  explicit Base(int value);
  int value;
};
struct Derived : Base {
  using Base::Base;
};
Base::Base(int given) : value(given) {}
}  // namespace
int inheriting() { return Derived(1).value; }
"""
HIDING = """namespace {
int sound(int value) { return value; }
}  // namespace
int hiding() { return sound(1); }
"""


class TidyTest(unittest.TestCase):
    def setUp(self):
        before = os.getcwd()
        self.addCleanup(os.chdir, before)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.chdir(folder.name)
        os.mkdir("room")
        os.mkdir("build")
        Path(".clang-tidy").write_text(CHECKS)

    def findings(self, **sources):
        entries = []
        for name, text in sources.items():
            Path(f"room/{name}.cpp").write_text(text)
            command = f"c++ -std=c++20 -o {name}.o -c {name}.cpp"
            entries.append({"file": os.path.abspath(f"room/{name}.cpp"), "command": command})
        Path("build/compile_commands.json").write_text(json.dumps(entries))
        return Tidy("build").findings([f"room/{name}.cpp" for name in sources])

    def test_a_finding_is_told_of_its_source_and_line(self):
        found = self.findings(a_sound=SOUND, b_wrong=WRONG)
        self.assertEqual(list(found), ["room/b_wrong.cpp"])
        self.assertRegex(found["room/b_wrong.cpp"][0], r"^room/b_wrong.cpp:8:\d+: error: .*NullDereference")
        self.assertEqual(os.listdir("build/tidy"), ["room-a_sound.cpp"])

    def test_private_types_keep_their_constructors(self):
        self.assertEqual(self.findings(a_inheriting=INHERITING, b_sound=SOUND), {})
        self.assertEqual(os.listdir("build/tidy"), ["room-a_inheriting.cpp"])

    def test_what_cannot_stand_with_the_others_is_looked_at_alone(self):
        found = self.findings(a_sound=SOUND, b_hiding=HIDING, c_wrong=WRONG)
        self.assertEqual(list(found), ["room/c_wrong.cpp"])
        self.assertIn("room-b_hiding.cpp", os.listdir("build/tidy"))

    def test_a_source_that_no_target_builds_is_told(self):
        Path("build/compile_commands.json").write_text("[]")
        self.assertEqual(Tidy("build").findings(["room/lost.cpp"]), {"room/lost.cpp": ["room/lost.cpp: no target builds it"]})

    def test_sources_with_the_same_private_function_are_kept_apart(self):
        for name in ("one", "two"):
            Path(f"room/{name}.cpp").write_text("namespace {\nint same(int value) { return value; }\n}  // namespace\n")
        self.assertEqual(grouped(["room/one.cpp", "room/two.cpp"]), [["room/one.cpp"], ["room/two.cpp"]])

    def test_what_is_compiled_as_one_has_no_private_name_twice_not_even_overloads(self):
        for name, private in {"one": "int same(int value)", "two": "int same(bool value)", "three": "int other(int value)"}.items():
            Path(f"room/{name}.cpp").write_text(f"namespace {{\n{private} {{ return value; }}\n}}  // namespace\n")
        names = [f"room/{name}.cpp" for name in ("one", "two", "three")]
        self.assertEqual(grouped(names, joined.name), [["room/one.cpp", "room/three.cpp"], ["room/two.cpp"]])


if __name__ == "__main__":
    if not shutil.which(tool("clang-tidy")):
        print("clang-tidy is not installed")
        sys.exit(77)
    unittest.main()
