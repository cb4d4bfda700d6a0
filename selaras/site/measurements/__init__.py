"""What was reached and spent: entered by quarter, closed, corrected, and printed as evaluation."""
