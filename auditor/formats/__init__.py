"""Input and output formats, one file each.

An input format has `ENDINGS`, `split(stream, source, options)`, which cuts a stream of bytes into `Piece`s and does as
little as it can, and `parse(piece, options)`, which makes the `Row` of one. Splitting goes on in one process, parsing
in all of them.
"""
