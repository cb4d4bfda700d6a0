"""``make fuzz``: real files, mutated, through the door and into a scratch database."""
