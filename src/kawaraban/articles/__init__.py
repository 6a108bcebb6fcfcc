"""Stories and what they are filed under: category, source and its rights, byline, tag, correction."""
