"""What developers run from the repository; none of it is in the package."""
