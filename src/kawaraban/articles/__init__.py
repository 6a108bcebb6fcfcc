"""Stories, their corrections, and what they are filed under: category, source, byline, tag."""
