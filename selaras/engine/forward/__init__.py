"""Last year's plan as the draft of the next: which years move, which targets, codes and amounts take their place."""
