"""The way in: the version without an import, everything else through `app`; and a quick way out."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave at once: taking the interpreter down costs more than some
    reads.
    """
    gc.disable()
    if sys.argv[1:] in (["--version"], ["-V"]):
        from engtrack import __version__

        print(f"engtrack {__version__}")
        status = 0
    else:
        status = run(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            pass
        except OSError:
            status = status or 1
    os._exit(status)


def run(argv: list[str]) -> int:
    import signal

    from engtrack import app

    signal.signal(signal.SIGTERM, _end)
    prepare_streams()
    return app.run(argv)


def prepare_streams() -> None:
    """Any text can be printed anywhere: what a console's encoding lacks is written as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")


def _end(signum: int, _frame: object) -> None:
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    main()
