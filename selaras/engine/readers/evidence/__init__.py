"""What a file shows of its own figures: live formulas, and the sums it declares."""
