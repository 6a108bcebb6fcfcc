"""What an editor does to many stories at once."""
