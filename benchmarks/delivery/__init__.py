"""How fast stored pages are answered, and how soon they are true again after a change."""
