"""The way in: the version without an import, everything else through `app`; and a quick way out."""

import gc
import os
import sys


def main() -> None:
    """Run the command line and leave at once: ending the interpreter costs more than some reads."""
    gc.disable()
    status = _run()
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:  # closed by the shell, as by `>&-`
                stream.flush()
        except BrokenPipeError:
            pass
        except OSError:
            status = status or 1
    os._exit(status)


def _run() -> int:
    """Interrupted before there is anything to catch it, too, it ends without a word."""
    try:
        return _version() if sys.argv[1:] in (["--version"], ["-V"]) else run(sys.argv[1:])
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        return 0
    except OSError:
        return 1


def _version() -> int:
    from engtrack import __version__

    print(f"engtrack {__version__}")
    return 0


def run(argv: list[str]) -> int:
    import signal

    signal.signal(signal.SIGTERM, _end)
    from engtrack import app

    prepare_streams()
    return app.run(argv)


def prepare_streams() -> None:
    """Any text can be printed anywhere: what a console's encoding lacks is written as an escape.

    Off a terminal it is UTF-8, whatever the console has, unless the environment says otherwise.
    """
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            is_asked = stream.isatty() or os.environ.get("PYTHONIOENCODING")
            encoding = None if is_asked else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace", newline="\n")


def _end(signum: int, _frame: object) -> None:
    raise SystemExit(128 + signum)


if __name__ == "__main__":
    main()
