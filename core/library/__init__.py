"""What people do to articles and versions: bring in, group, align, keep and hide lines."""
