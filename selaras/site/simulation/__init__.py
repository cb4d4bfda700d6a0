"""Simulations: what somebody would change in a plan, shown with all that it touches, before anything is stored."""
