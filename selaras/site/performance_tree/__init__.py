"""The performance tree: drawn, begun, changed condition by condition, and what units ask of each other for it."""
