"""Icons, the sample article, styles and templates, read by importlib.resources."""
