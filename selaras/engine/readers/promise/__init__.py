"""Performance agreements: who promises what to whom, and the budgets below."""
