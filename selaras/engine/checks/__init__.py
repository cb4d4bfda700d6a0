"""What must hold in a plan, by which rule, and what is said when it does not."""
