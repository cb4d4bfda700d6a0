"""The strategy of a plan of several years: goals, objectives, strategies, policy directions, and the programs below."""
