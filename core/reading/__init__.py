"""What a view paints: rows by versions with the marks resolved."""
