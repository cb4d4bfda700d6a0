"""What is shown: pages for people, thin over the registers."""
