"""What the sample app shows."""
