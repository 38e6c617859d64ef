"""Where the bundled program begins: the command line, which opens the window when asked nothing."""

from core.cli.main import run

if __name__ == "__main__":
    run()
