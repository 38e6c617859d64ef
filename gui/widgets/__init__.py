"""Small widgets and painted pieces that the panels and dialogs share."""
