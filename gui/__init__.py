"""The window: everything that knows PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401 - sets the hook that is taken out here

# After each import PySide reads the module's source, in search of its own name: a module might ask
# for other spellings of Qt's methods. None of ours does, and three hundred sources, which stay in
# memory, would cost the start a tenth of its time and 8 MB.
builtins.__import__ = vars(builtins).get("__orig_import__", builtins.__import__)
