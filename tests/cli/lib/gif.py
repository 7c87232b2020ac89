"""Frames of a GIF, read without giflib: frames(path) gives (delay in centiseconds, width, height, pixels as RGB bytes) of each
as it is shown, over those before it."""
import struct


def sub_blocks(data, at):
    out = bytearray()
    while data[at]:
        out += data[at + 1:at + 1 + data[at]]
        at += 1 + data[at]
    return bytes(out), at + 1


def unpack(data, least):
    """LZW as GIF has it."""
    clear = 1 << least
    width, bits, held, at, old = least + 1, 0, 0, 0, None
    table = [bytes([i]) for i in range(clear)] + [b"", b""]
    out = bytearray()
    while True:
        while bits < width:
            held |= data[at] << bits
            bits += 8
            at += 1
        code = held & (1 << width) - 1
        held >>= width
        bits -= width
        if code == clear:
            table, width, old = table[:clear + 2], least + 1, None
            continue
        if code == clear + 1:
            return bytes(out)
        entry = table[code] if code < len(table) else old + old[:1]
        out += entry
        if old is not None and len(table) < 4096:
            table.append(old + entry[:1])
            if len(table) == 1 << width and width < 12:
                width += 1
        old = entry


def frames(path):
    data = open(path, "rb").read()
    assert data[:6] == b"GIF89a"
    width, height, flags = struct.unpack("<HHB", data[6:11])
    at = 13 + (3 << (flags & 7) + 1 if flags & 0x80 else 0)
    screen = bytearray(b"\xff" * (3 * width * height))
    delay, clear = 0, None
    while data[at] != 0x3b:
        if data[at] == 0x21:
            block, end = sub_blocks(data, at + 2)
            if data[at + 1] == 0xf9:
                delay = struct.unpack("<H", block[1:3])[0]
                clear = block[3] if block[0] & 1 else None
            at = end
            continue
        assert data[at] == 0x2c
        left, top, w, h, flags = struct.unpack("<HHHHB", data[at + 1:at + 10])
        size = 3 << (flags & 7) + 1
        palette = data[at + 10:at + 10 + size]
        packed, end = sub_blocks(data, at + 11 + size)
        indices = unpack(packed, data[at + 10 + size])
        assert len(indices) == w * h
        for i, index in enumerate(indices):
            if index != clear:
                to = 3 * ((top + i // w) * width + left + i % w)
                screen[to:to + 3] = palette[3 * index:3 * index + 3]
        at = end
        yield delay, width, height, bytes(screen)
