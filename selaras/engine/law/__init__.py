"""What is required: regulations, dated parameters, official terms and code lists, read from data with their sources."""
