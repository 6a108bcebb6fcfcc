"""Template filters of the conversation."""
