"""The duties of the year, and the way of a plan from draft to approval."""
