"""Tables of work: codes and levels, units, and how their lines become one tree."""
