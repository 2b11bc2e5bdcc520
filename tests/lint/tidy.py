# SPDX-License-Identifier: MIT
"""clang-tidy over many sources at once.

Most of what clang-tidy does is to read the headers of others and to look for something wrong in them, for each source
anew. So sources that can stand in one file are given to it as one: private types get the number of their source, and the
names of private functions and values differ, or the compiler would say so.
"""
import json, math, os, re, shlex, shutil, subprocess, time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

MOST = 40       # sources at once: what that takes of memory stays below 2 GiB
PRIVATE = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.M | re.S)
NAMED = re.compile(r"(?:template <.*?> )?(?:(?:struct|class|enum class|enum|union) (\w+)|(?:using|namespace) (\w+) =)")
SHARED = re.compile(r"using (?!\w+ =)|static_assert\b")
LAST = re.compile(r"(\w+)(?:\[[^\]]*\])*\s*$")
WRITTEN = re.compile(r'//.*|"(?:\\.|[^"\\\n])*"|(?:::|\.|->)?\b[A-Z]\w*')     # comments, texts, and names of types
FOUND = re.compile(r"([^:]+):(\d+):(\d+: (?:error|warning): .*)")


def tool(name):
    return shutil.which(name + "-19") or name


class Tidy:
    """BUILD is a build folder whose generated headers are there. After so many SECONDS nothing more is begun."""

    def __init__(self, build, seconds=math.inf):
        self.build = Path(build)
        self.end = time.monotonic() + seconds
        self.left = []      # sources that there was no time for
        self.commands = {}
        for entry in json.loads(Path(build, "compile_commands.json").read_text()):
            self.commands.setdefault(os.path.relpath(entry["file"]), entry["command"])

    def findings(self, sources):
        """What is wrong in each of them that is, by name."""
        found = {name: [f"{name}: no target builds it"] for name in sources if name not in self.commands}
        groups = grouped(sorted(set(sources) - set(found)))
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            alone = [[name] for names in pool.map(self.apart, groups) for name in names]
            for lines in pool.map(self.of_group, filter(None, groups + alone)):
                found |= lines
        return found

    def apart(self, names):
        """Takes out of them, and returns, those that can't stand in one file with the others after all."""
        out = []
        while len(names) > 1 and time.monotonic() < self.end:
            joined = Joined(self.build / "tidy", names)
            said = self.run(tool("clang++"), *self.flags(names), "-fsyntax-only", "-ferror-limit=0", joined.path)
            wrong = [name for name in joined.findings(said.stderr) if name in names] or names[-1:]
            if said.returncode == 0:
                break
            names[:] = [name for name in names if name not in wrong]
            out += wrong
        return out

    def of_group(self, names):
        if time.monotonic() >= self.end:
            self.left += names
            return {}
        joined = Joined(self.build / "tidy", names)
        folder = Path(names[0]).parts[0]
        config = next(path for path in (Path(folder, ".clang-tidy"), Path(".clang-tidy")) if path.exists())
        said = self.run(tool("clang-tidy"), "--quiet", f"--config-file={config}", joined.path, "--", *self.flags(names))
        found = joined.findings(said.stdout)
        if said.returncode != 0 and not found:
            found[names[0]] = [f"{names[0]}: clang-tidy: {said.stderr.strip()[-300:]}"]
        return found

    @staticmethod
    def run(*command):
        return subprocess.run([*map(str, command)], capture_output=True, text=True, errors="replace")

    def flags(self, names):
        flags = {}
        for name in names:
            given = iter(shlex.split(self.commands[name])[1:])
            for flag in given:
                if flag in ("-Xclang", "-o", "-c"):      # precompiled headers; what is made of what
                    next(given)
                elif flag in ("-I", "-isystem", "-D"):
                    flags[flag + next(given)] = None
                elif not flag.startswith("-Winvalid-pch"):
                    flags[flag] = None
            flags[f"-I{os.path.dirname(os.path.abspath(name))}"] = None
        return list(flags)


class Joined:
    """Sources in one file, as some checks look at nothing that is included."""

    def __init__(self, folder, names):
        self.path, self.starts, lines = folder / (names[0].replace("/", "-")), [], 0
        folder.mkdir(exist_ok=True)
        texts = [numbered(Path(name).read_text(errors="replace"), at) for at, name in enumerate(names)]
        for name, text in zip(names, texts):
            self.starts.append((lines, name))
            lines += text.count("\n")
        self.path.write_text("".join(texts))

    def findings(self, said):
        found = {}
        for line in said.split("\n"):
            if not (parts := FOUND.match(line)):
                continue
            name, number = self.place(parts[1], int(parts[2]))
            found.setdefault(name, []).append(f"{name}:{number}:{parts[3]}")
        return found

    def place(self, file, number):
        """A header is named by where it lies, not by the wall that it was read through."""
        if os.path.abspath(file) != os.path.abspath(self.path):
            return os.path.relpath(os.path.realpath(file)), number
        start, name = max(each for each in self.starts if each[0] < number)
        return name, number - start


def numbered(text, number):
    """With `number` behind the name of each private type."""
    types = {name for name in private_names(text) if name[0].isupper()}
    text = WRITTEN.sub(lambda found: f"{found[0]}_{number}" if found[0] in types else found[0], text)
    text = re.sub(rf"\b(\w+)_{number}::\1(?=[(;])", rf"\1_{number}::\1_{number}", text)     # constructors
    return text.rstrip("\n") + "\n"


def grouped(names, clashing=lambda private: not private[0].isupper() and private, most=MOST):
    """`clashing` makes of a private name what no other source of a group may have, if there is such a thing."""
    groups = []     # each: its folder, its sources, what clashes of them
    for name in names:
        folder, text = Path(name).parts[0], Path(name).read_text(errors="replace")
        private = set(filter(None, map(clashing, private_names(text))))
        for other, sources, taken in groups:
            if other == folder and len(sources) < most and not taken & private:
                sources.append(name)
                taken |= private
                break
        else:
            groups.append((folder, [name], private))
    return [sources for _, sources, _ in groups]


def private_names(text):
    """What it declares in namespaces without a name, as clang-format lays it out; functions with what they are given."""
    lines = [line for part in PRIVATE.findall(text) for line in part.split("\n") if line and line[0] not in " }/#"]
    names = set()
    for line in lines:
        before, bracket, given = re.split(r"[{=;]", line)[0].partition("(")
        if type_name := NAMED.match(line):
            names.add(type_name[1] or type_name[2])
        elif not SHARED.match(line) and (named := LAST.search(before)):
            names.add(named[1] + bracket + given.rstrip())
    return names
