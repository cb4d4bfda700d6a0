"""The planning year: begun from last year's plan, reviewed, in versions and stages, beside each other and the DPA."""
