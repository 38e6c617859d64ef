"""Where the bundled program begins: the command line, which opens the window when asked nothing.

Files are read in child processes. A bundle has no Python to start them with, so it starts itself,
and `freeze_support` turns such a start into the child.
"""

from multiprocessing import freeze_support

if __name__ == "__main__":
    freeze_support()
    from core.cli.main import run

    run()
