"""What a reader's page costs."""
