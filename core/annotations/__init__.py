"""What people attach to passages, and how it stays on its words."""
