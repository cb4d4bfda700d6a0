"""Complaints from counter, letter, WhatsApp and LAPOR: who handles each, its steps, and the figures they make."""
