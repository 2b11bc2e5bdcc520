# SPDX-License-Identifier: MIT
"""The pixels of a rendered picture, and how well they can be told from a ground (contrast as WCAG 2 defines it)."""
import functools
import struct
import subprocess
import zlib


@functools.cache
def rendered(svg, size):
    """Rows of (red, green, blue, alpha), 0 to 255."""
    png = subprocess.run(["rsvg-convert", "-w", str(size), "-h", str(size), svg], check=True, capture_output=True).stdout
    return decoded(png)


def decoded(png):
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert (depth, kind) == (8, 6), "rsvg-convert writes eight bits of red, green, blue and alpha"
    data, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at:at + 8])
        data += png[at + 8:at + 8 + length] if name == b"IDAT" else b""
        at += length + 12
    return unfiltered(zlib.decompress(data), width * 4, height)


def unfiltered(raw, stride, height):
    rows, above = [], bytearray(stride)
    for y in range(height):
        how, *line = raw[y * (stride + 1):(y + 1) * (stride + 1)]
        for x in range(stride):
            left, corner = (line[x - 4], above[x - 4]) if x >= 4 else (0, 0)
            line[x] = (line[x] + (0, left, above[x], (left + above[x]) // 2, nearest(left, above[x], corner))[how]) & 255
        above = line
        rows.append([tuple(line[x:x + 4]) for x in range(0, stride, 4)])
    return rows


def nearest(left, up, corner):
    guess = left + up - corner
    return min((left, up, corner), key=lambda value: abs(guess - value))


@functools.cache
def luminance(colour):
    parts = [c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def standing_out(rows, ground, against):
    """Which share of the pixels, laid on `ground`, has the 3:1 to `against` that WCAG 2 asks of graphics (1.4.11)."""
    seen = [tuple(c * p[3] / 255 + g * (1 - p[3] / 255) for c, g in zip(p[:3], ground)) for row in rows for p in row]
    return sum(contrast(colour, against) >= 3 for colour in seen) / len(seen)
