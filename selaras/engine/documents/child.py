"""The process that draws one document and ends (``child_command`` in ``render.py``).

It reads a job as JSON on standard input and writes one file per format into the folder, named after the format.
"""

import gc
import os
import sys

CANNOT = 3
"""Exit code when the document itself cannot be drawn; the one line on standard error says why."""


def main(folder: str) -> int:
    """Read a job from standard input and write its files into the folder. Returns the exit code."""
    from selaras.engine.documents.job import load_job
    from selaras.engine.documents.refusal import NotDrawn
    from selaras.engine.documents.render import render_job

    job = load_job(sys.stdin.buffer.read().decode("utf-8"))
    try:
        drawn = render_job(job)
    except NotDrawn as error:
        sys.stderr.write(str(error))
        return CANNOT
    for name, content in drawn.items():
        with open(os.path.join(folder, name), "wb") as file:
            file.write(content)
    return 0


def begin() -> None:
    """The whole process: its folder is its first argument."""
    # It ends before garbage could matter, and looking for some would take it 7 ms; so that is switched off before
    # anything large is imported.
    gc.disable()
    code = main(sys.argv[1])
    sys.stderr.flush()
    os._exit(code)  # all files are written; giving back memory piece by piece would take 8 ms more
