"""What news agencies and other pages give the newsroom: the ways copy reaches the desk."""
