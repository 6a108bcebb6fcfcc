"""The background process: queued tasks, the search follower, the schedule, housekeeping.

Each is a `Duty` in a thread of its own; `process` starts them and stops them together.
"""
