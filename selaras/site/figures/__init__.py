"""Where a figure comes from: its formula, its inputs with their places, the rule, who wrote it and when."""
