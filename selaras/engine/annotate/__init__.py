"""A planner's own file given back with comments at the places that findings are about, and nothing else changed."""
