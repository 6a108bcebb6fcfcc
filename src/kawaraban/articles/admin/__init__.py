"""The newsroom's screens in Wagtail's admin: stories, the calendar, categories and the like."""
