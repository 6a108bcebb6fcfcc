"""The admin's screens about the whole site: delivery, and what was late."""
