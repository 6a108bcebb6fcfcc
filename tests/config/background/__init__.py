"""The duties of the background process."""
