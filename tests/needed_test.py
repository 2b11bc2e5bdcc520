#!/usr/bin/python3
# SPDX-License-Identifier: MIT
"""What needed.py would build, in a build folder with three tests."""
import os
import tempfile
import unittest

import needed

NINJA = """rule CXX_EXECUTABLE_LINKER__any
  command = touch $out
build tests/desk_test: CXX_EXECUTABLE_LINKER__any
build all: phony tests/desk_test
"""
CTEST = """add_test("on a desk" "/bin/sh" "{build}/tests/desk_test")
set_tests_properties("on a desk" PROPERTIES LABELS "desktop")
add_test("the installed files" "/bin/sh" "{build}")
add_test("the pictures" "/bin/sh" "/pictures_test.py")
add_test("bytes" "{build}/bytes_fuzz")
add_test("timer_test_NOT_BUILT" "timer_test_NOT_BUILT")
"""
SOURCE = r"""TEST_CASE("a snooze ends") {}
TEST_CASE(
    "a \"long\" name "
    "in two parts",
    "[R1]") {}
TEST_CASE_METHOD(Fixture, "a method") {}
"""


class Needed(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.build = folder.name
        os.mkdir(os.path.join(self.build, "tests"))
        source = self.write("timer.cpp", SOURCE)
        self.write("build.ninja", NINJA)
        self.write("CTestTestfile.cmake", CTEST.format(build=self.build))
        self.write("tests/catch_tests", f"timer_test\tpure\t{source}\n")

    def write(self, name, text):
        path = os.path.join(self.build, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        return path

    def needs(self, *arguments):
        return needed.main(self.build, *arguments)

    def test_all_tests_need_everything(self):
        self.assertEqual(self.needs(), ["all"])
        self.assertEqual(self.needs("-j4"), ["all"])

    def test_a_test_that_was_never_built_is_found_in_the_sources(self):
        self.assertEqual(self.needs("-R", "snooze ends$"), ["timer_test"])
        self.assertEqual(self.needs("-R", 'a "long" name in two parts'), ["timer_test"])
        self.assertEqual(self.needs("-R", "a method"), ["timer_test"])

    def test_the_name_of_a_program_finds_it_before_it_is_built(self):
        self.assertEqual(self.needs("-R", "timer_test"), ["timer_test"])

    def test_a_command_needs_the_program_in_it(self):
        self.assertEqual(self.needs("--tests-regex", "desk"), ["desk_test"])

    def test_what_is_given_the_build_folder_needs_everything(self):
        self.assertEqual(self.needs("-R", "installed|desk"), ["all"])

    def test_a_program_that_ctest_does_not_find_needs_everything(self):
        self.assertEqual(self.needs("-R", "bytes"), ["all"])

    def test_nothing_is_built_for_what_runs_without(self):
        self.assertEqual(self.needs("-R", "pictures"), [])

    def test_labels_choose_too(self):
        self.assertEqual(self.needs("-L", "^(pure|unit)$"), ["timer_test"])
        self.assertEqual(self.needs("-L", "desktop"), ["desk_test"])
        self.assertEqual(self.needs("-L", "desktop", "-R", "snooze"), [])


if __name__ == "__main__":
    unittest.main()
